import { runGit } from "./run-git.ts";

const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;

/** Who wrote how many of the commits that lead to a commit, those with most first. */
export async function countAuthors(
  repositoryId: number,
  commitSha: string,
): Promise<{ name: string; email: string; commits: number }[]> {
  const { stdout } = await runGit(repositoryId, {
    args: ["shortlog", "--summary", "--numbered", "--email", commitSha],
    maxOutputBytes: MAX_OUTPUT_BYTES,
    overflow: "cut",
  });
  return stdout
    .toString("utf8")
    .split("\n")
    .flatMap((line) => {
      const [, commits, name, email] = /^\s*(\d+)\t(.*) <([^<>]*)>$/.exec(line) ?? [];
      return commits === undefined ? [] : [{ name: name ?? "", email: email ?? "", commits: Number(commits) }];
    });
}
