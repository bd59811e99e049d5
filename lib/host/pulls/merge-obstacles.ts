import { branchMergeRules } from "../branch-protection/enforce.ts";
import type { Mover } from "../branch-protection/rules.ts";
import { isAncestor } from "../git/refs.ts";
import { reviewStanding } from "./review-standing.ts";
import type { PullRow } from "./row.ts";
import type { MergeMethod } from "./rules.ts";

type Merged = Pick<PullRow, "pullId" | "repositoryId" | "baseRef" | "baseSha" | "headSha" | "state">;

/** What the rules of its base say of merging a pull request onto the commit `onto`, by who merges and how. */
export const mergeRulesOf = (
  { pullId, repositoryId, baseRef, headSha }: Omit<Merged, "state" | "baseSha">,
  onto: string,
) =>
  branchMergeRules(repositoryId, {
    branch: baseRef,
    headSha,
    facts: async ({ dismissStale }) => ({
      ...(await reviewStanding(pullId, dismissStale ? headSha : null)),
      upToDate: await isAncestor(repositoryId, onto, headSha),
    }),
  });

/** What stands in the way of each way to merge a pull request for somebody, as a sentence; null where nothing does. */
export async function mergeObstacles(pull: Merged, mover: Mover): Promise<Record<MergeMethod, string | null>> {
  const problem = pull.state === "open" ? await mergeRulesOf(pull, pull.baseSha) : () => null;
  return {
    merge: problem({ mover, method: "merge" }),
    squash: problem({ mover, method: "squash" }),
    rebase: problem({ mover, method: "rebase" }),
  };
}
