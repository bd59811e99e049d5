import { findMergeBase } from "../git/compare.ts";
import { diffTrees } from "../git/diff.ts";
import { countCommits } from "../git/read-commits.ts";

/** How large a pull request is. */
export type Sizes = { commitCount: number; additions: number; deletions: number; changedFiles: number };

const TOTALS_ALONE = { maxFiles: 0, maxPatchBytes: 0, maxTotalPatchBytes: 0 };

/** What lies between two commits (full object names): what `head` has beyond the newest commit that it shares with
 *  `base`. @throws GitError `not-found`, `timeout`, `failed` */
export async function measure(
  repositoryId: number,
  { baseSha, headSha }: { baseSha: string; headSha: string },
): Promise<Sizes> {
  const [mergeBase, commitCount] = await Promise.all([
    findMergeBase(repositoryId, baseSha, headSha),
    countCommits(repositoryId, { ref: headSha, exclude: [baseSha] }),
  ]);
  const diff = await diffTrees(repositoryId, { base: mergeBase ?? baseSha, head: headSha, limits: TOTALS_ALONE });
  return { commitCount, additions: diff.additions, deletions: diff.deletions, changedFiles: diff.totalFiles };
}

/** More changed files than these are not told apart. */
const PATHS_MAX = 10_000;

/** The files that differ between two commits (full object names), by each name that they had. */
export async function pathsBetween(repositoryId: number, before: string, after: string): Promise<string[]> {
  const limits = { ...TOTALS_ALONE, maxFiles: PATHS_MAX };
  const { files } = await diffTrees(repositoryId, { base: before, head: after, limits });
  return files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
}
