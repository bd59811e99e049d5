import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDataDir } from "./data-dir-lock.ts";

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-lock-"));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

/** Rewrites the lock as if `pid` had taken it in its life, or in the life of an earlier process of that number. */
function pretendHolder(pid: number, startedAt?: string): void {
  const file = path.join(dir, "server.pid");
  lockDataDir(dir);
  const ours = JSON.parse(fs.readFileSync(file, "utf8")) as { startedAt: string };
  const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  const theirs = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? ours.startedAt;
  fs.writeFileSync(file, JSON.stringify({ pid, startedAt: startedAt ?? theirs }));
}

test("a folder given back can be claimed again", () => {
  const release = lockDataDir(dir);
  expect(fs.readdirSync(dir)).toEqual(["server.pid"]);
  release();
  expect(fs.readdirSync(dir)).toEqual([]);
  lockDataDir(dir)();
});

test.runIf(process.platform === "linux")("a folder that a live server uses is refused", async () => {
  const other = spawn(process.execPath, ["-e", "process.stdin.resume()"]);
  await new Promise((resolve) => other.once("spawn", resolve));
  pretendHolder(other.pid as number);
  expect(() => lockDataDir(dir)).toThrow(`DATA_DIR: ${dir} is in use by another Mortise (process ${other.pid})`);
  other.kill("SIGKILL");
  await new Promise((resolve) => other.once("exit", resolve));
  lockDataDir(dir)();
});

test.runIf(process.platform === "linux")("a process number that now belongs to somebody else does not count", () => {
  pretendHolder(process.ppid, "1");
  lockDataDir(dir)();
});

test("a lock cut short by a crash does not count", () => {
  fs.writeFileSync(path.join(dir, "server.pid"), '{"pid":');
  lockDataDir(dir)();
});
