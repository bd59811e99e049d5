import { conflict, forbidden, Refusal, unprocessable } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { hasRepositoryRole } from "@/lib/authorization/roles.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Acting, refuseArchived, requireActing } from "../acting.ts";
import { branchMoveProblem, UNMADE_COMMIT } from "../branch-protection/enforce.ts";
import { commitPersonOf } from "../commit-person.ts";
import type { Commit } from "../git/commit.ts";
import { fetchCommit } from "../git/fetch-commit.ts";
import { mergeTrees } from "../git/merge-trees.ts";
import { getCommit } from "../git/read-commits.ts";
import { isAncestor, moveRef } from "../git/refs.ts";
import { resolveRef } from "../git/resolve-ref.ts";
import { writeCommit } from "../git/write-commit.ts";
import { refusingGit } from "../refusing-git.ts";
import { findRepositorySubject } from "../repositories/find-subject.ts";
import { recordPush } from "../repositories/record-push.ts";
import { findBranch } from "./find-head.ts";
import { type PullRow, requirePull } from "./row.ts";
import { messageOf } from "./rules.ts";
import type { MergeBranchesInput } from "./schemas.ts";

type Repository = Pick<RepositorySubject, "id" | "role" | "archived">;

/**
 * Merges a branch or commit into a branch. Null when the branch has it all. Throws 404 for what does not exist, 409 where
 * they do not go together. Source of the words: the documented answers.
 */
export async function mergeBranches({
  actor,
  repository,
  input: { base, head, commit_message: message },
}: {
  actor: Actor;
  repository: Repository;
  input: MergeBranchesInput;
}): Promise<Commit | null> {
  const acting = await requireActing(actor, repository.role);
  refuseArchived(repository);
  const before = await findBranch(repository.id, base);
  if (!before) throw new Refusal(404, "Base does not exist");
  const found = await resolveRef(repository.id, head);
  if (found?.type !== "commit") throw new Refusal(404, "Head does not exist");
  if (await isAncestor(repository.id, found.sha, before)) return null;
  const problem = await branchMoveProblem(repository.id, {
    update: { ref: `refs/heads/${base}`, before, after: UNMADE_COMMIT },
    mover: { accountId: acting.account.id, isAdmin: repository.role === "admin" },
    facts: async () => ({ forced: false, bringsMerges: true }),
  });
  if (problem) throw forbidden(problem);
  const after = await mergeInto(repository.id, {
    branch: base,
    before,
    theirs: found.sha,
    message: message ?? `Merge ${head} into ${base}`,
    acting,
    onConflict: () => conflict("Merge conflict"),
  });
  await recordPush({ repositoryId: repository.id, actor, updates: [{ ref: `refs/heads/${base}`, before, after }] });
  return getCommit(repository.id, after);
}

/**
 * Merges the base of a pull request into its head, which moves as by a push. Throws 422 when the head is not where
 * `expected` says, has everything already, or does not go together with the base; 403 without push rights to the head.
 */
export async function updateBranch({
  actor,
  repository,
  number,
  expected,
  mayPushElsewhere,
}: {
  actor: Actor;
  repository: Repository;
  number: number;
  expected: string | undefined;
  /** Whether the credential is good for the repository of the branch, where that is a fork. */
  mayPushElsewhere: boolean;
}): Promise<PullRow> {
  const acting = await requireActing(actor, repository.role);
  const pull = await requirePull(repository.id, number);
  refuseArchived(repository);
  const { headRepositoryId, headRef, baseSha } = pull;
  const before = headRepositoryId === null ? null : await findBranch(headRepositoryId, headRef);
  if (pull.state !== "open" || headRepositoryId === null || !before)
    throw unprocessable("The pull request is closed or has lost its branch.");
  if (expected !== undefined && expected !== before)
    throw unprocessable("expected head sha didn’t match current head ref.");
  await requirePushToHead(pull, { acting, repository, mayPushElsewhere });
  await fetchCommit(headRepositoryId, { from: repository.id, sha: baseSha });
  if (await isAncestor(headRepositoryId, baseSha, before))
    throw unprocessable("There are no new commits on the base branch.");
  const after = await mergeInto(headRepositoryId, {
    branch: headRef,
    before,
    theirs: baseSha,
    message: `Merge branch '${pull.baseRef}' into ${headRef}`,
    acting,
    onConflict: () => unprocessable("merge conflict between base and head"),
  });
  await recordPush({
    repositoryId: headRepositoryId,
    actor,
    updates: [{ ref: `refs/heads/${headRef}`, before, after }],
  });
  return pull;
}

/** Throws 403 where the one who acts may not push to the head, it is archived, or its rules want another way. */
async function requirePushToHead(
  { headRepositoryId, headRef, headSha, maintainerCanModify }: PullRow,
  { acting, repository, mayPushElsewhere }: { acting: Acting; repository: Repository; mayPushElsewhere: boolean },
): Promise<void> {
  const isOwn = headRepositoryId === repository.id;
  const head =
    isOwn || headRepositoryId === null
      ? repository
      : await findRepositorySubject({ id: headRepositoryId }, acting.account.id);
  const mayPush = isOwn
    ? acting.may("push")
    : mayPushElsewhere &&
      ((maintainerCanModify && acting.may("push")) || hasRepositoryRole(head?.role ?? null, "push"));
  if (!head || !mayPush) throw forbidden("Must have push access to the head branch.");
  refuseArchived(head);
  const problem = await branchMoveProblem(head.id, {
    update: { ref: `refs/heads/${headRef}`, before: headSha, after: UNMADE_COMMIT },
    mover: { accountId: acting.account.id, isAdmin: head.role === "admin" },
    facts: async () => ({ forced: false, bringsMerges: true }),
  });
  if (problem) throw forbidden(problem);
}

async function mergeInto(
  repositoryId: number,
  {
    branch,
    before,
    theirs,
    message,
    acting,
    onConflict,
  }: {
    branch: string;
    before: string;
    theirs: string;
    message: string;
    acting: Acting;
    onConflict: () => Refusal;
  },
): Promise<string> {
  const treeSha = await mergeTrees(repositoryId, before, theirs);
  if (treeSha === null) throw onConflict();
  const person = { ...(await commitPersonOf(acting.account)), at: clock.now() };
  const after = await writeCommit(repositoryId, {
    treeSha,
    parents: [before, theirs],
    message: messageOf(message, ""),
    author: person,
    committer: person,
  });
  await refusingGit(() => moveRef(repositoryId, { ref: `refs/heads/${branch}`, before, after }));
  return after;
}
