import type { Page } from "@/lib/platform/pagination.ts";
import type { AccountsByEmail } from "../commits/people.ts";
import { peopleOf } from "../commits/queries.ts";
import type { Commit } from "../git/commit.ts";
import { findMergeBase } from "../git/compare.ts";
import { type Diff, type DiffLimits, diffTrees } from "../git/diff.ts";
import { rangeText } from "../git/range-text.ts";
import { listCommits } from "../git/read-commits.ts";

/** What a pull request lists at most. Source: public documentation of its files and commits. */
const FILES_MAX = 3000;
const COMMITS_MAX = 250;
const DIFF_LIMITS: DiffLimits = { maxFiles: FILES_MAX, maxPatchBytes: 100_000, maxTotalPatchBytes: 3_000_000 };

/** The two commits between which a pull request's changes lie, in the repository that it is merged into. */
export type Range = { repositoryId: number; baseSha: string; headSha: string };

/** From where a pull request's changes are counted: the newest commit that both ends share. */
async function startOf({ repositoryId, baseSha, headSha }: Range): Promise<string> {
  return (await findMergeBase(repositoryId, baseSha, headSha)) ?? baseSha;
}

/** What a pull request changes, file by file. @throws GitError `timeout`, `failed` */
export async function readChanges(range: Range): Promise<Diff> {
  return diffTrees(range.repositoryId, { base: await startOf(range), head: range.headSha, limits: DIFF_LIMITS });
}

/** The same as text for git. @throws GitError `too-large`, `timeout`, `failed` */
export async function readChangesText(range: Range, as: "diff" | "patch"): Promise<Buffer> {
  return rangeText(range.repositoryId, { base: await startOf(range), head: range.headSha, as });
}

/** A page of a pull request's commits, oldest first, with the accounts of those who made them, and how many there are. */
export async function readCommits(
  { repositoryId, baseSha, headSha }: Range,
  { page, perPage }: Page,
): Promise<{ total: number; commits: Commit[]; people: AccountsByEmail }> {
  const { commits } = await listCommits(repositoryId, {
    ref: headSha,
    exclude: [baseSha],
    page: 1,
    perPage: COMMITS_MAX,
  });
  const shown = commits.reverse().slice((page - 1) * perPage, page * perPage);
  return { total: commits.length, commits: shown, people: await peopleOf(shown) };
}
