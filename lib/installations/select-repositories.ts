import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { recordRepositoriesEvent } from "./events.ts";
import { lockInstallation } from "./lock-installation.ts";
import { type InstallationWithParts, installationWithParts, reachOf } from "./queries.ts";
import { validated } from "./refuse.ts";
import { settleMetRequests } from "./requests/settle-requests.ts";
import { requireOwnRepositories } from "./require-own-repositories.ts";
import { type SelectionInput, selectionInput } from "./schemas.ts";

/**
 * Changes which repositories an installation reaches. Throws 404 when it is gone, 403 when the person does not
 * administer its account, 422 when a chosen repository is not the account's.
 */
export async function selectRepositories({
  installationId,
  actorId,
  selection,
}: {
  installationId: number;
  actorId: number;
  selection: SelectionInput;
}): Promise<InstallationWithParts> {
  return transaction(async (tx) => {
    const { accountId } = await lockInstallation(tx, installationId);
    await requireAdministrator(actorId, accountId, tx);
    const { repository_selection, repository_ids } = validated(selectionInput, selection);
    const ids = repository_selection === "selected" ? await requireOwnRepositories(tx, accountId, repository_ids) : [];
    return replaceSelection(tx, { installationId, actorId, repositorySelection: repository_selection, ids });
  });
}

/** The new selection with its events and log lines; nothing at all when it is what it was. */
export async function replaceSelection(
  tx: Tx,
  {
    installationId,
    actorId,
    repositorySelection,
    ids,
    requesterId,
  }: {
    installationId: number;
    actorId: number;
    repositorySelection: "all" | "selected";
    ids: readonly number[];
    /** Who had asked for what is added. */
    requesterId?: number | undefined;
  },
): Promise<InstallationWithParts> {
  const before = await lockInstallation(tx, installationId);
  const reachedBefore = await idsReached(tx, before);
  await replaceRows(tx, installationId, ids);
  const reachedAfter = await idsReached(tx, { ...before, repositorySelection });
  const added = [...reachedAfter].filter((id) => !reachedBefore.has(id));
  const removed = [...reachedBefore].filter((id) => !reachedAfter.has(id));
  if (added.length + removed.length === 0 && before.repositorySelection === repositorySelection) return before;
  const after = await tx.installation.update({
    where: { id: installationId },
    data: { repositorySelection, updatedAt: clock.now() },
    include: installationWithParts,
  });
  await recordChange(tx, { before, after, added, removed, actorId, requesterId });
  await settleMetRequests(tx, { installation: after, actorId });
  return after;
}

async function idsReached(
  tx: Tx,
  installation: { id: number; accountId: number; repositorySelection: "all" | "selected" },
): Promise<ReadonlySet<number>> {
  const rows = await tx.repository.findMany({ where: reachOf(installation), select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** In two statements with one parameter for all ids, however many there are. */
async function replaceRows(tx: Tx, installationId: number, ids: readonly number[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM "InstallationRepository"
    WHERE "installationId" = ${installationId}::int AND "repositoryId" <> ALL(${[...ids]}::int[])`;
  await tx.$executeRaw`INSERT INTO "InstallationRepository" ("installationId", "repositoryId", "createdAt")
    SELECT ${installationId}::int, id, ${clock.now()}::timestamptz FROM unnest(${[...ids]}::int[]) AS id
    ON CONFLICT DO NOTHING`;
}

/** A change between all and selected is told even when no repository comes or goes by it. */
async function recordChange(
  tx: Tx,
  {
    before,
    after,
    added,
    removed,
    actorId,
    requesterId,
  }: {
    before: InstallationWithParts;
    after: InstallationWithParts;
    added: readonly number[];
    removed: readonly number[];
    actorId: number;
    requesterId: number | undefined;
  },
): Promise<void> {
  const switched = before.repositorySelection !== after.repositorySelection;
  const fromAll = switched && after.repositorySelection === "selected";
  const toAll = switched && after.repositorySelection === "all";
  const common = { installation: after, senderId: actorId };
  if (added.length > 0 || toAll)
    await recordRepositoriesEvent(tx, { ...common, action: "added", repositoryIds: added, requesterId });
  if (removed.length > 0 || fromAll)
    await recordRepositoriesEvent(tx, { ...common, action: "removed", repositoryIds: fromAll ? [] : removed });
  const lines = [
    { action: "repositories_added", ids: added, always: toAll },
    { action: "repositories_removed", ids: removed, always: fromAll },
  ] as const;
  for (const { action, ids, always } of lines) {
    if (ids.length === 0 && !always) continue;
    await recordAudit(tx, {
      action: `integration_installation.${action}`,
      actorId,
      accountId: after.accountId,
      integrationId: after.integrationId,
      installationId: after.id,
      data: { repository_ids: [...ids], repository_selection: after.repositorySelection },
    });
  }
}
