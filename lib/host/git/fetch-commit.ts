import { repositoryPath } from "./repository-path.ts";
import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

const TIMEOUT_MS = 120_000;

/** Copies a commit with its history from one repository to another, where no ref leads to it yet. @throws GitError
 *  `timeout`, `failed` */
export async function fetchCommit(repositoryId: number, { from, sha }: { from: number; sha: string }): Promise<void> {
  requireFullSha(sha);
  if (from === repositoryId) return;
  await runGit(repositoryId, {
    args: ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", repositoryPath(from), sha],
    timeoutMs: TIMEOUT_MS,
  });
}
