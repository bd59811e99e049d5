import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { refuseField } from "../refuse.ts";
import { type RequestWithParts, requestWithParts } from "./queries.ts";
import { tellOwners } from "./tell.ts";

export type NewRequest = {
  integrationId: number;
  accountId: number;
  requesterId: number;
  /** The version that the requester read. */
  version: number;
  reason: string | null;
  repositorySelection: "all" | "selected";
  /** Empty when all are asked for. */
  repositoryIds: readonly number[];
  state: string | null;
};

/** A request with its line in the log, mail and notices. Whether the requester may ask is decided by the caller. */
export async function insertRequest(tx: Tx, { repositoryIds, ...request }: NewRequest): Promise<RequestWithParts> {
  const created = await tx.installationRequest.create({
    data: {
      ...request,
      createdAt: clock.now(),
      repositories: { createMany: { data: repositoryIds.map((repositoryId) => ({ repositoryId })) } },
    },
    include: requestWithParts,
  });
  await recordAudit(tx, {
    action: "integration_installation_request.create",
    actorId: request.requesterId,
    accountId: request.accountId,
    integrationId: request.integrationId,
    data: {
      request_id: created.id,
      repository_selection: request.repositorySelection,
      repository_ids: [...repositoryIds],
    },
  });
  await tellOwners(tx, created);
  return created;
}

/** Whether a write ran into the requester's own open request. */
export const isOpenAlready = (error: unknown): boolean =>
  violatedUniqueIndex(error)?.startsWith("InstallationRequest_") ?? false;

export const askedAlready = () =>
  refuseField(
    "target_id",
    "You asked for this already, and it waits for an answer. Cancel that request to ask for something else.",
    "already_exists",
  );
