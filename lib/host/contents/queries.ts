import path from "node:path/posix";
import { GitError } from "../git/errors.ts";
import { type Blob, readBlob, readBlobBySha } from "../git/read-blob.ts";
import { findTreeEntry, listTree, type TreeEntry } from "../git/tree.ts";

/** Files over this are told of without their content. Source: public documentation of the operation. */
const CONTENT_BYTES_MAX = 1024 * 1024;
/** What is answered in one piece in its raw form; a clone has the rest. */
const RAW_BYTES_MAX = 25 * 1024 * 1024;
const LINK_TARGET_BYTES_MAX = 4096;

export type Content =
  | { kind: "directory"; entries: TreeEntry[] }
  | { kind: "file"; path: string; sha: string; size: number; content: Buffer | null }
  | { kind: "symlink"; path: string; sha: string; size: number; target: string }
  | { kind: "submodule"; path: string; sha: string };

const SYMLINK_MODE = "120000";

/**
 * What is at a path: a directory's entries with paths from the root, a file's content up to CONTENT_BYTES_MAX. A link
 * to a file of the repository answers with that file. @throws GitError `not-found`, `empty-repository`, `invalid`
 */
export async function readContent(
  repositoryId: number,
  { ref, path: asked }: { ref: string; path: string },
): Promise<Content> {
  if (asked === "") return directory(repositoryId, { ref, path: "" });
  const entry = await findTreeEntry(repositoryId, { ref, path: asked });
  if (!entry) throw new GitError({ kind: "not-found", what: "path", name: asked });
  if (entry.type === "tree") return directory(repositoryId, { ref, path: asked });
  if (entry.type === "commit") return { kind: "submodule", path: asked, sha: entry.sha };
  if (entry.mode === SYMLINK_MODE) return link(repositoryId, { ref, path: asked, entry });
  return file(asked, await readBlobBySha(repositoryId, { sha: entry.sha, maxBytes: CONTENT_BYTES_MAX }));
}

/** All of a file that was found. @throws GitError `too-large` over RAW_BYTES_MAX */
export async function readWhole(
  repositoryId: number,
  { sha, content }: Extract<Content, { kind: "file" }>,
): Promise<Buffer> {
  if (content) return content;
  const blob = await readBlobBySha(repositoryId, { sha, maxBytes: RAW_BYTES_MAX });
  if (blob.truncated) throw new GitError({ kind: "too-large", limitBytes: RAW_BYTES_MAX });
  return blob.content;
}

async function directory(repositoryId: number, { ref, path: at }: { ref: string; path: string }): Promise<Content> {
  const { entries } = await listTree(repositoryId, { ref, path: at });
  const full = entries.map((entry) => ({ ...entry, path: at === "" ? entry.path : `${at}/${entry.path}` }));
  return { kind: "directory", entries: full };
}

const file = (at: string, { sha, size, content, truncated }: Blob): Content => ({
  kind: "file",
  path: at,
  sha,
  size,
  content: truncated ? null : content,
});

async function link(
  repositoryId: number,
  { ref, path: at, entry }: { ref: string; path: string; entry: TreeEntry },
): Promise<Content> {
  const blob = await readBlobBySha(repositoryId, { sha: entry.sha, maxBytes: LINK_TARGET_BYTES_MAX });
  const target = blob.content.toString("utf8");
  const meant = path.join(path.dirname(at), target);
  const outside = target.startsWith("/") || meant.startsWith("..");
  const found = outside ? null : await findTreeEntry(repositoryId, { ref, path: meant }).catch(() => null);
  if (found?.type === "blob" && found.mode !== SYMLINK_MODE)
    return file(at, await readBlobBySha(repositoryId, { sha: found.sha, maxBytes: CONTENT_BYTES_MAX }));
  return { kind: "symlink", path: at, sha: entry.sha, size: blob.size, target };
}

/** Where a README is looked for, in this order. Source: public documentation of the operation. */
const README_DIRECTORIES = [".github", "", "docs"];
const README_NAME = /^readme(\.[a-z0-9]+)?$/i;
const README_ENDINGS = [".md", ".markdown", ".mdown", ".mkdn", "", ".rst", ".txt"];

/** The path of the README that stands for the repository, or for one directory of it; null when there is none. */
export async function findReadme(
  repositoryId: number,
  { ref, directories = README_DIRECTORIES }: { ref: string; directories?: readonly string[] },
): Promise<{ path: string; sha: string } | null> {
  for (const at of directories) {
    const listing = await listTree(repositoryId, { ref, path: at }).catch((error: unknown) => {
      if (error instanceof GitError && error.failure.kind === "not-found" && error.failure.what === "path") return null;
      throw error;
    });
    const best = listing && bestReadme(listing.entries);
    if (best) return { path: at === "" ? best.name : `${at}/${best.name}`, sha: best.sha };
  }
  return null;
}

function bestReadme(entries: readonly TreeEntry[]): TreeEntry | undefined {
  const rank = ({ name }: TreeEntry) => {
    const at = README_ENDINGS.indexOf(name.slice("readme".length).toLowerCase());
    return at === -1 ? README_ENDINGS.length : at;
  };
  const candidates = entries.filter(({ type, name }) => type === "blob" && README_NAME.test(name));
  return candidates.sort((a, b) => rank(a) - rank(b))[0];
}

/** A README's path and text, cut at CONTENT_BYTES_MAX; null when there is none or no commit at all. For pages. */
export async function readReadme(
  repositoryId: number,
  where: { ref: string; directories?: readonly string[] },
): Promise<{ path: string; text: string } | null> {
  try {
    const found = await findReadme(repositoryId, where);
    if (!found) return null;
    const { content } = await readBlob(repositoryId, { ref: where.ref, path: found.path, maxBytes: CONTENT_BYTES_MAX });
    return { path: found.path, text: content.toString("utf8") };
  } catch (error) {
    if (error instanceof GitError && error.failure.kind === "empty-repository") return null;
    throw error;
  }
}
