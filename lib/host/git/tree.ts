import { GitError } from "./errors.ts";
import { requireObjectAt } from "./object-at.ts";
import { requireCommitSha } from "./resolve-ref.ts";
import { requireValidPath } from "./rules.ts";
import { runGit } from "./run-git.ts";

const MAX_ENTRIES = 100_000;
const MAX_LISTING_BYTES = 32 * 1024 * 1024;

/** `mode` as git writes it, six octal digits. `path` is relative to the listed directory; `name` is its last part.
 *  `size` in bytes, for blobs only. A submodule is of type "commit". */
export type TreeEntry = {
  mode: string;
  type: "blob" | "tree" | "commit";
  sha: string;
  size: number | null;
  path: string;
  name: string;
};

export type TreeListing = { commitSha: string; treeSha: string; entries: TreeEntry[]; truncated: boolean };

/** The entries of a directory, the root for the empty path; `recursive` lists everything below as well. `ref` may be
 *  the object name of a tree. @throws GitError `not-found` (ref, or path that is no directory), `empty-repository` */
export async function listTree(
  repositoryId: number,
  { ref, path = "", recursive = false }: { ref: string; path?: string; recursive?: boolean },
): Promise<TreeListing> {
  const found = await requireObjectAt(repositoryId, { ref, path });
  if (found.type !== "tree") throw new GitError({ kind: "not-found", what: "path", name: path });
  const { stdout, cut } = await runGit(repositoryId, {
    args: ["ls-tree", "-z", "-l", ...(recursive ? ["-r", "-t"] : []), found.sha],
    maxOutputBytes: MAX_LISTING_BYTES,
    overflow: "cut",
  });
  const entries = parseEntries(stdout);
  return {
    commitSha: found.rootSha,
    treeSha: found.sha,
    entries: entries.slice(0, MAX_ENTRIES),
    truncated: cut || entries.length > MAX_ENTRIES,
  };
}

/** The entry at a path of a commit, submodules and symbolic links included; null when there is none.
 *  @throws GitError `not-found` (ref), `empty-repository`, `invalid` */
export async function findTreeEntry(
  repositoryId: number,
  { ref, path }: { ref: string; path: string },
): Promise<TreeEntry | null> {
  requireValidPath(path);
  const commitSha = await requireCommitSha(repositoryId, ref);
  const { stdout } = await runGit(repositoryId, { args: ["ls-tree", "-z", "-l", commitSha, "--", path] });
  return parseEntries(stdout)[0] ?? null;
}

/** Parses `ls-tree -z -l`; a last record without its NUL was cut off and is left out. */
export function parseEntries(listing: Buffer): TreeEntry[] {
  const records = listing.toString("utf8").split("\0");
  records.pop();
  return records.map((record) => {
    const match = /^(\d{6}) (blob|tree|commit) ([0-9a-f]{40}) +(-|\d+)\t(.+)$/s.exec(record);
    const [, mode, type, sha, size, path] = match ?? [];
    if (!mode || !sha || !path) throw new Error("ls-tree wrote a line of an unknown form");
    const name = path.slice(path.lastIndexOf("/") + 1);
    return { mode, type: type as TreeEntry["type"], sha, size: size === "-" ? null : Number(size), path, name };
  });
}
