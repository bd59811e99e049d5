import fs from "node:fs";
import { shared } from "@/lib/platform/shared.ts";
import { GitError } from "./errors.ts";
import { type GitExit, type GitProcess, startGit } from "./git-process.ts";
import { repositoryPath } from "./repository-path.ts";
import { createSlots } from "./slots.ts";

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_OUTPUT_BYTES = 64 * 1024 * 1024;
/** More processes at once than this only make each other slower. */
const PROCESSES_AT_ONCE = 16;

const slots = shared("git-slots", () => createSlots(PROCESSES_AT_ONCE));

export type GitOutput = {
  code: number;
  stdout: Buffer;
  stderr: string;
  /** The output went over its limit and was cut there (only with `overflow: "cut"`). */
  cut: boolean;
};

export type GitCommand = {
  args: readonly string[];
  input?: string | readonly (string | Buffer)[];
  env?: Readonly<Record<string, string>>;
  timeoutMs?: number;
  maxOutputBytes?: number;
  overflow?: "fail" | "cut";
  /** Exit codes that are answers and not failures; 0 always is one. */
  answers?: readonly number[];
};

/** Runs one git command in a repository and returns all of its output.
 *  @throws GitError `not-found` for a repository that is not on disk, `timeout`, `too-large`, `failed`, `unavailable` */
export function runGit(repositoryId: number, command: GitCommand): Promise<GitOutput> {
  const directory = repositoryPath(repositoryId);
  return slots.run(async () => {
    const env = { ...command.env, GIT_DIR: directory };
    const timeoutMs = command.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const git = startGit({ args: command.args, env, timeoutMs });
    feed(git, command.input ?? "");
    const limitBytes = command.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
    const { stdout, cut } = await collect(git, limitBytes);
    const exit = await git.ended;
    const { code, stderr } = exit;
    if (cut && command.overflow !== "cut") throw new GitError({ kind: "too-large", limitBytes });
    if (cut) return { code: 0, stdout, stderr, cut };
    if (code === 0 || (code !== null && command.answers?.includes(code))) return { code, stdout, stderr, cut };
    throw failureOf({ repositoryId, command: command.args[0] ?? "", exit });
  });
}

/** Holds one git process open for a conversation; it is stopped when `use` is done. `use` must not start other git
 *  commands: all of them share a limited number of places, and waiting for one while holding one could last for ever. */
export function withGit<T>(
  repositoryId: number,
  { args, timeoutMs = DEFAULT_TIMEOUT_MS }: { args: readonly string[]; timeoutMs?: number },
  use: (git: GitProcess) => Promise<T>,
): Promise<T> {
  const directory = repositoryPath(repositoryId);
  return slots.run(async () => {
    const git = startGit({ args, env: { GIT_DIR: directory }, timeoutMs });
    try {
      return await use(git);
    } finally {
      await git.dispose();
    }
  });
}

/** The error for a git process that ended without an answer. */
export function failureOf({
  repositoryId,
  command,
  exit,
}: {
  repositoryId: number;
  command: string;
  exit: GitExit;
}): GitError {
  if (exit.timedOutAfterMs !== null) return new GitError({ kind: "timeout", timeoutMs: exit.timedOutAfterMs });
  if (!fs.existsSync(repositoryPath(repositoryId))) {
    return new GitError({ kind: "not-found", what: "repository", name: String(repositoryId) });
  }
  return new GitError({ kind: "failed", command, exitCode: exit.code, stderr: exit.stderr });
}

function feed(git: GitProcess, input: string | readonly (string | Buffer)[]): void {
  for (const part of typeof input === "string" ? [input] : input) git.stdin.write(part);
  git.stdin.end();
}

async function collect(git: GitProcess, limitBytes: number): Promise<{ stdout: Buffer; cut: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limitBytes) {
      git.stop();
      return { stdout: Buffer.concat(chunks).subarray(0, limitBytes), cut: true };
    }
  }
  return { stdout: Buffer.concat(chunks), cut: false };
}
