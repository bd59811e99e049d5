import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { GitError } from "./errors.ts";
import { withObjectInfo } from "./objects.ts";
import { requireFullSha, requireValidPath } from "./rules.ts";
import { runGit } from "./run-git.ts";
import { parseEntries } from "./tree.ts";
import { type CommitPerson, personLine } from "./write-commit.ts";

/** Stores bytes as a blob that nothing leads to yet, and returns its object name. */
export async function writeBlob(repositoryId: number, content: Buffer): Promise<string> {
  const { stdout } = await runGit(repositoryId, {
    args: ["hash-object", "-t", "blob", "-w", "--stdin"],
    input: [content],
  });
  return stdout.toString().trim();
}

export type TagContent = {
  name: string;
  objectSha: string;
  type: "commit" | "tree" | "blob" | "tag";
  tagger: CommitPerson;
  message: string;
};

/** Stores an annotated tag to which no ref leads yet, and returns its object name. @throws GitError `invalid` */
export async function writeTag(
  repositoryId: number,
  { name, objectSha, type, tagger, message }: TagContent,
): Promise<string> {
  requireFullSha(objectSha);
  if (/[\n\0]/.test(name)) throw invalid("tag", "must be on one line");
  if (message.includes("\0")) throw invalid("message", "must not contain a NUL character");
  const headers = [`object ${objectSha}`, `type ${type}`, `tag ${name}`, `tagger ${personLine("tagger", tagger)}`];
  const input = `${headers.join("\n")}\n\n${message}`;
  const { stdout } = await runGit(repositoryId, { args: ["hash-object", "-t", "tag", "-w", "--stdin"], input });
  return stdout.toString().trim();
}

/** `sha` null takes away what lies at the path. A tree stands for everything in it. */
export type TreeChange = { path: string; mode: string; sha: string | null };

const TREE_MODE = "040000";
const SUBMODULE_MODE = "160000";
const MAX_LISTING_BYTES = 64 * 1024 * 1024;

/**
 * Stores a tree, of the changes alone or on top of `base`, and returns its object name. What lies in the way of a path
 * is replaced. @throws GitError `not-found` for an object that is not there or of another type, `invalid` for a path
 */
export async function writeTree(
  repositoryId: number,
  { base, changes }: { base: string | null; changes: readonly TreeChange[] },
): Promise<string> {
  for (const change of changes) requireValidPath(change.path, "tree.path");
  await requireObjects(repositoryId, changes);
  const entries = base === null ? new Map<string, Entry>() : await filesOf(repositoryId, base);
  for (const change of changes) await apply(repositoryId, entries, change);
  return storeIndex(repositoryId, entries);
}

type Entry = { mode: string; sha: string };

/** Each object has to be there and be what its mode says; a submodule's commit lies elsewhere. */
async function requireObjects(repositoryId: number, changes: readonly TreeChange[]): Promise<void> {
  await withObjectInfo(repositoryId, async (find) => {
    for (const { sha, mode } of changes) {
      if (sha === null || mode === SUBMODULE_MODE) continue;
      requireFullSha(sha, "tree.sha");
      const found = await find(sha);
      if (found?.type !== (mode === TREE_MODE ? "tree" : "blob"))
        throw new GitError({ kind: "not-found", what: "object", name: sha });
    }
  });
}

async function filesOf(repositoryId: number, treeSha: string): Promise<Map<string, Entry>> {
  const { stdout } = await runGit(repositoryId, {
    args: ["ls-tree", "-z", "-l", "-r", treeSha],
    maxOutputBytes: MAX_LISTING_BYTES,
  });
  return new Map(parseEntries(stdout).map(({ path: at, mode, sha }) => [at, { mode, sha }]));
}

async function apply(repositoryId: number, entries: Map<string, Entry>, change: TreeChange): Promise<void> {
  const { path: at, mode, sha } = change;
  entries.delete(at);
  for (const other of [...entries.keys()]) if (other.startsWith(`${at}/`)) entries.delete(other);
  if (sha === null) return;
  // A file with the name of a directory on the way gives way to the directory.
  const parts = at.split("/");
  for (let length = 1; length < parts.length; length += 1) entries.delete(parts.slice(0, length).join("/"));
  if (mode !== TREE_MODE) entries.set(at, { mode, sha });
  else for (const [inside, entry] of await filesOf(repositoryId, sha)) entries.set(`${at}/${inside}`, entry);
}

/** Trees are made by git from an index of its own, which is thrown away. */
async function storeIndex(repositoryId: number, entries: ReadonlyMap<string, Entry>): Promise<string> {
  const index = path.join(os.tmpdir(), `mortise-index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    const input = [...entries].map(([at, { mode, sha }]) => `${mode} ${sha}\t${at}\0`);
    await runGit(repositoryId, { args: ["update-index", "--add", "-z", "--index-info"], input, env });
    const { stdout } = await runGit(repositoryId, { args: ["write-tree"], env });
    return stdout.toString().trim();
  } finally {
    await fs.rm(index, { force: true });
  }
}

function invalid(field: string, problem: string): GitError {
  return new GitError({ kind: "invalid", field, problem });
}
