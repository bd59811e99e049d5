import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db, pool } from "@/lib/platform/db.ts";
import { type Receiver, startReceiver } from "@/lib/testing/receiver.ts";
import { allDeliveries, makeWebhookScene, recordIssueOpened } from "@/lib/testing/webhook-scene.ts";
import { roomValues } from "./claim-sql.ts";
import { ROOM_UNKNOWN, trackDestinations } from "./destinations.ts";
import { dispatchEvents } from "./dispatch.ts";
import { CLAIM } from "./queue.ts";
import { redeliverFailed } from "./redeliver-failed.ts";
import { resumeHook } from "./resume-hook.ts";
import { PAUSED_AFTER_MS } from "./retry.ts";
import { startDeliveries } from "./worker.ts";

const NOON = new Date("2026-11-21T12:00:00Z");
const QUEUE_OF_THE_DEAD = 10_000;
/** Longer than a test may take: an attempt that is not answered is under way all the while. */
const NEVER_MS = 600_000;
const LONG_MS = 60_000;

let cleanups: (() => Promise<unknown>)[] = [];
let scenes = 0;

beforeEach(async () => {
  await db.event.deleteMany();
  clock.stop(NOON); // or what is to wait half a minute waits no longer on a slow machine
});
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  cleanups = [];
  clock.set(undefined);
});

async function receiverThat(respond: Parameters<typeof startReceiver>[0]): Promise<Receiver> {
  const receiver = await startReceiver(respond);
  cleanups.push(receiver.close);
  return receiver;
}

const sceneAt = (url: string) => makeWebhookScene({ suffix: `-failing-${++scenes}`, url });
const later = (ms: number) => clock.stop(new Date(clock.now().getTime() + ms));

/** Sends what may be sent now and waits for so many requests in all. */
async function sendUntil(receiver: Receiver, count: number): Promise<void> {
  const worker = await startDeliveries();
  await receiver.waitForCount(count);
  await worker.stop();
}

describe("a receiver that fails, of a hook with retries", () => {
  it("is tried again by the schedule with the same guid and bytes, until it takes it", async () => {
    const answers = [503, 500, 200];
    const receiver = await receiverThat({ respond: () => ({ status: answers.shift() ?? 200 }) });
    const at = await sceneAt(receiver.url);
    await db.hook.update({ where: { id: at.hookId }, data: { retries: true } });
    await recordIssueOpened(at);
    await sendUntil(receiver, 1);
    await (await startDeliveries()).stop();
    expect(receiver.requests, "not before its time").toHaveLength(1);
    later(60_000);
    await sendUntil(receiver, 2);
    expect((await db.hook.findUniqueOrThrow({ where: { id: at.hookId } })).failingSince).toBeInstanceOf(Date);
    later(200_000);
    await sendUntil(receiver, 3);
    const attempts = await allDeliveries();
    expect(attempts.map(({ attempt, statusCode, redelivery }) => [attempt, statusCode, redelivery])).toEqual([
      [1, 503, false],
      [2, 500, true],
      [3, 200, true],
    ]);
    expect(new Set(attempts.map(({ guid }) => guid)).size).toBe(1);
    expect(new Set(receiver.requests.map(({ body }) => body.toString())).size).toBe(1);
    expect((await db.hook.findUniqueOrThrow({ where: { id: at.hookId } })).failingSince).toBeNull();
  });

  it("is paused after twelve hours, its owner told once, and gets what it missed when it is well again", async () => {
    let status = 500;
    const receiver = await receiverThat({ respond: () => ({ status }) });
    const at = await sceneAt(receiver.url);
    await db.hook.update({ where: { id: at.hookId }, data: { retries: true } });
    await recordIssueOpened(at, { title: "first" });
    await sendUntil(receiver, 1);
    later(PAUSED_AFTER_MS);
    await sendUntil(receiver, 2);
    await recordIssueOpened(at, { title: "while paused" });
    await dispatchEvents();
    await (await startDeliveries()).stop();
    await (await startDeliveries()).stop();
    expect(receiver.requests).toHaveLength(2);
    const notices = await db.notice.findMany({ where: { subject: `webhook_paused:${at.hookId}` } });
    expect(notices).toMatchObject([{ kind: "webhook", path: expect.stringContaining("/webhook") }]);
    status = 200;
    await resumeHook({
      actor: { accountId: notices[0]?.accountId ?? 0 },
      hookId: at.hookId,
      accountId: at.ownerId,
      replay: true,
    });
    await sendUntil(receiver, 4);
    const titles = receiver.requests.slice(2).map(({ body }) => JSON.parse(body.toString()).issue.title);
    expect(new Set(titles)).toEqual(new Set(["first", "while paused"]));
    expect(await db.notice.count({ where: { subject: `webhook_paused:${at.hookId}` } })).toBe(0);
  });

  it("gets all that failed since a time once more, each thing once", async () => {
    let status = 500;
    const receiver = await receiverThat({ respond: () => ({ status }) });
    const at = await sceneAt(receiver.url);
    for (const title of ["one", "two", "three"]) await recordIssueOpened(at, { title });
    await sendUntil(receiver, 3);
    status = 200;
    expect(await redeliverFailed({ hookId: at.hookId, since: NOON })).toBe(3);
    expect(await redeliverFailed({ hookId: at.hookId, since: NOON })).toBe(0);
    await sendUntil(receiver, 6);
    expect(await redeliverFailed({ hookId: at.hookId, since: NOON })).toBe(0);
  });
});

describe("ten thousand deliveries for a dead receiver", () => {
  it("leave a healthy one all that it is sent, and the claim of it no more work than a hundred do", async () => {
    clock.set(undefined);
    const dead = await receiverThat({ respond: () => new Promise<never>(() => {}) });
    const healthy = await receiverThat({});
    const [toDead, toHealthy] = [await sceneAt(dead.url), await sceneAt(healthy.url)];
    await recordIssueOpened(toDead);
    await dispatchEvents();
    const queueForDead = (count: number) => db.$executeRaw`
      INSERT INTO "Delivery" (guid, "hookId", "eventId", event, action, body, ending, "createdAt")
      SELECT gen_random_uuid(), d."hookId", d."eventId", d.event, d.action, d.body, d.ending, d."createdAt"
      FROM (SELECT * FROM "Delivery" WHERE "hookId" = ${toDead.hookId} LIMIT 1) d, generate_series(1, ${count}::int)`;
    await queueForDead(100);
    const rowsOfFew = await rowsReadByClaim();
    await queueForDead(QUEUE_OF_THE_DEAD);
    // Whoever went through the queue would read ten thousand rows; how many a claim needs differs a little by the plan.
    expect(await rowsReadByClaim(), `${rowsOfFew} rows with a hundred`).toBeLessThan(QUEUE_OF_THE_DEAD / 10);

    const worker = await startDeliveries({ answerLimitMs: NEVER_MS, drainMs: 10 });
    cleanups.push(worker.stop);
    await dead.waitForCount(ROOM_UNKNOWN, LONG_MS);
    for (let count = 1; count <= 20; count += 1) {
      await recordIssueOpened(toHealthy);
      await healthy.waitForCount(count, LONG_MS);
    }
    expect(dead.requests, "which is given no more at once").toHaveLength(ROOM_UNKNOWN);
    const waiting = await db.delivery.count({ where: { hookId: toDead.hookId, deliveredAt: null } });
    expect(waiting, "all the while").toBe(QUEUE_OF_THE_DEAD + 101);
  }, 120_000);
});

type PlanNode = {
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
};

/** How many rows of tables and indexes a claim reads; what it claims is let go of again. */
async function rowsReadByClaim(): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('VACUUM ANALYZE "Delivery"');
    await client.query("BEGIN");
    const now = clock.now();
    const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${CLAIM}`,
      [...roomValues(trackDestinations().room(ROOM_UNKNOWN)), now, now, []],
    );
    const plan = rows[0]?.["QUERY PLAN"][0].Plan;
    if (!plan) throw new Error("no plan");
    return rowsReadIn(plan);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

function rowsReadIn(node: PlanNode): number {
  const { Plans: below = [] } = node;
  const own = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
  return below.reduce((sum, plan) => sum + rowsReadIn(plan), own);
}

describe("a hook with the names of 2016", () => {
  it("gets installation events under both names, with both keys and guids of their own", async () => {
    const at = await sceneAt("http://127.0.0.1:9/hook");
    await db.hook.update({ where: { id: at.hookId }, data: { formerNames: true } });
    await db.event.create({
      data: {
        name: "installation",
        action: "created",
        integrationId: at.integrationId,
        installationId: at.installationId,
        payload: { action: "created", installation: { id: at.installationId, app_id: at.integrationId, x: 1 } },
        createdAt: NOON,
      },
    });
    await dispatchEvents();
    const sent = await allDeliveries();
    expect(new Set(sent.map(({ event }) => event))).toEqual(new Set(["installation", "integration_installation"]));
    expect(new Set(sent.map(({ guid }) => guid)).size).toBe(2);
    for (const { body } of sent)
      expect(JSON.parse(body).installation).toMatchObject({
        app_id: at.integrationId,
        integration_id: at.integrationId,
      });
  });
});
