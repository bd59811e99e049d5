import { notFound } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { deleteAssetFiles } from "./asset-files.ts";
import { lockReleases } from "./create-release.ts";
import { ensureTag } from "./ensure-tag.ts";
import { publishedAs, type ReleaseAction, type ReleaseChanges, recordReleaseEvents } from "./events.ts";
import { type ReleaseRow, requireRelease } from "./row.ts";
import type { ReleaseInput } from "./schemas.ts";

/**
 * Changes a release, publishes a draft or takes a release back into one. The tag of what is then published is made
 * where it does not exist.
 * @throws 404; 403 on an archived repository; 422 for a tag that has a release and for a target that does not exist
 */
export async function updateRelease({
  actor,
  repository,
  id,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived" | "defaultBranch">;
  id: number;
  input: ReleaseInput;
}): Promise<ReleaseRow> {
  const acting = await requireActing(actor, repository.role);
  const repositoryId = repository.id;
  const held = await requireRelease({ repositoryId, id, seesDrafts: true });
  refuseArchived(repository);
  const wanted = {
    tagName: input.tag_name ?? held.tagName,
    targetCommitish: input.target_commitish || held.targetCommitish,
    draft: input.draft ?? held.draft,
    prerelease: input.prerelease ?? held.prerelease,
  };
  if (!wanted.draft) await ensureTag({ repositoryId, actor, ...wanted });
  return transaction(async (tx) => {
    if (!wanted.draft) await lockReleases(tx, { repositoryId, tagName: wanted.tagName, except: id });
    const before = await requireRelease({ repositoryId, id, seesDrafts: true }, tx);
    const latest = await settleLatest(tx, { before, ...wanted, make: input.make_latest });
    const now = clock.now();
    await tx.release.update({
      where: { id },
      data: {
        ...wanted,
        latest,
        ...(input.name !== undefined && { name: input.name || null }),
        ...(input.body !== undefined && { body: input.body || null }),
        publishedAt: wanted.draft ? null : (before.publishedAt ?? now),
        updatedAt: now,
      },
    });
    const release = await requireRelease({ repositoryId, id, seesDrafts: true }, tx);
    const changes = changesBetween(before, release);
    await recordReleaseEvents(tx, {
      actions: actionsOf(before, release, changes),
      release,
      changes,
      repositoryId,
      acting,
    });
    return release;
  });
}

/** Whether the release is named the latest from now on; no other one is then. */
async function settleLatest(
  tx: Tx,
  {
    before,
    draft,
    prerelease,
    make,
  }: { before: ReleaseRow; draft: boolean; prerelease: boolean; make: ReleaseInput["make_latest"] },
): Promise<boolean> {
  if (draft || prerelease) return false;
  const isPublishing = before.draft && make === undefined;
  const latest = make === undefined ? before.latest || isPublishing : make === "true";
  if (latest && !before.latest)
    await tx.release.updateMany({ where: { repositoryId: before.repositoryId }, data: { latest: false } });
  return latest;
}

function changesBetween(before: ReleaseRow, after: ReleaseRow): ReleaseChanges {
  return {
    ...(before.name !== after.name && { name: { from: before.name ?? "" } }),
    ...(before.body !== after.body && { body: { from: before.body ?? "" } }),
    ...(before.tagName !== after.tagName && { tag_name: { from: before.tagName } }),
    ...(before.latest !== after.latest && { make_latest: { to: after.latest } }),
  };
}

function actionsOf(before: ReleaseRow, after: ReleaseRow, changes: ReleaseChanges): ReleaseAction[] {
  const isEdited = Object.keys(changes).some((key) => key !== "make_latest") || before.prerelease !== after.prerelease;
  const edited: ReleaseAction[] =
    isEdited || (before.latest !== after.latest && before.draft === after.draft) ? ["edited"] : [];
  if (before.draft && !after.draft) return [...edited, ...publishedAs(after)];
  if (!before.draft && after.draft) return [...edited, "unpublished"];
  if (after.draft || before.prerelease === after.prerelease) return edited;
  return [...edited, after.prerelease ? "prereleased" : "released"];
}

/** Deletes a release with its files; its tag stays. Throws 404; 403 on an archived repository. */
export async function deleteRelease({
  actor,
  repository,
  id,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  id: number;
}): Promise<void> {
  const acting = await requireActing(actor, repository.role);
  const assetIds = await transaction(async (tx) => {
    const release = await requireRelease({ repositoryId: repository.id, id, seesDrafts: true }, tx);
    refuseArchived(repository);
    const { count } = await tx.release.deleteMany({ where: { id } });
    if (count === 0) throw notFound();
    await recordReleaseEvents(tx, { actions: ["deleted"], release, repositoryId: repository.id, acting });
    return release.assets.map((asset) => asset.id);
  });
  await deleteAssetFiles(repository.id, assetIds);
}
