import { GitError } from "./errors.ts";
import type { Ref } from "./list-refs.ts";
import { withObjectInfo } from "./objects.ts";
import { missingRef } from "./resolve-ref.ts";
import { requireFullSha, requireValidRef, ZERO_SHA } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** A ref that moved: `null` before for one that was created, after for one that was deleted. */
export type RefUpdate = { ref: string; before: string | null; after: string | null };

/** The ref with a full name, its object not followed any further; null when it does not exist. @throws GitError `invalid` */
export async function findRef(repositoryId: number, ref: string): Promise<Ref | null> {
  requireValidRef(ref);
  const info = await withObjectInfo(repositoryId, (find) => find(ref));
  return info && { ref, sha: info.sha, type: info.type };
}

/** Creates a ref at an object that exists. @throws GitError `conflict` when the ref exists or its name is in the way of
 *  another's, `not-found` for the object, `invalid`, also for a branch at something other than a commit */
export async function createRef(
  repositoryId: number,
  { ref, sha }: { ref: string; sha: string },
): Promise<RefUpdate & { after: string }> {
  const { current } = await requireTarget(repositoryId, { ref, sha });
  if (current) throw new GitError({ kind: "conflict", ref, expected: null, actual: current });
  await moveRef(repositoryId, { ref, before: null, after: sha });
  return { ref, before: null, after: sha };
}

/** Moves a ref that exists, unless `force` only forward. `expected` is where the caller believes it to be.
 *  @throws GitError `not-fast-forward`, `conflict`, `not-found` (ref or object), `empty-repository`, `invalid` */
export async function updateRef(
  repositoryId: number,
  { ref, sha, force = false, expected }: { ref: string; sha: string; force?: boolean; expected?: string },
): Promise<RefUpdate & { before: string; after: string }> {
  const { current } = await requireTarget(repositoryId, { ref, sha });
  if (!current) throw await missingRef(repositoryId, ref);
  requireExpected({ ref, expected, actual: current });
  if (!force && !(await isAncestor(repositoryId, current, sha))) {
    throw new GitError({ kind: "not-fast-forward", ref, before: current, after: sha });
  }
  await moveRef(repositoryId, { ref, before: current, after: sha });
  return { ref, before: current, after: sha };
}

/** Deletes a ref. @throws GitError `not-found`, `empty-repository`, `conflict`, `invalid` */
export async function deleteRef(
  repositoryId: number,
  { ref, expected }: { ref: string; expected?: string },
): Promise<RefUpdate & { before: string }> {
  const found = await findRef(repositoryId, ref);
  if (!found) throw await missingRef(repositoryId, ref);
  requireExpected({ ref, expected, actual: found.sha });
  await moveRef(repositoryId, { ref, before: found.sha, after: null });
  return { ref, before: found.sha, after: null };
}

/** Whether every commit of `ancestor` is reachable from `descendant`; both are full object names. */
export async function isAncestor(repositoryId: number, ancestor: string, descendant: string): Promise<boolean> {
  requireFullSha(ancestor);
  requireFullSha(descendant);
  // 128 is git's answer for an object that is no commit: nothing descends from it.
  const args = ["merge-base", "--is-ancestor", ancestor, descendant];
  const { code } = await runGit(repositoryId, { args, answers: [1, 128] });
  return code === 0;
}

/** Moves a ref only if it still is where `before` says; whoever lost a race is told where the ref is now.
 *  @throws GitError `conflict` */
export async function moveRef(repositoryId: number, { ref, before, after }: RefUpdate): Promise<void> {
  const verb = after === null ? "delete" : "update";
  const values = after === null ? [before ?? ZERO_SHA] : [after, before ?? ZERO_SHA];
  const input = `${[`${verb} ${ref}`, ...values].join("\0")}\0`;
  const { code, stderr } = await runGit(repositoryId, { args: ["update-ref", "--stdin", "-z"], input, answers: [128] });
  if (code === 0) return;
  const actual = (await findRef(repositoryId, ref))?.sha ?? null;
  if (actual === before && !/cannot lock ref|exists; cannot create/.test(stderr)) {
    throw new GitError({ kind: "failed", command: "update-ref", exitCode: code, stderr });
  }
  throw new GitError({ kind: "conflict", ref, expected: before, actual });
}

async function requireTarget(
  repositoryId: number,
  { ref, sha }: { ref: string; sha: string },
): Promise<{ current: string | null }> {
  requireValidRef(ref);
  requireFullSha(sha);
  const [target, current] = await withObjectInfo(repositoryId, async (find) => [await find(sha), await find(ref)]);
  if (!target) throw new GitError({ kind: "not-found", what: "object", name: sha });
  if (ref.startsWith("refs/heads/") && target.type !== "commit") {
    throw new GitError({ kind: "invalid", field: "sha", problem: `is a ${target.type}; a branch needs a commit` });
  }
  return { current: current?.sha ?? null };
}

function requireExpected({
  ref,
  expected,
  actual,
}: {
  ref: string;
  expected: string | undefined;
  actual: string;
}): void {
  if (expected === undefined || expected === actual) return;
  throw new GitError({ kind: "conflict", ref, expected, actual });
}
