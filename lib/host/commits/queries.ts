import { db } from "@/lib/platform/db.ts";
import type { Page } from "@/lib/platform/pagination.ts";
import { noReplyAddress } from "../commit-person.ts";
import type { Commit } from "../git/commit.ts";
import { commitText } from "../git/commit-text.ts";
import { type Diff, type DiffLimits, diffTrees } from "../git/diff.ts";
import { type CommitFilter, countCommits, getCommit, listCommits } from "../git/read-commits.ts";
import { type AccountsByEmail, accountsByEmail } from "./people.ts";

/** What one answer shows of a commit's changes. Source of the number of files: public documentation. */
const DIFF_LIMITS: DiffLimits = { maxFiles: 300, maxPatchBytes: 100_000, maxTotalPatchBytes: 3_000_000 };

export const peopleOf = (commits: readonly Commit[]): Promise<AccountsByEmail> =>
  accountsByEmail(commits.flatMap(({ author, committer }) => [author.email, committer.email]));

/** A page of commits with the accounts of those who made them, and how many there are. @throws GitError as listCommits */
export async function findCommits(
  repositoryId: number,
  { page, ...filter }: CommitFilter & { page: Page },
): Promise<{ total: number; commits: Commit[]; people: AccountsByEmail }> {
  const total = await countCommits(repositoryId, filter);
  // Git counts what it skips in 32 bits and starts again at the top.
  const isBeyond = (page.page - 1) * page.perPage >= total;
  const { commits } = isBeyond ? { commits: [] } : await listCommits(repositoryId, { ...filter, ...page });
  return { total, commits, people: await peopleOf(commits) };
}

/** One commit with its authors' accounts and what it changes against its first parent. @throws GitError as getCommit */
export async function readCommit(
  repositoryId: number,
  ref: string,
): Promise<{ commit: Commit; people: AccountsByEmail; diff: Diff }> {
  const commit = await getCommit(repositoryId, ref);
  const [people, diff] = await Promise.all([
    peopleOf([commit]),
    diffTrees(repositoryId, { base: commit.parents[0] ?? null, head: commit.sha, limits: DIFF_LIMITS }),
  ]);
  return { commit, people, diff };
}

/** One commit as text for git. @throws GitError as getCommit and commitText */
export async function readCommitText(repositoryId: number, ref: string, as: "diff" | "patch"): Promise<Buffer> {
  return commitText(repositoryId, { commit: await getCommit(repositoryId, ref), as });
}

/** One commit with its authors' accounts. @throws GitError as getCommit */
export async function readCommitWithPeople(
  repositoryId: number,
  ref: string,
): Promise<{ commit: Commit; people: AccountsByEmail }> {
  const commit = await getCommit(repositoryId, ref);
  return { commit, people: await peopleOf([commit]) };
}

/** The names and addresses under which somebody commits: an account's addresses, or the text itself. */
export async function authorsNamed(text: string): Promise<string[]> {
  const account = await db.account.findUnique({
    where: { login: text },
    select: { id: true, login: true, emails: { select: { address: true } } },
  });
  if (!account) return [text];
  return [noReplyAddress(account), ...account.emails.map(({ address }) => address)];
}
