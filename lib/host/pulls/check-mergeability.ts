import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { mergeTrees } from "../git/merge-trees.ts";
import { setRef } from "../git/set-ref.ts";
import { writeCommit } from "../git/write-commit.ts";
import { measure } from "./measure.ts";
import { isFailing } from "./queries.ts";
import type { PullRow } from "./row.ts";
import { type Mergeability, mergeableState, mergeRefOf } from "./rules.ts";
import { canReplay } from "./try-rebase.ts";

/** Whoever made a merge only to try it. */
const HOST = { name: "Mortise", email: "git@localhost" };

/**
 * Whether an open pull request can be merged, tried with git unless that was done for these two commits before. The
 * merge made to try it is at refs/pull/N/merge. Returns the pull request with what was found out.
 */
export async function checkMergeability<Pull extends PullRow>(
  pull: Pull,
): Promise<{ pull: Pull; mergeability: Mergeability }> {
  const open = pull.state === "open";
  if (!open) return { pull, mergeability: { mergeable: null, rebaseable: null, state: "unknown" } };
  const isKnown = pull.checkedBase === pull.baseSha && pull.checkedHead === pull.headSha;
  const checked = isKnown ? pull : await tryMerge(pull);
  const { draft, mergeable, rebaseable } = checked;
  const failing = await isFailing(pull.repositoryId, pull.headSha);
  const state = mergeableState({ open, draft, mergeable, failing });
  return { pull: checked, mergeability: { mergeable, rebaseable, state } };
}

async function tryMerge<Pull extends PullRow>(pull: Pull): Promise<Pull> {
  const { repositoryId, baseSha, headSha, number } = pull;
  const [treeSha, sizes] = await Promise.all([
    mergeTrees(repositoryId, baseSha, headSha),
    measure(repositoryId, { baseSha, headSha }),
  ]);
  const person = { ...HOST, at: clock.now() };
  const mergeCommitSha =
    treeSha &&
    (await writeCommit(repositoryId, {
      treeSha,
      parents: [baseSha, headSha],
      message: `Merge ${headSha} into ${baseSha}\n`,
      author: person,
      committer: person,
    }));
  const found = {
    mergeable: treeSha !== null,
    rebaseable: treeSha !== null && (await canReplay(pull, { onto: baseSha, committer: person })),
    mergeCommitSha,
    checkedBase: baseSha,
    checkedHead: headSha,
    ...sizes,
  };
  // Of a pull request that moved or was closed meanwhile nothing is known by this.
  const { count } = await db.pullRequest.updateMany({
    where: { id: pull.pullId, baseSha, headSha, mergedAt: null },
    data: found,
  });
  if (count > 0) await setRef(repositoryId, mergeRefOf(number), mergeCommitSha);
  return { ...pull, ...found };
}
