import { requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

const TIMEOUT_MS = 30_000;

export type ChangedFiles = { added: string[]; removed: string[]; modified: string[] };

/** Which files each of these commits adds, removes and changes against its parent, by full object name; a renamed file
 *  is one removed and one added. A merge, which brings nothing of its own, has none. @throws GitError `timeout`, `failed` */
export async function listChangedFiles(
  repositoryId: number,
  shas: readonly string[],
): Promise<ReadonlyMap<string, ChangedFiles>> {
  for (const sha of shas) requireFullSha(sha);
  if (shas.length === 0) return new Map();
  const { stdout } = await runGit(repositoryId, {
    args: ["diff-tree", "--stdin", "-z", "-r", "--root", "--always", "--no-renames", "--name-status"],
    input: `${shas.join("\n")}\n`,
    timeoutMs: TIMEOUT_MS,
  });
  return parseNameStatus(stdout.toString("utf8"));
}

/** `sha NUL`, then `letter NUL path NUL` for each file. */
function parseNameStatus(output: string): ReadonlyMap<string, ChangedFiles> {
  const byCommit = new Map<string, ChangedFiles>();
  const fields = output.split("\0");
  let files: ChangedFiles = { added: [], removed: [], modified: [] };
  for (let at = 0; at < fields.length - 1; at++) {
    const field = fields[at] as string;
    if (field.length === 40) {
      files = { added: [], removed: [], modified: [] };
      byCommit.set(field, files);
      continue;
    }
    at++;
    const path = fields[at] as string;
    if (field === "A") files.added.push(path);
    else if (field === "D") files.removed.push(path);
    else files.modified.push(path);
  }
  return byCommit;
}
