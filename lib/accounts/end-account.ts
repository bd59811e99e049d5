import { deleteFilesAfterCommit } from "@/lib/host/repositories/delete-files.ts";
import { endTransfers } from "@/lib/host/repositories/transfers/end-transfers.ts";
import { endRequestsTo } from "@/lib/installations/requests/settle-requests.ts";
import { removeInstallationsOn } from "@/lib/installations/uninstall.ts";
import { endIntegrationsOf } from "@/lib/integrations/delete-integration.ts";
import { endIntegrationTransfers } from "@/lib/integrations/transfers/end-transfers.ts";
import { db, type Tx } from "@/lib/platform/db.ts";
import { outliveOwner } from "@/lib/webhooks/outlive-owner.ts";

/** What an account's end takes along, for its owners to read before. */
export type WhatEnds = { repositories: number; installations: number; integrations: number };

export async function whatEndsWith(accountId: number): Promise<WhatEnds> {
  const [repositories, installations, integrations] = await Promise.all([
    db.repository.count({ where: { ownerId: accountId } }),
    db.installation.count({ where: { accountId } }),
    db.integration.count({ where: { ownerId: accountId } }),
  ]);
  return { repositories, installations, integrations };
}

/**
 * The end of a person's or an organization's account: what is installed on it is uninstalled, its integrations are
 * deleted, which both tell their webhooks, and its repositories go with their files.
 */
export async function endAccount(
  tx: Tx,
  { accountId, actorId }: { accountId: number; actorId: number },
): Promise<void> {
  await removeInstallationsOn(tx, { accountId, senderId: actorId });
  await endRequestsTo(tx, { accountId, actorId });
  await endIntegrationsOf(tx, { ownerId: accountId, actorId });
  await outliveOwner(tx, { organizationId: accountId });
  const repositories = await tx.repository.findMany({ where: { ownerId: accountId }, select: { id: true } });
  await endTransfers(tx, { repositoryIds: repositories.map(({ id }) => id) });
  await endTransfers(tx, { receiverOrSenderId: accountId });
  await endIntegrationTransfers(tx, { receiverOrSenderId: accountId });
  await tx.account.delete({ where: { id: accountId } });
  deleteFilesAfterCommit(repositories.map(({ id }) => id));
}
