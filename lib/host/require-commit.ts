import { unprocessable } from "@/lib/api/errors.ts";
import type { Commit } from "./git/commit.ts";
import { getCommit } from "./git/read-commits.ts";
import { isFullSha } from "./git/rules.ts";
import { refusingGit } from "./refusing-git.ts";

/** The commit with this full object name. Throws 422 when the repository has none. */
export async function requireCommit(repositoryId: number, sha: string): Promise<Commit> {
  const refusal = () => unprocessable(`No commit found for SHA: ${sha}`);
  if (!isFullSha(sha)) throw refusal();
  const commit = await refusingGit(() => getCommit(repositoryId, sha), {
    "not-found": refusal,
    "empty-repository": refusal,
  });
  // The object of an annotated tag leads to a commit and is none.
  if (commit.sha !== sha) throw refusal();
  return commit;
}
