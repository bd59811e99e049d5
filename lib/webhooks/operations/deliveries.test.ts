import { generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call, signJwt } from "@/lib/testing/api-client.ts";
import { makeWebhookScene, recordIssueOpened, type WebhookScene } from "@/lib/testing/webhook-scene.ts";
import { dispatchEvents } from "../dispatch.ts";

type Item = { id: number; status: string; status_code: number; guid: string };

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const LIST = "/app/hook/deliveries";
let scene: WebhookScene;
let other: WebhookScene;
let jwt: string;

/** How each of the five attempts ended, oldest first; the sixth waits. */
const ENDINGS = [
  { outcome: "response", statusCode: 200 },
  { outcome: "response", statusCode: 302 },
  { outcome: "response", statusCode: 500 },
  { outcome: "timeout", statusCode: null },
  { outcome: "refused", statusCode: null },
];

async function fill(at: WebhookScene): Promise<void> {
  for (let count = 0; count <= ENDINGS.length; count += 1) await recordIssueOpened(at, { title: `Issue ${count}` });
  await dispatchEvents();
  const rows = await db.delivery.findMany({ where: { hookId: at.hookId }, orderBy: { id: "asc" } });
  for (const [index, ending] of ENDINGS.entries())
    await db.delivery.update({
      where: { id: rows[index]?.id ?? 0n },
      data: {
        ...ending,
        deliveredAt: clock.now(),
        durationMs: 270,
        url: "http://127.0.0.1:9/hook",
        requestHeaders: { Accept: "*/*", "X-GitHub-Event": "issues" },
        ...(ending.statusCode && { responseHeaders: { server: "test" }, responseBody: "ok" }),
      },
    });
}

beforeAll(async () => {
  scene = await makeWebhookScene({ url: "http://127.0.0.1:9/hook", keys: [privateKey] });
  other = await makeWebhookScene({ suffix: "-other", url: "http://127.0.0.1:9/hook" });
  jwt = await signJwt({ privateKey, iss: scene.integrationId });
  await fill(scene);
  await fill(other);
});

async function list(query = ""): Promise<{ items: Item[]; link: string | null }> {
  const answer = await call("GET", `${LIST}${query}`, { jwt });
  expect(answer.status, answer.text).toBe(200);
  return { items: answer.body as Item[], link: answer.headers.get("link") };
}

describe("listing deliveries", () => {
  test("newest first, in the words of the wire format, without what waits", async () => {
    const { items, link } = await list();
    expect(link).toBeNull();
    expect(items.map(({ status, status_code }) => [status, status_code])).toEqual([
      ["failed to connect to host", 502],
      ["timed out", 504],
      ["Invalid HTTP Response: 500", 500],
      ["Invalid HTTP Response: 302", 302],
      ["OK", 200],
    ]);
    expect(items.at(-1)).toEqual({
      id: expect.any(Number),
      guid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      delivered_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      redelivery: false,
      duration: 0.27,
      status: "OK",
      status_code: 200,
      event: "issues",
      action: "opened",
      installation_id: scene.installationId,
      repository_id: scene.widgetsId,
      throttled_at: null,
    });
  });

  test("by status: failures are what has no answer or one from 400 on", async () => {
    expect((await list("?status=success")).items.map(({ status_code }) => status_code)).toEqual([302, 200]);
    expect((await list("?status=failure")).items.map(({ status_code }) => status_code)).toEqual([502, 504, 500]);
  });

  test("page by page, following the link header", async () => {
    const seen: number[] = [];
    let path = `${LIST}?per_page=2`;
    for (;;) {
      const answer = await call("GET", path, { jwt });
      seen.push(...(answer.body as Item[]).map(({ id }) => id));
      const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
      if (!next) break;
      path = next.replace(/^.*\/api\/v3/, "");
    }
    expect(seen).toEqual((await list()).items.map(({ id }) => id));
  });

  test("refuses a cursor that no page gave", async () => {
    const answer = await call("GET", `${LIST}?cursor=7`, { jwt });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ resource: "HookDelivery", field: "cursor", code: "invalid" }] });
  });

  test("refuses a status that there is not", async () => {
    const answer = await call("GET", `${LIST}?status=ok`, { jwt });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("use success or failure");
  });

  test("refuses nobody, who is told that a JWT is wanted", async () => {
    expect((await call("GET", LIST)).status).toBe(401);
  });
});

describe("one delivery", () => {
  test("with what was sent and what was answered", async () => {
    const [newest] = (await list("?status=success")).items;
    const answer = await call("GET", `${LIST}/${newest?.id}`, { jwt });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({
      id: newest?.id,
      url: "http://127.0.0.1:9/hook",
      request: {
        headers: { Accept: "*/*", "X-GitHub-Event": "issues" },
        payload: { action: "opened", issue: { title: "Issue 1" }, installation: { id: scene.installationId } },
      },
      response: { headers: { server: "test" }, payload: "ok" },
    });
  });

  test("without an answer has none", async () => {
    const [newest] = (await list("?status=failure")).items;
    const answer = await call("GET", `${LIST}/${newest?.id}`, { jwt });
    expect(answer.body).toMatchObject({ response: { headers: null, payload: null } });
  });

  test.each(["999999", "abc", "99999999999999999999"])("refuses %s, which is none, with 404", async (id) => {
    expect((await call("GET", `${LIST}/${id}`, { jwt })).status).toBe(404);
  });

  test("refuses another integration's with 404", async () => {
    const { id } = await db.delivery.findFirstOrThrow({ where: { hookId: other.hookId } });
    expect((await call("GET", `${LIST}/${id}`, { jwt })).status).toBe(404);
    expect((await call("POST", `${LIST}/${id}/attempts`, { jwt })).status).toBe(404);
  });
});

test("sending again answers 202 and leaves a new attempt that waits", async () => {
  const [newest] = (await list("?status=failure")).items;
  const answer = await call("POST", `${LIST}/${newest?.id}/attempts`, { jwt });
  expect(answer).toMatchObject({ status: 202, body: {} });
  const attempts = await db.delivery.findMany({ where: { guid: newest?.guid ?? "" }, orderBy: { id: "asc" } });
  expect(attempts.map(({ redelivery, deliveredAt }) => [redelivery, deliveredAt !== null])).toEqual([
    [false, true],
    [true, false],
  ]);
  expect(attempts[1]?.body).toBe(attempts[0]?.body);
});
