import { verify } from "@octokit/webhooks-methods";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { type Receiver, startReceiver } from "@/lib/testing/receiver.ts";
import {
  allDeliveries,
  makeWebhookScene,
  recordIssueOpened,
  SCENE_SECRET,
  type WebhookScene,
} from "@/lib/testing/webhook-scene.ts";
import { dispatchEvents } from "./dispatch.ts";
import { claimDeliveries, LOCK_MS } from "./queue.ts";
import { redeliver } from "./redeliver.ts";
import { wakeDeliveries } from "./wake.ts";
import { startDeliveries } from "./worker.ts";

/** Whatever a test started, ended in the opposite order. */
let cleanups: (() => Promise<unknown>)[] = [];
let scenes = 0;
const ROOM = { hookIds: [], places: [], rooms: [], roomOfOthers: 10, limit: 10 };

beforeEach(async () => {
  await db.event.deleteMany();
});
afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  cleanups = [];
  clock.set(undefined);
});

async function receiverThat(respond?: Parameters<typeof startReceiver>[0]): Promise<Receiver> {
  const receiver = await startReceiver(respond);
  cleanups.push(receiver.close);
  return receiver;
}

async function startWorker(options?: Parameters<typeof startDeliveries>[0]) {
  const worker = await startDeliveries(options);
  cleanups.push(worker.stop);
  return worker;
}

function sceneAt(url: string, options: Partial<Parameters<typeof makeWebhookScene>[0]> = {}): Promise<WebhookScene> {
  scenes += 1;
  return makeWebhookScene({ suffix: `-${scenes}`, url, ...options });
}

/** The worker has written the results down when it has stopped. */
async function attemptsAfter(worker: { stop: () => Promise<void> }) {
  await worker.stop();
  return allDeliveries();
}

const never = () => new Promise<never>(() => {});
/** Longer than a test may take. */
const NEVER_MS = 600_000;

describe("a delivery", () => {
  it("arrives once, with every header in its order", async () => {
    const receiver = await receiverThat();
    const at = await sceneAt(receiver.url);
    const worker = await startWorker();
    await recordIssueOpened(at);
    const request = await receiver.waitFor(() => true);
    const [attempt, ...more] = await attemptsAfter(worker);
    expect(more).toEqual([]);
    expect(receiver.requests).toHaveLength(1);
    expect(request).toMatchObject({ method: "POST", path: "/hook" });
    expect(Object.entries(attempt?.requestHeaders ?? {})).toEqual([
      ["Accept", "*/*"],
      ["Content-Type", "application/json"],
      ["User-Agent", expect.stringMatching(/^GitHub-Hookshot\/[0-9a-f]{7}$/)],
      ["X-GitHub-Delivery", attempt?.guid],
      ["X-GitHub-Event", "issues"],
      ["X-GitHub-Hook-ID", String(at.hookId)],
      ["X-GitHub-Hook-Installation-Target-ID", String(at.integrationId)],
      ["X-GitHub-Hook-Installation-Target-Type", "integration"],
      ["X-Hub-Signature", expect.stringMatching(/^sha1=[0-9a-f]{40}$/)],
      ["X-Hub-Signature-256", expect.stringMatching(/^sha256=[0-9a-f]{64}$/)],
    ]);
    const sent = request.rawHeaders.filter((_, index) => index % 2 === 0 && request.rawHeaders[index]?.includes("-"));
    expect(sent).toEqual(expect.arrayContaining(["X-GitHub-Delivery", "X-Hub-Signature-256"]));
    expect(request.headers).toMatchObject(
      Object.fromEntries(
        Object.entries(attempt?.requestHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
      ),
    );
  });

  it("is signed over the exact bytes that arrive", async () => {
    const receiver = await receiverThat();
    const at = await sceneAt(receiver.url);
    const worker = await startWorker();
    await recordIssueOpened(at, { title: "größer 🪵" });
    const { body, headers } = await receiver.waitFor(() => true);
    const [attempt] = await attemptsAfter(worker);
    expect(body.toString()).toBe(attempt?.body);
    expect(await verify(SCENE_SECRET, body.toString(), String(headers["x-hub-signature-256"]))).toBe(true);
  });

  it("as a form carries the JSON in payload and signs the form", async () => {
    const receiver = await receiverThat();
    const at = await sceneAt(receiver.url, { contentType: "form" });
    await startWorker();
    await recordIssueOpened(at, { title: "a & b = c+d größer" });
    const { body, headers } = await receiver.waitFor(() => true);
    expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
    const payload = new URLSearchParams(body.toString()).get("payload");
    expect(JSON.parse(payload ?? "").issue.title).toBe("a & b = c+d größer");
    expect(await verify(SCENE_SECRET, body.toString(), String(headers["x-hub-signature-256"]))).toBe(true);
  });

  it("carries no signature without a secret", async () => {
    const receiver = await receiverThat();
    const at = await sceneAt(receiver.url, { secret: null });
    await startWorker();
    await recordIssueOpened(at);
    const { headers } = await receiver.waitFor(() => true);
    expect(Object.keys(headers).filter((name) => name.startsWith("x-hub"))).toEqual([]);
  });

  it("keeps what was answered", async () => {
    const receiver = await receiverThat({
      respond: () => ({ status: 202, headers: { "x-queue": "7" }, body: "thank you" }),
    });
    const at = await sceneAt(receiver.url);
    const worker = await startWorker();
    await recordIssueOpened(at);
    await receiver.waitFor(() => true);
    const [attempt] = await attemptsAfter(worker);
    expect(attempt).toMatchObject({
      outcome: "response",
      statusCode: 202,
      responseBody: "thank you",
      url: receiver.url,
      lockedUntil: null,
      detail: null,
    });
    expect(attempt?.responseHeaders).toMatchObject({ "x-queue": "7" });
    expect(attempt?.deliveredAt).toBeInstanceOf(Date);
  });
});

describe("a receiver that fails", () => {
  it("with 500 is not tried again", async () => {
    const receiver = await receiverThat({ respond: () => ({ status: 500, body: "oh no" }) });
    const at = await sceneAt(receiver.url);
    const worker = await startWorker();
    await recordIssueOpened(at);
    await receiver.waitFor(() => true);
    expect(await attemptsAfter(worker)).toMatchObject([
      { outcome: "response", statusCode: 500, responseBody: "oh no" },
    ]);
    await (await startWorker()).stop();
    expect(receiver.requests).toHaveLength(1);
  });

  it("by redirecting is not followed", async () => {
    const elsewhere = await receiverThat();
    const receiver = await receiverThat({ respond: () => ({ status: 302, headers: { location: elsewhere.url } }) });
    const at = await sceneAt(receiver.url);
    const worker = await startWorker();
    await recordIssueOpened(at);
    await receiver.waitFor(() => true);
    expect(await attemptsAfter(worker)).toMatchObject([{ statusCode: 302 }]);
    expect(elsewhere.requests).toEqual([]);
  });

  it("by not answering has its time and no more", async () => {
    const receiver = await receiverThat({ respond: never });
    const at = await sceneAt(receiver.url);
    const worker = await startWorker({ answerLimitMs: 50 });
    await recordIssueOpened(at);
    // A slow machine may use the time up before the receiver has heard of it.
    await expect.poll(() => db.delivery.count({ where: { deliveredAt: { not: null } } })).toBe(1);
    expect(await attemptsAfter(worker)).toMatchObject([
      { outcome: "timeout", statusCode: null, responseBody: null, detail: "no answer in 50 ms" },
    ]);
  });

  it("by not being there is told as refused", async () => {
    const gone = await startReceiver();
    await gone.close();
    const at = await sceneAt(gone.url);
    await recordIssueOpened(at);
    await dispatchEvents();
    const worker = await startWorker();
    const healthy = await receiverThat();
    await recordIssueOpened(await sceneAt(healthy.url));
    await healthy.waitFor(() => true);
    expect((await attemptsAfter(worker)).find(({ hookId }) => hookId === at.hookId)).toMatchObject({
      outcome: "refused",
      statusCode: null,
    });
  });

  it("by being dead does not delay a healthy one, however much waits for it", async () => {
    const [dead, healthy] = [await receiverThat({ respond: never }), await receiverThat()];
    const [toDead, toHealthy] = [await sceneAt(dead.url), await sceneAt(healthy.url)];
    for (let count = 0; count < 100; count += 1) await recordIssueOpened(toDead);
    await startWorker({ answerLimitMs: NEVER_MS, drainMs: 10 }); // whoever waits for the dead one waits for ever
    await dead.waitForCount(1);
    for (let count = 0; count < 10; count += 1) {
      await recordIssueOpened(toHealthy, { title: `healthy ${count}` });
      await healthy.waitFor(({ body }) => body.includes(`"healthy ${count}"`));
    }
    expect(dead.requests.length).toBeLessThanOrEqual(32);
  });
});

describe("what cannot be sent", () => {
  async function attemptWithout(change: (at: WebhookScene) => Promise<unknown>, receiver: Receiver) {
    const at = await sceneAt(receiver.url);
    await recordIssueOpened(at);
    await dispatchEvents();
    await change(at);
    const worker = await startWorker();
    const other = await receiverThat();
    await recordIssueOpened(await sceneAt(other.url));
    await other.waitFor(() => true);
    const attempts = await attemptsAfter(worker);
    expect(receiver.requests).toEqual([]);
    return attempts.find(({ hookId }) => hookId === at.hookId);
  }

  it("a payload over 25 MB", async () => {
    const receiver = await receiverThat();
    const attempt = await attemptWithout(
      ({ hookId }) =>
        db.delivery.updateMany({
          where: { hookId },
          data: { body: JSON.stringify({ pad: "x".repeat(25 * 1024 * 1024) }) },
        }),
      receiver,
    );
    expect(attempt).toMatchObject({ outcome: "too-large", statusCode: null });
  });

  it("anything to a webhook that was switched off in the meantime", async () => {
    const receiver = await receiverThat();
    const attempt = await attemptWithout(
      ({ hookId }) => db.hook.update({ where: { id: hookId }, data: { active: false } }),
      receiver,
    );
    expect(attempt).toMatchObject({ outcome: "inactive" });
  });

  it("anything whose secret no longer opens, rather than send it unsigned", async () => {
    const receiver = await receiverThat();
    const attempt = await attemptWithout(
      ({ hookId }) => db.hook.update({ where: { id: hookId }, data: { sealedSecret: "v1.00000000.AAAA" } }),
      receiver,
    );
    expect(attempt).toMatchObject({
      outcome: "secret",
      detail: expect.stringContaining("set the webhook's secret again"),
    });
    expect(attempt?.detail).not.toContain(SCENE_SECRET);
  });
});

describe("a crash", () => {
  it("between claiming and completing has it sent again, with the same guid and bytes", async () => {
    const receiver = await receiverThat();
    const at = await sceneAt(receiver.url);
    await recordIssueOpened(at);
    await dispatchEvents();
    const [held] = await claimDeliveries({ room: ROOM, underWay: [] });
    // Whoever held it is gone; until the lock runs out nobody else may take it.
    expect(await claimDeliveries({ room: ROOM, underWay: [] })).toEqual([]);
    clock.set(new Date(clock.now().getTime() + LOCK_MS + 1));
    await startWorker();
    wakeDeliveries();
    const { headers, body } = await receiver.waitFor(() => true);
    expect(headers["x-github-delivery"]).toBe(held?.guid);
    expect(body.toString()).toBe(held?.body);
  });

  it("is not needed to stop: what was cut off is sent at the next start, at once", async () => {
    const answers: (() => object | Promise<never>)[] = [never, () => ({})];
    const receiver = await receiverThat({ respond: () => (answers.shift() ?? never)() });
    const at = await sceneAt(receiver.url);
    const worker = await startWorker({ drainMs: 10 });
    await recordIssueOpened(at);
    await receiver.waitForCount(1);
    expect(await attemptsAfter(worker)).toMatchObject([{ deliveredAt: null, lockedUntil: null }]);
    await startWorker();
    const [first, second] = await receiver.waitForCount(2);
    expect(second?.headers["x-github-delivery"]).toBe(first?.headers["x-github-delivery"]);
    expect(second?.body).toEqual(first?.body);
  });

  it("before dispatching loses nothing", async () => {
    const receiver = await receiverThat();
    await recordIssueOpened(await sceneAt(receiver.url));
    await startWorker();
    await receiver.waitFor(() => true);
  });
});

describe("a redelivery", () => {
  it("is a new attempt with the same guid and the same bytes", async () => {
    const receiver = await receiverThat();
    const at = await sceneAt(receiver.url);
    const worker = await startWorker();
    await recordIssueOpened(at);
    const first = await receiver.waitFor(() => true);
    const [original] = await attemptsAfter(worker);
    const again = await startWorker();
    const id = await redeliver({ hookId: at.hookId, deliveryId: original?.id ?? 0n });
    const [, second] = await receiver.waitForCount(2);
    const attempts = await attemptsAfter(again);
    expect(attempts).toHaveLength(2);
    expect(attempts[1]).toMatchObject({ id, guid: original?.guid, redelivery: true, outcome: "response" });
    expect(second?.body).toEqual(first.body);
    expect(second?.headers["x-hub-signature-256"]).toBe(first.headers["x-hub-signature-256"]);
  });

  it("refuses a delivery of another webhook", async () => {
    const [mine, other] = [await sceneAt("http://127.0.0.1:9/"), await sceneAt("http://127.0.0.1:9/")];
    await recordIssueOpened(mine);
    await dispatchEvents();
    const [delivery] = await allDeliveries();
    const refused = redeliver({ hookId: other.hookId, deliveryId: delivery?.id ?? 0n });
    await expect(refused).rejects.toMatchObject({ status: 404 });
  });

  it("refuses while the webhook is switched off, and says so", async () => {
    const at = await sceneAt("http://127.0.0.1:9/");
    await recordIssueOpened(at);
    await dispatchEvents();
    await db.hook.update({ where: { id: at.hookId }, data: { active: false } });
    const [delivery] = await allDeliveries();
    const refused = redeliver({ hookId: at.hookId, deliveryId: delivery?.id ?? 0n });
    await expect(refused).rejects.toMatchObject({ status: 422, message: expect.stringContaining("switched off") });
  });
});
