import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { startReceiver } from "@/lib/testing/receiver.ts";
import { makeWebhookScene, recordIssueOpened, type WebhookScene } from "@/lib/testing/webhook-scene.ts";
import { type Room, trackDestinations } from "./destinations.ts";
import { dispatchEvents, dispatchSome } from "./dispatch.ts";
import { type ClaimedDelivery, claimDeliveries } from "./queue.ts";
import { startDeliveries } from "./worker.ts";

const URL = "http://127.0.0.1:9/hook";
let scenes = 0;
beforeEach(async () => {
  await db.event.deleteMany();
});

function sceneOf(url = URL): Promise<WebhookScene> {
  scenes += 1;
  return makeWebhookScene({ suffix: `-room-${scenes}`, url });
}

/** Two hooks at one place where there is room for so many. */
async function twoAtOnePlace(room: number): Promise<{ hooks: number[]; scenes: WebhookScene[]; room: Room }> {
  const both = [await sceneOf(), await sceneOf()];
  const hooks = both.map(({ hookId }) => hookId);
  return {
    hooks,
    scenes: both,
    room: { hookIds: hooks, places: [0, 0], rooms: [room, room], roomOfOthers: 8, limit: 100 },
  };
}

/** Longer than a test may take: nothing is found by looking now and then. */
const NEVER_MS = 600_000;

test("what there was no room for is sent as soon as there is", async () => {
  const receiver = await startReceiver();
  const scenes = await Promise.all([sceneOf(receiver.url), sceneOf(receiver.url), sceneOf(receiver.url)]);
  for (const scene of scenes) for (let count = 0; count < 60; count += 1) await recordIssueOpened(scene);
  const worker = await startDeliveries({ pollMs: NEVER_MS });
  await receiver.waitForCount(180, 60_000);
  await worker.stop();
  await receiver.close();
  expect(await db.delivery.count({ where: { statusCode: 200 } })).toBe(180);
});

const hooksOf = (claimed: readonly ClaimedDelivery[]) => claimed.map(({ hookId }) => hookId).toSorted((a, b) => a - b);
const held = () => db.delivery.count({ where: { lockedUntil: { not: null } } });

test("hooks at one place share its room, each in its turn", async () => {
  const { hooks, scenes: both, room } = await twoAtOnePlace(4);
  for (const scene of both) for (let count = 0; count < 5; count += 1) await recordIssueOpened(scene);
  await dispatchEvents();
  const claimed = await claimDeliveries({ room, underWay: [] });
  expect(hooksOf(claimed)).toEqual([hooks[0], hooks[0], hooks[1], hooks[1]]);
  expect(await held()).toBe(4);
});

test("what is dispatched is held for sending at once, as far as there is room", async () => {
  const { scenes: both, room } = await twoAtOnePlace(3);
  for (const scene of both) for (let count = 0; count < 2; count += 1) await recordIssueOpened(scene);
  const { events, deliveries, claimed } = await dispatchSome(room);
  expect([events, deliveries, claimed.length]).toEqual([4, 4, 3]);
  expect(await held()).toBe(3);
  const rest = await claimDeliveries({ room, underWay: claimed.map(({ id }) => id) });
  expect(rest).toHaveLength(1);
  const [first] = claimed;
  expect(JSON.parse(first?.body ?? "")).toMatchObject({
    action: "opened",
    installation: { id: both[0]?.installationId },
  });
  expect(first).toMatchObject({ hookId: both[0]?.hookId, url: URL, event: "issues", attempt: 1 });
});

test("no more are held than there is room for in all", async () => {
  const { scenes: both, room } = await twoAtOnePlace(10);
  for (const scene of both) await recordIssueOpened(scene);
  expect((await dispatchSome({ ...room, limit: 1 })).claimed).toHaveLength(1);
});

test("nothing is held for a paused hook, nor for one for which something waits already", async () => {
  const { scenes: both, room } = await twoAtOnePlace(10);
  const [paused, behind] = both as [WebhookScene, WebhookScene];
  await db.hook.update({ where: { id: paused.hookId }, data: { pausedAt: new Date() } });
  await recordIssueOpened(behind);
  await dispatchEvents();
  await recordIssueOpened(paused);
  await recordIssueOpened(behind);
  expect((await dispatchSome(room)).claimed).toEqual([]);
  expect(hooksOf(await claimDeliveries({ room, underWay: [] }))).toEqual([behind.hookId, behind.hookId]);
});

test("an attempt that ends where there was no room says so, for those that may wait", () => {
  const destinations = trackDestinations();
  for (let count = 0; count < 8; count += 1) expect(destinations.begin(1, URL)).toBe(true);
  expect(destinations.begin(2, URL)).toBe(false);
  expect(destinations.room(100)).toEqual({
    hookIds: [1, 2],
    places: [0, 0],
    rooms: [0, 0],
    roomOfOthers: 8,
    limit: 100,
  });
  expect(destinations.end(URL, { answered: true, durationMs: 5 })).toBe(true);
  expect(destinations.end(URL, { answered: true, durationMs: 5 })).toBe(false);
});

test("a destination that answers quickly gets more room bit by bit, and a slow answer takes some back", () => {
  const destinations = trackDestinations();
  const roomAfter = (durationMs: number, count: number, answered = true) => {
    for (let done = 0; done < count; done += 1) {
      destinations.begin(1, URL);
      destinations.end(URL, { answered, durationMs });
    }
    return destinations.room(100).rooms[0];
  };
  expect(roomAfter(10, 1)).toBe(33);
  expect(roomAfter(10, 200)).toBe(128);
  expect(roomAfter(1_000, 1)).toBe(127);
  expect(roomAfter(1_000, 200)).toBe(32);
  expect(roomAfter(5_000, 1)).toBe(2);
  expect(roomAfter(10, 1, false)).toBe(2);
});
