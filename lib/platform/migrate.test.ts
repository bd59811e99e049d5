import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { databaseUrl } from "../testing/database-url.ts";
import { migrate } from "./migrate.ts";

const server = inject("databaseServer");
let dir: string;
let url: string;

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-migrations-"));
  const name = `migrate_${process.pid}_${path.basename(dir).toLowerCase().replace(/\W/g, "_")}`;
  await query(server, `CREATE DATABASE "${name}"`);
  url = databaseUrl(server, name);
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

async function query<T extends pg.QueryResultRow>(at: string, sql: string): Promise<T[]> {
  const client = new pg.Client(at);
  await client.connect();
  return client
    .query<T>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(dir, name), { recursive: true });
  fs.writeFileSync(path.join(dir, name, "migration.sql"), sql);
}

async function tables(): Promise<string[]> {
  const rows = await query<{ name: string }>(
    url,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

test("migrations are applied in the order of their names, each once", async () => {
  write("2_second", "ALTER TABLE one RENAME TO two");
  write("1_first", "CREATE TABLE one (id int); CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql");
  expect(await migrate(url, dir)).toEqual(["1_first", "2_second"]);
  expect(await tables()).toEqual(["two"]);
  expect(await migrate(url, dir)).toEqual([]);
});

test("the record is the one that Prisma keeps", async () => {
  write("1_first", "CREATE TABLE one (id int)");
  await migrate(url, dir);
  const [record] = await query(url, `SELECT * FROM "_prisma_migrations"`);
  expect(record).toMatchObject({
    checksum: "4d8ec74eca290f99777e37ddd75017c0d05be7b5f06a392e45ec0ffecf0462bd",
    migration_name: "1_first",
    finished_at: expect.any(Date),
    rolled_back_at: null,
    applied_steps_count: 1,
  });
});

test("two at once apply everything once", async () => {
  write("1_first", "CREATE TABLE one (id int)");
  const both = await Promise.all([migrate(url, dir), migrate(url, dir)]);
  expect(both.flat()).toEqual(["1_first"]);
});

test("a migration that fails is named and leaves nothing behind", async () => {
  write("1_first", "CREATE TABLE one (id int)");
  write("2_broken", "CREATE TABLE two (id int); SELECT nonsense");
  await expect(migrate(url, dir)).rejects.toThrow('Migration 2_broken: column "nonsense" does not exist');
  expect(await tables()).toEqual(["one"]);
});

test("a migration edited after it was applied is refused", async () => {
  write("1_first", "CREATE TABLE one (id int)");
  await migrate(url, dir);
  write("1_first", "CREATE TABLE one (id bigint)");
  await expect(migrate(url, dir)).rejects.toThrow("Migration 1_first was edited after it was applied");
});

test("a database of a newer version is refused", async () => {
  write("1_first", "CREATE TABLE one (id int)");
  write("2_second", "CREATE TABLE two (id int)");
  await migrate(url, dir);
  fs.rmSync(path.join(dir, "2_second"), { recursive: true });
  await expect(migrate(url, dir)).rejects.toThrow("the database belongs to a newer version of Mortise");
});

test("a migration that another tool left unfinished is refused", async () => {
  write("1_first", "CREATE TABLE one (id int)");
  await migrate(url, dir);
  await query(url, `UPDATE "_prisma_migrations" SET finished_at = NULL`);
  await expect(migrate(url, dir)).rejects.toThrow("Migration 1_first failed earlier");
});

test("a database out of reach is named without its password", async () => {
  const failure = migrate("postgresql://mona:hunter2@127.0.0.1:1/none", dir);
  await expect(failure).rejects.toThrow(
    /^DATABASE_URL: the database at 127\.0\.0\.1:1 does not let us in: .*ECONNREFUSED/,
  );
  await expect(failure).rejects.not.toThrow("hunter2");
});
