import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { isAlive, readPidFile } from "./embedded-postgres-process.ts";
import { log } from "./log.ts";

const LIMIT = { timeout: 50_000, interval: 20 };
const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];
log.level = "silent"; // what follows is meant to alarm

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

function newFolder(name = "pg"): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-"));
  fs.chmodSync(folder, 0o755); // mkdtemp makes 0700; PostgreSQL may run as another user
  folders.push(folder);
  return path.join(folder, name);
}

async function start(root: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(root, ["-c", "max_connections=10", "-c", "shared_buffers=1MB"]);
  servers.push(server);
  return server;
}

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client(url);
  client.on("error", () => {}); // a killed server cuts the connection after the answer too
  await client.connect();
  return client
    .query<{ answer: T }>(sql)
    .then(({ rows }) => rows.map((row) => row.answer))
    .finally(() => client.end());
}

function postmasterOf(root: string): number {
  const pid = readPidFile(path.join(root, "postgres"))?.pid;
  if (pid === undefined) throw new Error(`nothing runs under ${root}`);
  return pid;
}

test("what was committed is there after a stop and a start", async () => {
  const root = newFolder();
  const first = await start(root);
  expect(first.adopted).toBe(false);
  await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  const pid = postmasterOf(root);
  await first.stop();
  expect(isAlive(pid)).toBe(false);
  const second = await start(root);
  expect(await ask(second.url, "SELECT answer FROM kept")).toEqual([42]);
});

test("a database killed under a running server is started again and keeps what was committed", async () => {
  const root = newFolder();
  const server = await start(root);
  await ask(server.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  const killed = postmasterOf(root);
  process.kill(killed, "SIGKILL");
  await vi.waitFor(async () => expect(await ask(server.url, "SELECT answer FROM kept")).toEqual([42]), LIMIT);
  expect(postmasterOf(root)).not.toBe(killed);
});

test("a server that outlived its parent is adopted", async () => {
  const root = newFolder();
  await start(root);
  const pid = postmasterOf(root);
  const adopted = await start(root);
  expect(adopted.adopted).toBe(true);
  expect(postmasterOf(root)).toBe(pid);
  expect(await ask(adopted.url, "SELECT 1 AS answer")).toEqual([1]);
});

test("a lock file whose process number now belongs to somebody else does not stop the start", async () => {
  const root = newFolder();
  const server = await start(root);
  await server.stop();
  const lock = path.join(root, "postgres/postmaster.pid");
  fs.writeFileSync(lock, `${process.pid}\n${path.join(root, "postgres")}\n0\n5432\n\n\n\nready\n`);
  const again = await start(root);
  expect(again.adopted).toBe(false);
  expect(await ask(again.url, "SELECT 1 AS answer")).toEqual([1]);
});

test("an empty lock file does not stop the start", async () => {
  const root = newFolder();
  const server = await start(root);
  await server.stop();
  fs.writeFileSync(path.join(root, "postgres/postmaster.pid"), "");
  const again = await start(root);
  expect(await ask(again.url, "SELECT 1 AS answer")).toEqual([1]);
});

test("a set-up that was killed half-way is done anew", async () => {
  const root = newFolder();
  fs.mkdirSync(path.join(root, "postgres.new-1"), { recursive: true });
  fs.writeFileSync(path.join(root, "postgres.new-1/PG_VERSION"), "18\n");
  const server = await start(root);
  expect(await ask(server.url, "SELECT 1 AS answer")).toEqual([1]);
  expect(fs.readdirSync(root).filter((name) => name.includes(".new-"))).toEqual([]);
});

test("a data folder with a long path gets its socket elsewhere", async () => {
  const server = await start(newFolder("a-folder-with-a-rather-long-name".repeat(3)));
  expect(await ask(server.url, "SELECT 1 AS answer")).toEqual([1]);
  const sockets = new URL(server.url).searchParams.get("host");
  expect(sockets).toMatch(/mortise-[0-9a-f]{16}$/);
  if (sockets) folders.push(sockets);
});

test("a folder that is no database is refused and left as it is", async () => {
  const root = newFolder();
  fs.mkdirSync(path.join(root, "postgres"), { recursive: true });
  fs.writeFileSync(path.join(root, "postgres/notes.txt"), "mine");
  await expect(start(root)).rejects.toThrow("holds files that are no database");
  expect(fs.readFileSync(path.join(root, "postgres/notes.txt"), "utf8")).toBe("mine");
});
