import { validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { ensureTag } from "./ensure-tag.ts";
import { publishedAs, recordReleaseEvents } from "./events.ts";
import { generateNotes } from "./notes.ts";
import { findReleaseByTag, type ReleaseRow, requireRelease } from "./row.ts";
import type { NewReleaseInput } from "./schemas.ts";

/**
 * Makes a release, published unless it is a draft; the tag of a published one is made where it does not exist.
 * @throws 403 on an archived repository; 422 for a tag that has a release and for a target that does not exist
 */
export async function createRelease({
  actor,
  repository,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "ownerLogin" | "name" | "role" | "archived" | "defaultBranch">;
  input: NewReleaseInput;
}): Promise<ReleaseRow> {
  const acting = await requireActing(actor, repository.role);
  refuseArchived(repository);
  const repositoryId = repository.id;
  const targetCommitish = input.target_commitish || repository.defaultBranch;
  const { tag_name: tagName, draft, prerelease } = input;
  if (!draft) {
    await refuseTaken(repositoryId, tagName);
    await ensureTag({ repositoryId, actor, tagName, targetCommitish });
  }
  const notes = input.generate_release_notes ? await generateNotes(repository, input) : null;
  return transaction(async (tx) => {
    if (!draft) await lockReleases(tx, { repositoryId, tagName });
    const now = clock.now();
    const latest = !draft && !prerelease && input.make_latest === "true";
    if (latest) await tx.release.updateMany({ where: { repositoryId }, data: { latest: false } });
    const { id } = await tx.release.create({
      data: {
        repositoryId,
        authorId: actor.accountId,
        tagName,
        targetCommitish,
        name: input.name || notes?.name || null,
        body: [input.body, notes?.body].filter(Boolean).join("\n\n") || null,
        draft,
        prerelease,
        latest,
        createdAt: now,
        updatedAt: now,
        publishedAt: draft ? null : now,
      },
    });
    const release = await requireRelease({ repositoryId, id, seesDrafts: true }, tx);
    const actions = ["created", ...(draft ? [] : publishedAs(release))] as const;
    await recordReleaseEvents(tx, { actions, release, repositoryId, acting });
    return release;
  });
}

/** Of two who publish the same tag at once the second finds it taken. */
export async function lockReleases(
  tx: Tx,
  { repositoryId, tagName, except }: { repositoryId: number; tagName: string; except?: number },
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Repository" WHERE id = ${repositoryId} FOR UPDATE`;
  await refuseTaken(repositoryId, tagName, { tx, except });
}

/** Source of the words: recorded answers. */
async function refuseTaken(
  repositoryId: number,
  tagName: string,
  { tx, except }: { tx?: Tx; except?: number | undefined } = {},
): Promise<void> {
  const taken = await findReleaseByTag(repositoryId, tagName, tx);
  if (taken && taken.id !== except)
    throw validationFailed({ resource: "Release", field: "tag_name", code: "already_exists" });
}
