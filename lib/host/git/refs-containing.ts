import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** The full names of refs below a prefix whose history has a commit (full object name). Empty for one that is no commit. */
export async function refsContaining(
  repositoryId: number,
  { sha, under }: { sha: string; under: string },
): Promise<string[]> {
  requireFullSha(sha);
  const args = ["for-each-ref", "--format=%(refname)", `--contains=${sha}`, under];
  const { stdout } = await runGit(repositoryId, { args, answers: [128, 129] });
  return stdout
    .toString()
    .split("\n")
    .filter((line) => line !== "");
}
