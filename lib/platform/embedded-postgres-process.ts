/** Finding and ending a PostgreSQL server that this process may not have started itself. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Postmaster = { pid: number; status: string | undefined };

const ORPHANS_LIMIT_MS = 10_000;
const ORPHANS_POLL_MS = 20;
const FAST_STOP_LIMIT_MS = 4_000;
const IMMEDIATE_STOP_LIMIT_MS = 1_000;
const STOP_POLL_MS = 10;
const PROC = process.platform === "linux";

/** postmaster.pid holds one fact a line: pid, data directory, start time, port, socket directory, listen address,
 *  shared memory, status. Null when there is none. */
export function readPidFile(dir: string): Postmaster | null {
  try {
    const lines = fs.readFileSync(path.join(dir, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), status: lines[7]?.trim() };
  } catch {
    return null;
  }
}

/** The live postmaster of this directory, or null, and then nobody uses the directory.
 *  @throws when a process has it open that neither serves nor leaves */
export async function findRunning(dir: string, sockets: string): Promise<Postmaster | null> {
  for (const limit = performance.now() + ORPHANS_LIMIT_MS; performance.now() < limit; await sleep(ORPHANS_POLL_MS)) {
    const state = readPidFile(dir);
    const users = usersOf(dir);
    if (state && users.includes(state.pid)) {
      if (state.status === "ready") return state;
      continue; // it is starting or stopping
    }
    if (users.length > 0) continue; // backends of a killed postmaster, which leave by themselves
    if (PROC) removeStaleLocks({ dir, sockets, state });
    return null;
  }
  throw new Error(`${dir} is in use by another PostgreSQL process that neither serves nor leaves`);
}

/** A reused pid, or a zombie that init has not reaped, would make PostgreSQL refuse ("lock file already exists").
 *  The file is the interlock: it must never go while a backend may be alive. */
function removeStaleLocks({ dir, sockets, state }: { dir: string; sockets: string; state: Postmaster | null }): void {
  const isEmpty = state !== null && !(state.pid > 0); // its writer was killed
  if (state && (isEmpty || exists(state.pid))) fs.rmSync(path.join(dir, "postmaster.pid"));
  for (const name of fs.readdirSync(sockets)) fs.rmSync(path.join(sockets, name)); // the socket's own lock, likewise
}

/** Postmaster and backends all have the data directory as their working directory. */
function usersOf(dir: string): number[] {
  if (!PROC) {
    const state = readPidFile(dir);
    const ps = state && spawnSync("ps", ["-o", "command=", "-p", String(state.pid)], { encoding: "utf8" });
    return state && ps?.stdout?.includes(dir) ? [state.pid] : [];
  }
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return fs.readlinkSync(`/proc/${pid}/cwd`) === dir;
      } catch {
        return false;
      }
    });
}

/** Fast shutdown: sessions are cut, everything committed is kept, the exit is clean. One that does not end is told to
 *  leave at once; the next start then replays its log. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, limitMs] of [
    ["SIGINT", FAST_STOP_LIMIT_MS],
    ["SIGQUIT", IMMEDIATE_STOP_LIMIT_MS],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const limit = performance.now() + limitMs; performance.now() < limit && isAlive(pid); )
      await sleep(STOP_POLL_MS);
  }
}

/** Running, and not a zombie that its parent has not waited for. */
export function isAlive(pid: number): boolean {
  if (!exists(pid)) return false;
  try {
    return !/\) [ZX] /.test(fs.readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return !PROC;
  }
}

function exists(pid: number): boolean {
  if (!(pid > 0)) return false; // to the system 0 and below mean whole groups, ours among them
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
