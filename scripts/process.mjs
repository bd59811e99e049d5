// Running other programs so that nothing of them is left behind: each gets a process group of its own.
import { spawn } from "node:child_process";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    endAll();
    process.exit(130);
  });
process.on("exit", endAll);

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean }} [options] quiet: keep what it says instead of showing it
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
export async function run(command, args, { env = {}, quiet = false } = {}) {
  const startedAt = performance.now();
  const child = spawn(command, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      output += `${command}: ${error.message}\n`;
      resolve(1);
    });
    child.once("close", resolve);
  });
  end(child);
  return { ok: code === 0, output, seconds: (performance.now() - startedAt) / 1000 };
}

function endAll() {
  for (const child of running) end(child);
}

/** The group outlives its leader when a program leaves servers or browsers behind. */
function end(child) {
  running.delete(child);
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // the group has gone by itself
  }
}
