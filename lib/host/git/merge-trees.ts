import type { Commit } from "./commit.ts";
import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";
import { type CommitPerson, writeCommit } from "./write-commit.ts";

const TIMEOUT_MS = 30_000;
const CONFLICTS = 1;
/** Signs the commits that replaying needs on the way, to which nothing ever leads. */
const NOBODY: CommitPerson = { name: "Mortise", email: "git@localhost", at: new Date(0) };

/** The tree that merging two commits makes; null where the same lines were changed on both sides, or their histories
 *  have nothing in common. @throws GitError `timeout`, `failed` */
export async function mergeTrees(repositoryId: number, ours: string, theirs: string): Promise<string | null> {
  requireFullSha(ours);
  requireFullSha(theirs);
  const related = await runGit(repositoryId, { args: ["merge-base", ours, theirs], answers: [1] });
  if (related.code !== 0) return null;
  const { code, stdout } = await runGit(repositoryId, {
    args: ["merge-tree", "--write-tree", "--no-messages", "-z", ours, theirs],
    answers: [CONFLICTS],
    timeoutMs: TIMEOUT_MS,
  });
  return code === CONFLICTS ? null : stdout.toString().slice(0, 40);
}

/** Makes commits again on top of another one, each with its author and message; returns the last, or null where one of
 *  them does not fit. They are to be given oldest first, without merges. @throws GitError `timeout`, `failed` */
export async function replayCommits(
  repositoryId: number,
  { onto, commits, committer }: { onto: string; commits: readonly Commit[]; committer: CommitPerson },
): Promise<string | null> {
  let tip = onto;
  for (const commit of commits) {
    const treeSha = await replayTree(repositoryId, commit, tip);
    if (treeSha === null) return null;
    const { author, message } = commit;
    tip = await writeCommit(repositoryId, { treeSha, parents: [tip], author, committer, message });
  }
  return tip;
}

/** What one commit changes, made on another commit. Git takes the base of a merge from history alone, so the three
 *  trees are given a small history of their own. */
async function replayTree(repositoryId: number, commit: Commit, onto: string): Promise<string | null> {
  const parent = commit.parents[0];
  if (parent === undefined) return null;
  const [before, ours] = await Promise.all([treeOf(repositoryId, parent), treeOf(repositoryId, onto)]);
  const bare = { author: NOBODY, committer: NOBODY, message: "" };
  const base = await writeCommit(repositoryId, { ...bare, treeSha: before, parents: [] });
  const sides = [ours, commit.treeSha].map((treeSha) =>
    writeCommit(repositoryId, { ...bare, treeSha, parents: [base], message: treeSha }),
  );
  const [one, other] = (await Promise.all(sides)) as [string, string];
  return mergeTrees(repositoryId, one, other);
}

async function treeOf(repositoryId: number, commitSha: string): Promise<string> {
  const { stdout } = await runGit(repositoryId, { args: ["rev-parse", "--verify", `${commitSha}^{tree}`] });
  return stdout.toString().trim();
}
