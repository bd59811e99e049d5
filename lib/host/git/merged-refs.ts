import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** Which of these commits (full object names, all of them in the repository) are part of another one's history.
 *  @throws GitError `failed` */
export async function mergedInto(
  repositoryId: number,
  { tip, shas }: { tip: string; shas: readonly string[] },
): Promise<Set<string>> {
  for (const sha of [tip, ...shas]) requireFullSha(sha);
  if (shas.length === 0) return new Set();
  const { stdout } = await runGit(repositoryId, {
    args: ["rev-list", "--stdin"],
    input: `${shas.join("\n")}\n^${tip}\n`,
  });
  const outside = new Set(stdout.toString().split("\n"));
  return new Set(shas.filter((sha) => !outside.has(sha)));
}
