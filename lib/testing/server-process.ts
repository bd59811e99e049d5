/** Runs the real server as a process of its own, for tests of what only a process can show: starts, signals, crashes. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net, { type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import type { Environment } from "../platform/config.ts";
import { readPidFile, stopPostmaster } from "../platform/embedded-postgres-process.ts";

export type ServerProcess = {
  url: string;
  dataDir: string;
  pid: number;
  /** Everything said so far, on both streams. */
  output: () => string;
  /** SIGTERM (or another signal); resolves to the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** SIGKILL to the server alone: its database goes on, as after a crash. */
  kill9: () => Promise<void>;
  /** SIGKILL to the database alone. */
  killDatabase: () => void;
  /** Ends whatever still runs and removes the data folder, if it was made here. */
  remove: () => Promise<void>;
};

/** A start that ended before the server was ready. */
class FailedStart extends Error {
  override name = "FailedStart";
  constructor(
    readonly exitCode: number | null,
    readonly output: string,
  ) {
    super(`The server did not start (exit code ${exitCode}):\n${output}`);
  }
}

type Options = {
  /** The server's environment besides MODE=test, a free PORT and a DATA_DIR of its own. */
  env?: Environment;
  /** Sends a signal as soon as something is said, before the server is ready. */
  interrupt?: { at: RegExp; signal: NodeJS.Signals };
};

/** How a start ended before the server was ready. */
export type FailedAttempt = { exitCode: number | null; output: string };

const START = path.resolve("scripts/start.mjs");
const READY = /^Mortise is ready on (\S+)$/m;

/** Starts the server as `npm start` does, building what has changed, and waits until it is ready. Give `DATA_DIR` to
 *  start again on the data of an earlier one.
 *  @throws {FailedStart} */
export async function startServer({ env = {}, interrupt }: Options = {}): Promise<ServerProcess> {
  const isOwnFolder = env.DATA_DIR === undefined;
  const dataDir = env.DATA_DIR ?? newDataDir();
  const port = env.PORT ?? String(await findFreePort());
  const settings = { MODE: "test", PORT: port, DATA_DIR: dataDir, ...env };
  const child = spawn(process.execPath, [START], {
    env: { ...inherited(), ...settings } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit") as Promise<[number | null]>;
  const output = collectOutput(child);
  const remove = async () => {
    child.kill("SIGKILL");
    await exited;
    const database = readPidFile(path.join(dataDir, "postgres"));
    if (database) await stopPostmaster(database.pid);
    if (isOwnFolder) fs.rmSync(dataDir, { recursive: true, force: true });
  };
  if (interrupt) void untilSaid({ child, output }, interrupt.at).then(() => child.kill(interrupt.signal));
  const url = await untilReady({ child, exited, output });
  if (url === null) {
    const [exitCode] = await exited;
    await remove();
    throw new FailedStart(exitCode, output());
  }
  return {
    url,
    dataDir,
    pid: child.pid as number,
    output,
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      const [exitCode] = await exited;
      return exitCode;
    },
    kill9: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    killDatabase: () => process.kill(readPidFile(path.join(dataDir, "postgres"))?.pid as number, "SIGKILL"),
    remove,
  };
}

/** A start that is refused or interrupted. @throws when the server gets ready nevertheless */
export async function failedStart(options: Options): Promise<FailedAttempt> {
  const server = await startServer(options).catch((error: unknown) => {
    if (error instanceof FailedStart) return error;
    throw error;
  });
  if (server instanceof FailedStart) return { exitCode: server.exitCode, output: server.output };
  await server.remove();
  throw new Error(`The server started:\n${server.output()}`);
}

type Starting = { child: ChildProcess; exited: Promise<unknown>; output: () => string };

/** The address in the ready line, or null when the process ended first. */
async function untilReady({ child, exited, output }: Starting): Promise<string | null> {
  const ready = untilSaid({ child, output }, READY).then(([, url]) => url as string);
  return Promise.race([ready, exited.then(() => null)]);
}

function untilSaid({ child, output }: Pick<Starting, "child" | "output">, words: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", () => {
        const said = words.exec(output());
        if (said) resolve(said);
      });
  });
}

function collectOutput(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  return () => text;
}

/** The caller's environment without what a test runner sets for itself. */
function inherited(): Environment {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  return { PATH, HOME, TMPDIR, LANG };
}

function newDataDir(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-server-"));
  fs.chmodSync(folder, 0o755); // mkdtemp makes 0700; PostgreSQL may run as another user
  return folder;
}

/** A port on which nobody listened a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
