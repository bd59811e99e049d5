import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, expect } from "vitest";
import { type CommitResult, commitFiles, type NewCommit } from "./commit-files.ts";
import { GitError, type GitFailure } from "./errors.ts";
import { initRepository } from "./init-repository.ts";

/** For tests beside: repositories in a folder of their own that is deleted when the file is done. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-git-"));
process.env.DATA_DIR = path.join(folder, "data");
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

export const mona = { name: "Mona Lisa", email: "mona@example.test", date: new Date("2017-01-02T03:04:05Z") };

let lastId = 0;

/** A new repository with the files committed on main, or an empty one. */
export async function scratchRepository(files?: NewCommit["files"]): Promise<number> {
  const id = ++lastId;
  await initRepository(id, { defaultBranch: "main" });
  if (files) await commitAs(id, { files });
  return id;
}

/** `commitFiles` with everything filled in that a test does not care about. */
export function commitAs(id: number, commit: Partial<NewCommit> & Pick<NewCommit, "files">): Promise<CommitResult> {
  return commitFiles(id, { branch: "main", message: "A change\n", author: mona, committer: mona, ...commit });
}

/** An empty folder for a clone. */
export function scratchFolder(): string {
  return fs.mkdtempSync(path.join(folder, "clone-"));
}

/** Runs the machine's git as a client would, without anybody's configuration; returns what it printed. */
export async function clientGit(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ stdout: string; stderr: string }> {
  const isolated = {
    NODE_ENV: "test" as const,
    PATH: process.env.PATH,
    HOME: cwd,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
  const identity = ["-c", "user.name=Mona Lisa", "-c", "user.email=mona@example.test", "-c", "init.defaultBranch=main"];
  return promisify(execFile)("git", [...identity, ...args], { cwd, env: { ...isolated, ...env } });
}

/** Expects a refusal and returns it as data. */
export async function failure(work: Promise<unknown>): Promise<GitFailure> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GitError);
  return (error as GitError).failure;
}
