import type { IncomingObjects } from "./changed-paths.ts";
import type { RefUpdate } from "./refs.ts";
import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** What a move of a branch does to its history. */
export type UpdateFacts = {
  /** Commits that the branch had are gone from it. */
  forced: boolean;
  /** One of the commits that come has several parents. */
  bringsMerges: boolean;
};

/** What an update would do; `incoming` has the objects of a push that is not accepted yet. @throws GitError `failed` */
export async function factsOfUpdate(
  repositoryId: number,
  { before, after }: Pick<RefUpdate, "before" | "after">,
  incoming: IncomingObjects = {},
): Promise<UpdateFacts> {
  if (before === null || after === null) return { forced: false, bringsMerges: false };
  requireFullSha(before, "before");
  requireFullSha(after, "after");
  const env = incoming;
  // 1 and 128 are answers: no ancestor, and no commit, from which nothing descends.
  const [ancestry, merges] = await Promise.all([
    runGit(repositoryId, { args: ["merge-base", "--is-ancestor", before, after], env, answers: [1, 128] }),
    runGit(repositoryId, { args: ["rev-list", "--merges", "--max-count=1", after, `^${before}`], env, answers: [128] }),
  ]);
  return { forced: ancestry.code !== 0, bringsMerges: merges.stdout.length > 0 };
}
