import { type ChildProcess, spawn } from "node:child_process";
import type { Duplex, Readable, Writable } from "node:stream";
import { type GitSetting, gitEnvironment } from "./environment.ts";
import { GitError } from "./errors.ts";

const KEPT_STDERR_BYTES = 16 * 1024;
/** How long git may take to clean up after being asked to stop. */
const KILL_AFTER_MS = 2_000;

/** `code` is null after a signal; `timedOutAfterMs` is there when the time limit ended it. */
export type GitExit = { code: number | null; stderr: string; timedOutAfterMs: number | null };

export type GitProcess = {
  stdin: Writable;
  stdout: Readable;
  /** The pipe that the process sees as file descriptor 3; present when `channel` was asked for. */
  channel: Duplex | null;
  /** Settles when the process has ended and its output is closed. @throws GitError `unavailable` */
  ended: Promise<GitExit>;
  /** Asks the process and its children to stop, and makes them after a while. What they wrote can still be read. */
  stop: () => void;
  /** Stops it, throws away what it still writes, and waits for its end. */
  dispose: () => Promise<void>;
};

/** Starts git with an isolated environment. It leads a process group of its own: `stop` reaches the helpers that git
 *  starts, and a Ctrl-C in the terminal does not kill a push that the server is about to finish. */
export function startGit({
  args,
  env = {},
  settings = [],
  timeoutMs,
  channel = false,
}: {
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  settings?: readonly GitSetting[];
  timeoutMs?: number;
  channel?: boolean;
}): GitProcess {
  const child = spawn("git", args, {
    cwd: "/",
    env: gitEnvironment(env, settings),
    detached: true,
    stdio: channel ? ["pipe", "pipe", "pipe", "pipe"] : ["pipe", "pipe", "pipe"],
  });
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new Error("git was started without its pipes");
  const extra = (child.stdio[3] as Duplex | undefined) ?? null;

  let closed = false;
  let killTimer: NodeJS.Timeout | undefined;
  const stop = () => {
    // A second signal would end git while the first one makes it clean up.
    if (closed || killTimer) return;
    killTimer = setTimeout(() => signalGroup(child, "SIGKILL"), KILL_AFTER_MS).unref();
    signalGroup(child, "SIGTERM");
  };
  let timedOutAfterMs: number | null = null;
  const limit = timeoutMs
    ? setTimeout(() => {
        timedOutAfterMs = timeoutMs;
        stop();
      }, timeoutMs)
    : undefined;

  // A process that ended early makes writing to it fail; its exit says why, so the write's own error says nothing.
  stdin.on("error", () => {});
  extra?.on("error", () => {});
  const errors = keepBeginning(stderr, KEPT_STDERR_BYTES);

  const ended = new Promise<GitExit>((resolve, reject) => {
    child.on("error", (error) => reject(new GitError({ kind: "unavailable", detail: error.message })));
    child.on("close", (code) => resolve({ code, stderr: errors(), timedOutAfterMs }));
  }).finally(() => {
    closed = true;
    clearTimeout(limit);
    clearTimeout(killTimer);
  });
  // Whoever asked may have failed first and never look; that must not end the server.
  ended.catch(() => {});

  const dispose = async () => {
    for (const pipe of [stdin, stdout, extra]) pipe?.destroy();
    stop();
    await ended.catch(() => {});
  };
  return { stdin, stdout, channel: extra, ended, stop, dispose };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

function keepBeginning(stream: Readable, limitBytes: number): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    if (size < limitBytes) chunks.push(chunk);
    size += chunk.length;
  });
  return () => Buffer.concat(chunks).subarray(0, limitBytes).toString("utf8");
}
