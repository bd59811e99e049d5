import { type AccountsByEmail, accountsByEmail } from "../commits/people.ts";
import type { Commit } from "../git/commit.ts";
import { type InfoReader, withObjectInfo } from "../git/objects.ts";
import { readBlob } from "../git/read-blob.ts";
import { listCommits } from "../git/read-commits.ts";
import { type ResolvedRef, resolveWith } from "../git/resolve-ref.ts";
import { pathProblem } from "../git/rules.ts";
import { findTreeEntry, listTree, type TreeEntry } from "../git/tree.ts";

/**
 * A file or directory at a ref, as an address names it. `path` is "" for the root; `type` is what lies there in that
 * commit, null when nothing does (any more).
 */
export type CodePlace = {
  ref: string;
  path: string;
  commitSha: string;
  kind: ResolvedRef["kind"];
  type: "tree" | "blob" | null;
};

/** Directories with more entries than this are not shown whole. */
const ENTRIES_SHOWN = 1000;
const README_BYTES_MAX = 256 * 1024;
const TEXT_BYTES_MAX = 512 * 1024;
/** Git looks for a NUL in as many bytes to tell what is binary. */
const BINARY_PROBE_BYTES = 8000;
const README_NAMES = ["readme.md", "readme.markdown", "readme", "readme.txt"];

/**
 * Where the parts of an address behind `tree/` or `blob/` lead: names of refs have slashes as paths do, so the
 * shortest beginning that is a branch or tag counts, then one that begins an object's name. Null when there is none.
 */
export function findCodePlace(repositoryId: number, parts: readonly string[]): Promise<CodePlace | null> {
  return withObjectInfo(repositoryId, async (find) => {
    const found = await findRefIn(find, parts);
    if (!found) return null;
    const path = parts.slice(found.length).join("/");
    if (path !== "" && (pathProblem(path) || path.includes("\n"))) return null;
    const type = (await find(`${found.sha}:${path}`))?.type;
    return {
      ref: parts.slice(0, found.length).join("/"),
      path,
      commitSha: found.sha,
      kind: found.kind,
      type: type === "tree" || type === "blob" ? type : null,
    };
  });
}

/** `length` is how many of the parts make the ref's name. */
async function findRefIn(
  find: InfoReader,
  parts: readonly string[],
): Promise<(ResolvedRef & { length: number }) | null> {
  let object: (ResolvedRef & { length: number }) | null = null;
  for (let length = 1; length <= parts.length; length++) {
    const resolved = await resolveWith(find, parts.slice(0, length).join("/"));
    if (resolved?.type !== "commit") continue;
    if (resolved.kind !== "sha") return { ...resolved, length };
    object ??= { ...resolved, length };
  }
  return object;
}

export type LatestCommit = { commit: Commit; people: AccountsByEmail };

export type Directory = {
  /** Directories first, then files, each by name. */
  entries: TreeEntry[];
  truncated: boolean;
  readme: { name: string; text: string } | null;
};

/** What a directory holds, with its README. @throws GitError `not-found` */
export async function readDirectory(repositoryId: number, { commitSha, path }: CodePlace): Promise<Directory> {
  const { entries, truncated } = await listTree(repositoryId, { ref: commitSha, path });
  const sorted = entries.toSorted((a, b) => Number(b.type === "tree") - Number(a.type === "tree"));
  return {
    entries: sorted.slice(0, ENTRIES_SHOWN),
    truncated: truncated || entries.length > ENTRIES_SHOWN,
    readme: await findReadme(repositoryId, { entries, commitSha, path }),
  };
}

async function findReadme(
  repositoryId: number,
  { entries, commitSha, path }: { entries: readonly TreeEntry[]; commitSha: string; path: string },
): Promise<Directory["readme"]> {
  const rank = ({ name }: TreeEntry) => README_NAMES.indexOf(name.toLowerCase());
  const [entry] = entries
    .filter((candidate) => candidate.type === "blob" && rank(candidate) >= 0)
    .toSorted((a, b) => rank(a) - rank(b));
  if (!entry || (entry.size ?? 0) > README_BYTES_MAX) return null;
  const inside = path === "" ? entry.name : `${path}/${entry.name}`;
  const { content } = await readBlob(repositoryId, { ref: commitSha, path: inside, maxBytes: README_BYTES_MAX });
  return isBinary(content) ? null : { name: entry.name, text: content.toString("utf8") };
}

export type FileContent =
  | { kind: "text"; text: string }
  | { kind: "image" }
  | { kind: "link"; target: string }
  | { kind: "binary" }
  | { kind: "too-large" };

/** A file with what can be shown of it. @throws GitError `not-found` */
export async function readFile(
  repositoryId: number,
  { commitSha, path }: CodePlace,
): Promise<{ sizeBytes: number; isExecutable: boolean; content: FileContent }> {
  const [entry, blob] = await Promise.all([
    findTreeEntry(repositoryId, { ref: commitSha, path }),
    readBlob(repositoryId, { ref: commitSha, path, maxBytes: TEXT_BYTES_MAX }),
  ]);
  const isLink = entry?.mode === "120000";
  const content: FileContent = isLink
    ? { kind: "link", target: blob.content.toString("utf8") }
    : contentOf(path, blob.content, blob.truncated);
  return { sizeBytes: blob.size, isExecutable: entry?.mode === "100755", content };
}

function contentOf(path: string, content: Buffer, truncated: boolean): FileContent {
  if (imageTypeOf(path)) return { kind: "image" };
  if (isBinary(content)) return { kind: "binary" };
  return truncated ? { kind: "too-large" } : { kind: "text", text: content.toString("utf8") };
}

export const isBinary = (content: Buffer): boolean => content.subarray(0, BINARY_PROBE_BYTES).includes(0);

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  gif: "image/gif",
  ico: "image/x-icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
};

/** The media type of a picture that browsers show, by the file's extension; null for everything else. */
export function imageTypeOf(path: string): string | null {
  return IMAGE_TYPES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] ?? null;
}

/** The newest commit that touched a file or directory, with its authors' accounts. @throws GitError `not-found` */
export async function readLatestCommit(
  repositoryId: number,
  { commitSha, path }: CodePlace,
): Promise<LatestCommit | null> {
  const filter = { ref: commitSha, page: 1, perPage: 1, ...(path !== "" && { path }) };
  const { commits } = await listCommits(repositoryId, filter);
  const [commit] = commits;
  return commit ? { commit, people: await accountsByEmail([commit.author.email, commit.committer.email]) } : null;
}
