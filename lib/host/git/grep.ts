import { runGit } from "./run-git.ts";

const MAX_LISTING_BYTES = 8 * 1024 * 1024;
/** A search that takes longer is ended: somebody waits for it. */
const TIMEOUT_MS = 8_000;
/** More threads would only take the processor from other requests. */
const THREADS = "1";

/**
 * The paths of text files of a commit in which every one of the words occurs, in any case; the first ones when there
 * are very many. `words` has one at least. @throws GitError `timeout`, `not-found`
 */
export async function grepFiles(
  repositoryId: number,
  { commitSha, words }: { commitSha: string; words: readonly string[] },
): Promise<string[]> {
  const { stdout } = await runGit(repositoryId, {
    args: [
      "grep",
      "--files-with-matches",
      "--null",
      "-I",
      "--ignore-case",
      "--fixed-strings",
      "--full-name",
      `--threads=${THREADS}`,
      // A file counts when each word is on some line of it.
      "--all-match",
      ...words.flatMap((word) => ["-e", word]),
      commitSha,
    ],
    answers: [1],
    timeoutMs: TIMEOUT_MS,
    maxOutputBytes: MAX_LISTING_BYTES,
    overflow: "cut",
  });
  const names = stdout.toString("utf8").split("\0");
  names.pop();
  return names.map((name) => name.slice(commitSha.length + 1));
}
