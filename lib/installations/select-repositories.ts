import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { recordRepositoriesEvent } from "./events.ts";
import { type InstallationWithParts, installationWithParts, reachOf } from "./queries.ts";
import { requireOwnRepositories } from "./require-own-repositories.ts";
import type { SelectionInput } from "./schemas.ts";

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
    await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE id = ${installationId}::int FOR UPDATE`;
    const before = await tx.installation.findUnique({ where: { id: installationId }, include: installationWithParts });
    if (!before) throw notFound();
    await requireAdministrator(actorId, before.accountId);
    const reachedBefore = await idsReached(tx, before);
    const wanted =
      selection.repository_selection === "selected"
        ? await requireOwnRepositories(tx, before.accountId, selection.repository_ids)
        : [];
    await replaceSelection(tx, { installationId, selection: selection.repository_selection, wanted });
    const after = await tx.installation.update({
      where: { id: installationId },
      data: { repositorySelection: selection.repository_selection, updatedAt: clock.now() },
      include: installationWithParts,
    });
    const reachedAfter = await idsReached(tx, after);
    await recordChange(tx, { before, after, reachedBefore, reachedAfter, actorId });
    return after;
  });
}

async function idsReached(tx: Tx, installation: InstallationWithParts): Promise<ReadonlySet<number>> {
  const rows = await tx.repository.findMany({ where: reachOf(installation), select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

async function replaceSelection(
  tx: Tx,
  { installationId, selection, wanted }: { installationId: number; selection: "all" | "selected"; wanted: number[] },
): Promise<void> {
  const keep = selection === "selected" ? wanted : [];
  await tx.installationRepository.deleteMany({ where: { installationId, repositoryId: { notIn: keep } } });
  await tx.installationRepository.createMany({
    data: keep.map((repositoryId) => ({ installationId, repositoryId, createdAt: clock.now() })),
    skipDuplicates: true,
  });
}

async function recordChange(
  tx: Tx,
  {
    before,
    after,
    reachedBefore,
    reachedAfter,
    actorId,
  }: {
    before: InstallationWithParts;
    after: InstallationWithParts;
    reachedBefore: ReadonlySet<number>;
    reachedAfter: ReadonlySet<number>;
    actorId: number;
  },
): Promise<void> {
  const added = [...reachedAfter].filter((id) => !reachedBefore.has(id));
  const removed = [...reachedBefore].filter((id) => !reachedAfter.has(id));
  const fromAll = before.repositorySelection === "all" && after.repositorySelection === "selected";
  const common = { installation: after, senderId: actorId };
  if (added.length > 0) await recordRepositoriesEvent(tx, { ...common, action: "added", repositoryIds: added });
  if (removed.length > 0)
    await recordRepositoriesEvent(tx, { ...common, action: "removed", repositoryIds: fromAll ? [] : removed });
  for (const [action, ids] of [
    ["repositories_added", added],
    ["repositories_removed", removed],
  ] as const) {
    if (ids.length === 0) continue;
    await recordAudit(tx, {
      action: `integration_installation.${action}`,
      actorId,
      accountId: after.accountId,
      integrationId: after.integrationId,
      installationId: after.id,
      data: { repository_ids: ids, repository_selection: after.repositorySelection },
    });
  }
}
