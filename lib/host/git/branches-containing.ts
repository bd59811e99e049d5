import type { Branch } from "./list-refs.ts";
import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

/** Up to `limit` branches that a commit (full object name) is part of, by name. Empty for an object that is no commit. */
export async function branchesContaining(repositoryId: number, sha: string, limit: number): Promise<Branch[]> {
  requireFullSha(sha);
  const format = "--format=%(objectname) %(refname:lstrip=2)";
  const args = ["for-each-ref", `--contains=${sha}`, `--count=${limit}`, format, "refs/heads/"];
  const { stdout } = await runGit(repositoryId, { args, answers: [129] });
  const lines = stdout.toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => ({ sha: line.slice(0, 40), name: line.slice(41) }));
}
