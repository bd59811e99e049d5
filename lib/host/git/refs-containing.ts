import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** The full names of refs below a prefix whose history has a commit (full object name), `limit` of them at most. Empty for
 *  one that is no commit. */
export async function refsContaining(
  repositoryId: number,
  { sha, under, limit }: { sha: string; under: string; limit?: number },
): Promise<string[]> {
  requireFullSha(sha);
  const count = limit === undefined ? [] : [`--count=${limit}`];
  const args = ["for-each-ref", "--format=%(refname)", `--contains=${sha}`, ...count, under];
  const { stdout } = await runGit(repositoryId, { args, answers: [128, 129] });
  return stdout
    .toString()
    .split("\n")
    .filter((line) => line !== "");
}
