import { EMPTY_TREE_SHA, requireFullSha } from "./rules.ts";
import { runGit } from "./run-git.ts";

const TIMEOUT_MS = 30_000;
const MAX_SUMMARY_BYTES = 16 * 1024 * 1024;

export type DiffLimits = { maxFiles: number; maxPatchBytes: number; maxTotalPatchBytes: number };

type FileDiff = {
  path: string;
  previousPath: string | null;
  status: "added" | "modified" | "removed" | "renamed" | "changed";
  /** Of the new blob, or of the removed one. */
  sha: string;
  additions: number;
  deletions: number;
  binary: boolean;
  /** The hunks, from the first "@@" on; null for binary files, for renames without changes and over a limit. */
  patch: string | null;
};

export type Diff = { files: FileDiff[]; totalFiles: number; additions: number; deletions: number };

/** The difference between two commits or trees given by full object names; `base` null: everything is added. Totals
 *  count all files, `files` stops at the limit. @throws GitError `timeout`, `failed` */
export async function diffTrees(
  repositoryId: number,
  { base, head, limits }: { base: string | null; head: string; limits: DiffLimits },
): Promise<Diff> {
  if (base !== null) requireFullSha(base, "base");
  requireFullSha(head, "head");
  const compared = ["diff-tree", "-r", "-M", "--no-ext-diff", "--no-textconv", "--full-index"];
  const trees = [base ?? EMPTY_TREE_SHA, head, "--"];
  const summary = await runGit(repositoryId, {
    args: [...compared, "--raw", "--numstat", "-z", ...trees],
    timeoutMs: TIMEOUT_MS,
    maxOutputBytes: MAX_SUMMARY_BYTES,
  });
  const all = parseSummary(summary.stdout.toString("utf8"));
  const patches = await runGit(repositoryId, {
    args: [...compared, "-p", "--no-color", ...trees],
    timeoutMs: TIMEOUT_MS,
    maxOutputBytes: limits.maxTotalPatchBytes,
    overflow: "cut",
  });
  const hunks = splitPatches(patches.stdout.toString("utf8"), patches.cut);
  const files = all.slice(0, limits.maxFiles).map((file) => {
    const patch = hunks.shift() ?? null;
    // Git shows a file that became a link, or the other way round, as removed and then added.
    if (file.status === "changed") hunks.shift();
    const shown = patch && file.status !== "changed" && Buffer.byteLength(patch) <= limits.maxPatchBytes;
    return { ...file, patch: shown ? patch : null };
  });
  const sum = (count: (file: FileDiff) => number) => all.reduce((total, file) => total + count(file), 0);
  return { files, totalFiles: all.length, additions: sum((f) => f.additions), deletions: sum((f) => f.deletions) };
}

/** `:mode mode sha sha status NUL path NUL [path NUL]` for each file, then `added TAB deleted TAB path NUL`, where a
 *  rename has an empty path followed by both of its paths. */
function parseSummary(output: string): FileDiff[] {
  const fields = output.split("\0");
  const files: FileDiff[] = [];
  let at = 0;
  while (fields[at]?.startsWith(":")) {
    const [, , oldSha = "", newSha = "", letter = ""] = (fields[at++] ?? "").split(" ");
    const first = fields[at++] ?? "";
    const second = letter.startsWith("R") ? (fields[at++] ?? "") : null;
    files.push({
      path: second ?? first,
      previousPath: second === null ? null : first,
      status: statusOf(letter),
      sha: letter === "D" ? oldSha : newSha,
      additions: 0,
      deletions: 0,
      binary: false,
      patch: null,
    });
  }
  for (const file of files) {
    const [added = "", deleted = "", path = ""] = (fields[at++] ?? "").split("\t");
    if (path === "") at += 2;
    file.binary = added === "-";
    file.additions = Number(added) || 0;
    file.deletions = Number(deleted) || 0;
  }
  return files;
}

function statusOf(letter: string): FileDiff["status"] {
  switch (letter[0]) {
    case "A":
      return "added";
    case "D":
      return "removed";
    case "R":
      return "renamed";
    case "T":
      return "changed";
    default:
      return "modified";
  }
}

/** One entry for each file, in git's order. Only a file's header line starts with "diff --git ": lines of a hunk start
 *  with a space, a sign or a backslash. A patch that may be cut off in the middle is left out. */
function splitPatches(output: string, cut: boolean): (string | null)[] {
  if (output === "") return [];
  const files = output.split(/^diff --git /m).slice(1);
  if (cut) files.pop();
  return files.map((file) => {
    const start = file.search(/^@@ /m);
    return start === -1 ? null : file.slice(start).replace(/\n$/, "");
  });
}
