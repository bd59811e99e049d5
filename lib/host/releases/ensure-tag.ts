import { Refusal, validationFailed } from "@/lib/api/errors.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { createRef, findRef } from "../git/refs.ts";
import { refsContaining } from "../git/refs-containing.ts";
import { isEmptyRepository, resolveRef } from "../git/resolve-ref.ts";
import { refusingGit } from "../refusing-git.ts";
import { recordPush } from "../repositories/record-push.ts";

/**
 * Makes the tag of a release that is published, where it does not exist yet, and tells of it as of any tag.
 * @throws 422 for a repository without commits and for a target that is no commit
 */
export async function ensureTag({
  repositoryId,
  actor,
  tagName,
  targetCommitish,
}: {
  repositoryId: number;
  actor: Actor;
  tagName: string;
  targetCommitish: string;
}): Promise<void> {
  const ref = `refs/tags/${tagName}`;
  if (await findRef(repositoryId, ref)) return;
  const target = await requireTarget(repositoryId, targetCommitish);
  const update = await refusingGit(() => createRef(repositoryId, { ref, sha: target }), {
    // Somebody else made it meanwhile, or a name in its way keeps it from being made.
    conflict: () =>
      validationFailed({ resource: "Release", field: "tag_name", code: "invalid", message: "The tag cannot be made." }),
  });
  await recordPush({ repositoryId, actor, updates: [update] });
}

/** The commit that a tag would be made at: one that a branch, a tag or a pull request has, and none that was left behind or
 *  came along for something else. Throws 422. */
export async function requireTarget(repositoryId: number, targetCommitish: string): Promise<string> {
  const target = await resolveRef(repositoryId, targetCommitish);
  if (target?.type === "commit" && (target.kind !== "sha" || (await isKept(repositoryId, target.sha))))
    return target.sha;
  if (await isEmptyRepository(repositoryId))
    throw new Refusal(422, "Repository is empty.", {
      errors: [{ resource: "Release", field: "tag_name", code: "custom", message: "Repository is empty." }],
    });
  throw validationFailed({
    resource: "Release",
    field: "target_commitish",
    code: "invalid",
    message: `${targetCommitish} is no branch or commit of the repository.`,
  });
}

const isKept = async (repositoryId: number, sha: string): Promise<boolean> =>
  (await refsContaining(repositoryId, { sha, under: "refs/", limit: 1 })).length > 0;
