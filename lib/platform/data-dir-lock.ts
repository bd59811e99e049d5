/** Two servers on one embedded database would stop it under each other, so a data folder has one server at a time. */
import fs from "node:fs";
import path from "node:path";
import { isAlive } from "./embedded-postgres-process.ts";
import { readIfPresent } from "./files.ts";

type Holder = { pid: number; startedAt: string };

/** Claims `dataDir` for this process. A lock whose holder was killed is taken over.
 *  @returns a function that gives it back
 *  @throws when another live server has it */
export function lockDataDir(dataDir: string): () => void {
  const file = path.join(dataDir, "server.pid");
  const holder = readHolder(file);
  if (holder && holder.pid !== process.pid && startOf(holder.pid) === holder.startedAt)
    throw new Error(
      `DATA_DIR: ${dataDir} is in use by another Mortise (process ${holder.pid}); stop it or choose another DATA_DIR`,
    );
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) } satisfies Holder));
  fs.renameSync(draft, file);
  return () => {
    if (readHolder(file)?.pid === process.pid) fs.rmSync(file, { force: true });
  };
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readIfPresent(file) ?? "null") as Holder | null;
  } catch {
    return null; // cut short by a crash
  }
}

/** When a process started, so that a number given to somebody else later is told apart; "" for one that has ended. Off
 *  Linux only whether it lives is known. */
function startOf(pid: number): string {
  if (!isAlive(pid)) return "";
  if (process.platform !== "linux") return "alive";
  // The name in field 2 may hold anything; the start, in clock ticks since boot, is field 22.
  const stat = readIfPresent(`/proc/${pid}/stat`) ?? "";
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}
