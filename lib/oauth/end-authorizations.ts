import type { Prisma } from "@/generated/prisma/client.ts";
import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Client, clientColumn } from "./client.ts";
import { recordAuthorizationRevoked } from "./events.ts";
import { lockAuthorization } from "./lock-authorization.ts";

/** A person takes back one authorization: every code and token under it ends. Returns the client's name.
 *  @throws 404 for another person's */
export async function endAuthorization(accountId: number, authorizationId: number): Promise<string> {
  const [name] = await endWhere({ accountId, id: authorizationId }, accountId);
  if (name === undefined) throw notFound();
  return name;
}

/** A person takes back all of them. Returns how many there were. */
export async function endAllAuthorizations(accountId: number): Promise<number> {
  return (await endWhere({ accountId }, accountId)).length;
}

/** A client gives up what people agreed to: all of them, or one person's. Returns how many there were. */
export async function endAuthorizationsOfClient(
  client: Pick<Client, "kind" | "id">,
  { accountId, actorId }: { accountId?: number; actorId: number | null },
): Promise<number> {
  return (await endWhere({ ...clientColumn(client), ...(accountId !== undefined && { accountId }) }, actorId)).length;
}

/** All or none. Joins a transaction when there is one. */
async function endWhere(where: Prisma.AuthorizationWhereInput, actorId: number | null): Promise<string[]> {
  return transaction(async (tx) => {
    const rows = await tx.authorization.findMany({ where, select: { id: true }, orderBy: { id: "asc" } });
    const names: string[] = [];
    for (const { id } of rows) if (await lockAuthorization(tx, id)) names.push(await endOne(tx, id, actorId));
    return names;
  });
}

async function endOne(tx: Tx, id: number, actorId: number | null): Promise<string> {
  const client = { select: { name: true, clientId: true } } as const;
  const row = await tx.authorization.delete({
    where: { id },
    select: { accountId: true, integrationId: true, integration: client, oauthApplication: client },
  });
  const { accountId, integrationId } = row;
  const { name = "", clientId = "" } = row.integration ?? row.oauthApplication ?? {};
  if (integrationId !== null) await recordAuthorizationRevoked(tx, { integrationId, accountId });
  await recordAudit(tx, {
    action: "oauth_authorization.destroy",
    actorId,
    accountId,
    ...(integrationId !== null && { integrationId }),
    data: { client_id: clientId, name },
  });
  return name;
}
