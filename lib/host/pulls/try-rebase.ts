import type { Commit } from "../git/commit.ts";
import { replayCommits } from "../git/merge-trees.ts";
import { listCommits } from "../git/read-commits.ts";
import type { CommitPerson } from "../git/write-commit.ts";

/** More than these are neither listed in a message nor made again one by one. */
const COMMITS_MAX = 250;
/** Making one again takes git several times, which nobody who only looks should wait for. */
const COMMITS_TRIED_MAX = 30;

type Range = { repositoryId: number; headSha: string };

/** Makes the commits of a pull request again on top of another; the last of them, or null where that cannot be done: one
 *  of them is a merge or does not fit, or there are too many. @throws GitError */
export async function replayOnto(
  { repositoryId, headSha }: Range,
  { onto, committer }: { onto: string; committer: CommitPerson },
): Promise<string | null> {
  const commits = await commitsBeyond({ repositoryId, headSha }, onto);
  return isLine(commits) ? replayCommits(repositoryId, { onto, commits, committer }) : null;
}

/** Whether `replayOnto` would succeed; null where nobody knows, since it would take too long to try. @throws GitError */
export async function canReplay(range: Range, by: { onto: string; committer: CommitPerson }): Promise<boolean | null> {
  const commits = await commitsBeyond(range, by.onto);
  if (!isLine(commits)) return false;
  if (commits.length > COMMITS_TRIED_MAX) return null;
  return (await replayCommits(range.repositoryId, { ...by, commits })) !== null;
}

const isLine = (commits: readonly Commit[]): boolean =>
  commits.length <= COMMITS_MAX && commits.every(({ parents }) => parents.length === 1);

/** Oldest first; one more than are made use of where there are more. */
export async function commitsBeyond({ repositoryId, headSha }: Range, onto: string): Promise<Commit[]> {
  const { commits } = await listCommits(repositoryId, {
    ref: headSha,
    exclude: [onto],
    page: 1,
    perPage: COMMITS_MAX + 1,
  });
  return commits.reverse();
}
