import { createHash, randomInt } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { startEmbeddedPostgres } from "../lib/platform/embedded-postgres.ts";
import { type Receiver, startReceiver } from "../lib/testing/receiver.ts";
import { startServer } from "../lib/testing/server-process.ts";
import { BODY_PARTS, type BodyParts, exactBody } from "../lib/webhooks/body-sql.ts";
import { MONA_TOKEN, writeWorld } from "./support/world.ts";

/**
 * Issues are opened, each of them eleven events, while the server is killed with SIGKILL at random moments; three
 * webhooks are told: one whose receiver is well, one that is slow and one that fails. CRASH_SEED repeats a run's moments, CRASH_EVENTS makes it shorter.
 */

const EVENTS = Number(process.env.CRASH_EVENTS ?? 5_000);
const LABELS = Array.from({ length: 10 }, (_, nth) => `label-${nth}`);
const EVENTS_OF_AN_ISSUE = 1 + LABELS.length;
const ISSUES = Math.ceil(EVENTS / EVENTS_OF_AN_ISSUE);
const WRITERS = 6;
const KILLS = 4;
/** Most of what waits for it waits at the end, too. */
const SLOW_MS = 1_000;
const WAIT_MS = 900_000;
/** Longer than the lock on a delivery whose sender died. */
const LATER_MS = 60_000;

test("kill -9 under load: every event has its deliveries, nothing else is delivered, no GUID means two things", async ({
  browserName: _,
}, testInfo) => {
  test.setTimeout(2 * WAIT_MS);
  const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31));
  console.log(`CRASH_SEED=${seed}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-postgres-"));
  fs.chmodSync(folder, 0o755); // mkdtemp makes 0700; PostgreSQL may run as another user
  // The server alone is killed here, so that what the database was told stays, whatever the disk knows of it.
  const postgres = await startEmbeddedPostgres(folder, ["-c", "fsync=off"]);
  const receivers = await startReceivers();
  const world = writeWorld(testInfo.outputPath("world.yaml"), { hookUrl: receivers.well.url });
  const database = new pg.Client(postgres.url);
  await database.connect();
  const env = { WORLD: world.file, DATABASE_URL: postgres.url, LOG_LEVEL: "warn" };
  let server = await startServer({ env });
  const { url, dataDir } = server;
  const again = { ...env, PORT: new URL(url).port, DATA_DIR: dataDir };
  try {
    for (const receiver of [receivers.slow, receivers.failing]) await addHook(url, receiver.url);
    const writing = startWriting(url);
    for (const acknowledged of momentsOf(seed)) {
      await writing.until(acknowledged);
      await server.kill9();
      server = await startServer({ env: again });
    }
    const titles = await writing.end();
    await setClock(url, new Date(Date.now() + LATER_MS)); // what a dead sender still holds may be sent again now
    const slowHook = await hookAt(database, receivers.slow.url);
    await expect.poll(() => waiting(database, slowHook), { timeout: WAIT_MS, message: "deliveries that wait" }).toBe(0);

    await everyEventHasItsDeliveries(database, titles);
    for (const receiver of Object.values(receivers)) await nothingElseCame(database, receiver);
    expect(await server.stop()).toBe(0);
    const counts = Object.entries(receivers).map(([name, { requests }]) => `${requests.length} ${name}`);
    console.log(`${titles.length} issues acknowledged; requests: ${counts.join(", ")}`);
  } finally {
    await server.remove();
    fs.rmSync(dataDir, { recursive: true, force: true });
    await database.end();
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
    for (const receiver of Object.values(receivers)) await receiver.close();
  }
});

async function startReceivers() {
  const [well, slow, failing] = await Promise.all([
    startReceiver(),
    startReceiver({ respond: () => sleep(SLOW_MS, {}) }),
    startReceiver({ respond: () => ({ status: 500 }) }),
  ]);
  return { well, slow, failing };
}

/** After how many acknowledged issues the server is killed: in each part of the run at a moment of its own. */
function momentsOf(seed: number): number[] {
  const part = Math.floor(ISSUES / (KILLS + 1));
  let state = seed >>> 0;
  return Array.from({ length: KILLS }, (_, nth) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return part * nth + 1 + (state % part);
  });
}

/** Several clients that open so many issues; what is not answered is opened again under another title. */
function startWriting(url: string) {
  const acknowledged: string[] = [];
  let wake = () => {};
  let next = 0;
  async function write(): Promise<void> {
    while (acknowledged.length < ISSUES) {
      const title = `Issue ${next++}`;
      const status = await post(url, "/repos/acme/widgets/issues", { title, labels: LABELS });
      if (status === 201) acknowledged.push(title);
      else await untilHealthy(url);
      wake();
    }
  }
  const writers = Promise.all(Array.from({ length: WRITERS }, write));
  return {
    until: (count: number): Promise<unknown> => {
      const reached = new Promise<void>((resolve) => {
        wake = () => acknowledged.length >= count && resolve();
        wake();
      });
      return Promise.race([reached, writers]);
    },
    end: async (): Promise<readonly string[]> => {
      await writers;
      return acknowledged;
    },
  };
}

/** The status, or null when the server was away: then nobody knows whether it was done. */
function post(url: string, route: string, body: object): Promise<number | null> {
  const headers = { authorization: `token ${MONA_TOKEN}`, "content-type": "application/json" };
  return fetch(`${url}/api/v3${route}`, { method: "POST", headers, body: JSON.stringify(body) })
    .then(async (response) => {
      await response.arrayBuffer();
      return response.status;
    })
    .catch(() => null);
}

async function untilHealthy(url: string): Promise<void> {
  const health = () =>
    fetch(`${url}/healthz`).then(
      ({ status }) => status,
      () => null,
    );
  await expect.poll(health, { timeout: WAIT_MS }).toBe(200);
}

async function addHook(url: string, address: string): Promise<void> {
  const config = { url: address, content_type: "json" };
  expect(await post(url, "/repos/acme/widgets/hooks", { name: "web", config, events: ["issues"] })).toBe(201);
}

async function setClock(url: string, now: Date): Promise<void> {
  const response = await fetch(`${url}/_test/clock`, { method: "PUT", body: JSON.stringify({ now }) });
  expect(response.status).toBe(200);
}

async function count(database: pg.Client, text: string): Promise<number> {
  const { rows } = await database.query<{ count: string }>(`SELECT count(*) FROM ${text}`);
  return Number(rows[0]?.count);
}

async function hookAt(database: pg.Client, url: string): Promise<number> {
  const { rows } = await database.query<{ id: number }>(`SELECT id FROM "Hook" WHERE url = $1`, [url]);
  return rows[0]?.id ?? 0;
}

/** Events without deliveries, and deliveries of all but one webhook that were not attempted. */
const waiting = async (database: pg.Client, except: number): Promise<number> =>
  (await count(database, `"Event" WHERE "dispatchedAt" IS NULL`)) +
  (await count(database, `"Delivery" WHERE "deliveredAt" IS NULL AND "hookId" <> ${except}`));

async function everyEventHasItsDeliveries(database: pg.Client, titles: readonly string[]): Promise<void> {
  const { rows } = await database.query<{ title: string }>(`SELECT title FROM "Issue"`);
  const kept = new Set(rows.map(({ title }) => title));
  expect(
    titles.filter((title) => !kept.has(title)),
    "acknowledged and lost",
  ).toEqual([]);
  expect(kept.size, "written twice").toBe(rows.length);
  const events = await count(database, `"Event" WHERE name = 'issues'`);
  expect(events, "each issue with all its events or none of them").toBe(rows.length * EVENTS_OF_AN_ISSUE);
  const without = `"Event" e WHERE name = 'issues'
    AND (SELECT count(DISTINCT "hookId") FROM "Delivery" d WHERE d."eventId" = e.id) <> 3`;
  expect(await count(database, without), "events that were not told to all three").toBe(0);
  const twice = `(SELECT 1 FROM "Delivery" GROUP BY "eventId", "hookId" HAVING count(*) > 1) again`;
  expect(await count(database, twice), "told twice to the same").toBe(0);
  const ambiguous = `(SELECT 1 FROM "Delivery" GROUP BY guid HAVING count(DISTINCT "eventId") > 1) ambiguous`;
  expect(await count(database, ambiguous), "GUIDs of two events").toBe(0);
}

/** Each request is of a delivery that is there, with its bytes, however often it came. */
async function nothingElseCame(database: pg.Client, { requests }: Receiver): Promise<void> {
  const digest = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");
  const { rows } = await database.query<{ guid: string; hookId: number } & BodyParts>(
    `SELECT guid, "hookId", ${BODY_PARTS} FROM "Delivery" d`,
  );
  const known = new Map(rows.map((row) => [`${row.guid} ${row.hookId}`, digest(exactBody(row))]));
  const strange = requests.filter(
    ({ headers, body }) => known.get(`${headers["x-github-delivery"]} ${headers["x-github-hook-id"]}`) !== digest(body),
  );
  expect(strange.map(({ headers }) => headers["x-github-delivery"])).toEqual([]);
}
