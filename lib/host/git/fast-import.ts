import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { GitError } from "./errors.ts";
import { repositoryPath } from "./repository-path.ts";
import { ZERO_SHA } from "./rules.ts";
import { runGit } from "./run-git.ts";

const TIMEOUT_MS = 60_000;

/** Who, and when; exact to the second, written in UTC. */
export type Person = { name: string; email: string; date: Date };
/** `content` null deletes the file. */
type ImportedFile = { path: string; content: Buffer | null; mode: string };
export type ImportedCommit = {
  parent: string | null;
  author: Person;
  committer: Person;
  message: string;
  files: readonly ImportedFile[];
};

/** Stores a commit that no ref leads to yet and returns its object name. Paths are checked by the caller.
 *  @throws GitError `invalid` for what cannot stand in a commit */
export async function importCommit(repositoryId: number, commit: ImportedCommit): Promise<string> {
  const input = [...importStream(commit)];
  try {
    const args = ["fast-import", "--quiet", "--date-format=raw"];
    const { stdout } = await runGit(repositoryId, { args, input, timeoutMs: TIMEOUT_MS });
    return stdout.toString().trim();
  } catch (error) {
    await deleteCrashReports(repositoryId);
    throw error;
  }
}

/** Fast-import must commit on a ref: this one is taken away again by the last command, before it is ever written. */
function* importStream({ parent, author, committer, message, files }: ImportedCommit): Generator<string | Buffer> {
  const scratch = `refs/commit-${randomUUID()}`;
  yield `feature done\ncommit ${scratch}\nmark :1\n`;
  yield `author ${personLine("author", author)}\ncommitter ${personLine("committer", committer)}\n`;
  if (message.includes("\0")) throw invalid("message", "must not contain a NUL character");
  yield* data(Buffer.from(message));
  if (parent) yield `from ${parent}\n`;
  for (const file of files) if (file.content === null) yield `D ${quotePath(file.path)}\n`;
  for (const { path: filePath, content, mode } of files) {
    if (content === null) continue;
    yield `M ${mode} inline ${quotePath(filePath)}\n`;
    yield* data(content);
  }
  yield `\nget-mark :1\nreset ${scratch}\nfrom ${ZERO_SHA}\n\ndone\n`;
}

function* data(content: Buffer): Generator<string | Buffer> {
  yield `data ${content.length}\n`;
  yield content;
  yield "\n";
}

function quotePath(filePath: string): string {
  const escaped = filePath.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n");
  return `"${escaped}"`;
}

function personLine(field: string, { name, email, date }: Person): string {
  const cleanName = name.trim();
  const cleanEmail = email.trim();
  if (cleanName === "") throw invalid(`${field}.name`, "must not be empty");
  if (/[<>\n\0]/.test(cleanName)) throw invalid(`${field}.name`, "must be on one line, without < and >");
  if (/[<>\s\0]/.test(cleanEmail)) throw invalid(`${field}.email`, "must be without spaces, < and >");
  const seconds = Math.floor(date.getTime() / 1000);
  if (!(seconds >= 0)) throw invalid(`${field}.date`, "must be a date from 1970 on");
  return `${cleanName} <${cleanEmail}> ${seconds} +0000`;
}

/** Fast-import leaves a report in the repository when it fails; what matters of it is in the error already. */
async function deleteCrashReports(repositoryId: number): Promise<void> {
  const directory = repositoryPath(repositoryId);
  const names = await fs.readdir(directory).catch(() => []);
  const reports = names.filter((name) => name.startsWith("fast_import_crash_"));
  await Promise.all(reports.map((name) => fs.rm(path.join(directory, name), { force: true })));
}

function invalid(field: string, problem: string): GitError {
  return new GitError({ kind: "invalid", field, problem });
}
