import type { Prisma, RequestOutcome } from "@/generated/prisma/client.ts";
import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { type RequestWithParts, requestWithParts } from "./queries.ts";
import { tellOutcome } from "./tell.ts";

/** The request, held until the transaction ends. Its integration is kept as well, and first, as by whoever deletes that one.
 *  @throws 404 when there is none */
export async function lockRequest(tx: Tx, id: number): Promise<RequestWithParts> {
  await tx.$queryRaw`SELECT g.id FROM "Integration" g JOIN "InstallationRequest" q ON q."integrationId" = g.id
    WHERE q.id = ${id}::int FOR KEY SHARE OF g`;
  await tx.$queryRaw`SELECT id FROM "InstallationRequest" WHERE id = ${id}::int FOR UPDATE`;
  const request = await tx.installationRequest.findUnique({ where: { id }, include: requestWithParts });
  if (!request) throw notFound();
  return request;
}

/** Closes an open request with its line in the log, and tells the requester. */
export async function closeRequest(
  tx: Tx,
  {
    requestId,
    outcome,
    actorId,
    answer = null,
  }: { requestId: number; outcome: RequestOutcome; actorId: number; answer?: string | null },
): Promise<RequestWithParts> {
  const closed = await tx.installationRequest.update({
    where: { id: requestId },
    data: { open: null, closedAt: clock.now(), outcome, closedById: actorId, answer },
    include: requestWithParts,
  });
  await recordAudit(tx, {
    action: "integration_installation_request.close",
    actorId,
    accountId: closed.accountId,
    integrationId: closed.integrationId,
    data: { request_id: closed.id, outcome },
  });
  await tellOutcome(tx, closed);
  return closed;
}

/** Approves what an installation, as it is now, gives already: an owner who installs or adds repositories by
 *  themselves answers those who asked for it. */
export async function settleMetRequests(
  tx: Tx,
  {
    installation,
    actorId,
  }: {
    installation: { id: number; integrationId: number; accountId: number; repositorySelection: "all" | "selected" };
    actorId: number;
  },
): Promise<void> {
  const { id, integrationId, accountId, repositorySelection } = installation;
  const open = await tx.installationRequest.findMany({
    where: { integrationId, accountId, open: true },
    include: requestWithParts,
  });
  for (const request of open) {
    const wanted = request.repositories.map(({ repositoryId }) => repositoryId);
    const reached =
      repositorySelection === "all" ||
      (request.repositorySelection === "selected" &&
        wanted.length > 0 &&
        (await tx.installationRepository.count({ where: { installationId: id, repositoryId: { in: wanted } } })) ===
          wanted.length);
    if (reached) await closeRequest(tx, { requestId: request.id, outcome: "approved", actorId });
  }
}

/** Ends the open requests about an integration that nobody can approve any more; `exceptTo` is an account that may
 *  still install it. */
export async function endRequests(
  tx: Tx,
  { integrationId, actorId, exceptTo }: { integrationId: number; actorId: number; exceptTo?: number },
): Promise<void> {
  const accounts = exceptTo !== undefined && { accountId: { not: exceptTo } };
  await endWhere(tx, { integrationId, ...accounts }, actorId);
}

/** Ends the open requests to an account that is about to end itself. */
export async function endRequestsTo(
  tx: Tx,
  { accountId, actorId }: { accountId: number; actorId: number },
): Promise<void> {
  await endWhere(tx, { accountId }, actorId);
}

async function endWhere(tx: Tx, where: Prisma.InstallationRequestWhereInput, actorId: number): Promise<void> {
  const open = await tx.installationRequest.findMany({
    where: { ...where, open: true },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of open) await closeRequest(tx, { requestId: id, outcome: "ended", actorId });
}
