import { createHash } from "node:crypto";
import { GitError } from "./errors.ts";
import { importCommit, type Person } from "./fast-import.ts";
import { withObjectInfo } from "./objects.ts";
import { moveRef, type RefUpdate } from "./refs.ts";
import { isEmptyRepository, missingRef } from "./resolve-ref.ts";
import { requireFullSha, requireValidBranch, requireValidPath } from "./rules.ts";
import { runGit } from "./run-git.ts";
import { parseEntries, type TreeEntry } from "./tree.ts";

/** As many paths as fit easily on a command line; above it, listing the whole tree costs less. */
const PATHS_PER_COMMAND = 500;
const DEFAULT_MODE = "100644";

type FileMode = "100644" | "100755" | "120000";
/** A file's new content; null deletes it. Without a mode an existing file keeps its own, a new one is 100644. */
type FileChange = string | Buffer | null | { content: string | Buffer; mode: FileMode };

export type NewCommit = {
  branch: string;
  message: string;
  author: Person;
  committer: Person;
  files: Readonly<Record<string, FileChange>>;
  /** Where the caller believes the branch to be; null: nowhere yet. Left out: wherever it is. */
  expected?: string | null;
  /** The commit (full object name) that a new branch of a repository with commits starts from. */
  startAt?: string;
};

/** `files` holds the object names of the blobs, null for deleted files. */
export type CommitResult = RefUpdate & { after: string; files: { path: string; sha: string | null }[] };

/** Commits files on a branch without a work tree; the first commit of an empty repository creates the branch. The
 *  branch moves only if it still is where the new commit's parent was read: of two commits made at once one succeeds
 *  and the other is told of the conflict.
 *  @throws GitError `conflict`, `not-found` (branch without `startAt`; path to delete), `invalid` */
export async function commitFiles(repositoryId: number, commit: NewCommit): Promise<CommitResult> {
  requireValidBranch(commit.branch);
  if (commit.startAt !== undefined) requireFullSha(commit.startAt, "startAt");
  const changes = requireChanges(commit.files);
  const ref = `refs/heads/${commit.branch}`;
  const before = await findTip(repositoryId, ref);
  if (commit.expected !== undefined && commit.expected !== before) {
    throw new GitError({ kind: "conflict", ref, expected: commit.expected, actual: before });
  }
  const parent = before ?? commit.startAt ?? null;
  if (parent === null && !(await isEmptyRepository(repositoryId))) throw await missingRef(repositoryId, commit.branch);

  const present = parent ? await entriesNear(repositoryId, parent, [...changes.keys()]) : new Map<string, TreeEntry>();
  for (const path of changes.keys()) requireFits(path, changes, present);
  const files = [...changes].map(([path, { content, mode }]) => {
    return { path, content, mode: mode ?? present.get(path)?.mode ?? DEFAULT_MODE };
  });
  const { message, author, committer } = commit;
  const after = await importCommit(repositoryId, { parent, message, author, committer, files });
  await moveRef(repositoryId, { ref, before, after });
  return { ref, before, after, files: files.map(({ path, content }) => ({ path, sha: content && blobSha(content) })) };
}

type Change = { content: Buffer | null; mode: FileMode | null };

function requireChanges(files: NewCommit["files"]): Map<string, Change> {
  const changes = new Map<string, Change>();
  for (const [path, change] of Object.entries(files)) {
    requireValidPath(path);
    if (change === null) changes.set(path, { content: null, mode: null });
    else if (typeof change === "string" || Buffer.isBuffer(change)) {
      changes.set(path, { content: bytesOf(change), mode: null });
    } else changes.set(path, { content: bytesOf(change.content), mode: change.mode });
  }
  return changes;
}

function bytesOf(content: string | Buffer): Buffer {
  return typeof content === "string" ? Buffer.from(content) : content;
}

async function findTip(repositoryId: number, ref: string): Promise<string | null> {
  const info = await withObjectInfo(repositoryId, (find) => find(ref));
  return info?.sha ?? null;
}

/** What the commit has at these paths and at the directories that lead to them. */
async function entriesNear(
  repositoryId: number,
  commitSha: string,
  paths: readonly string[],
): Promise<Map<string, TreeEntry>> {
  const asked = new Set(paths.flatMap((path) => [path, ...directoriesOf(path)]));
  const some = asked.size <= PATHS_PER_COMMAND ? ["--", ...asked] : ["-r", "-t"];
  const { stdout } = await runGit(repositoryId, { args: ["ls-tree", "-z", "-l", commitSha, ...some] });
  return new Map(parseEntries(stdout).map((entry) => [entry.path, entry]));
}

/** A change must not silently take anything else away: neither a whole directory that has the name of the new file nor
 *  a file that has the name of a directory on the way. */
function requireFits(path: string, changes: Map<string, Change>, present: Map<string, TreeEntry>): void {
  const entry = present.get(path);
  if (changes.get(path)?.content === null) {
    if (!entry || entry.type === "tree") throw new GitError({ kind: "not-found", what: "path", name: path });
    return;
  }
  if (entry?.type === "tree") throw refused(`${JSON.stringify(path)} is a directory`);
  for (const directory of directoriesOf(path)) {
    const change = changes.get(directory);
    const staysFile = present.has(directory) && present.get(directory)?.type !== "tree" && !change;
    if (staysFile || change?.content) throw refused(`${JSON.stringify(directory)} is a file and not a directory`);
  }
}

function directoriesOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** The object name of a blob, which needs no question to git. */
function blobSha(content: Buffer): string {
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}

function refused(problem: string): GitError {
  return new GitError({ kind: "invalid", field: "path", problem });
}
