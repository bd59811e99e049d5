import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { CODE_LASTS_MS, createListenCode } from "./listen-code.ts";
import { LISTENS_FOR_MS, stopListening } from "./listener.ts";

/** Programs that listen to an integration's webhook by a code, without its private key. */

let scene: HostScene;
let hookId: number;
beforeAll(async () => {
  scene = await makeHostScene();
  ({ id: hookId } = await db.hook.findUniqueOrThrow({ where: { integrationId: scene.integration.id } }));
});
beforeEach(() => clock.stop(new Date()));
afterAll(() => clock.set(undefined));

const codeOf = async (accountId = scene.mona) =>
  (await createListenCode({ integrationId: scene.integration.id, accountId })).code;
const take = (code: string) => call("POST", "/hook-listeners", { body: { code } });
const hear = (token: string, body: Record<string, unknown> = {}) =>
  call("POST", "/hook-listeners/deliveries", { body: { token, ...body } });
async function listen(accountId?: number): Promise<string> {
  const answer = await take(await codeOf(accountId));
  expect(answer.status, answer.text).toBe(201);
  return (answer.body as { token: string }).token;
}
const later = (ms: number) => clock.stop(new Date(clock.now().getTime() + ms));

test("a code is exchanged for what a program listens with, and whose webhook it is", async () => {
  const answer = await take(await codeOf());
  const app = { id: scene.integration.id, slug: "ci-bot" };
  expect(answer.body).toEqual({ token: expect.stringMatching(/^mlt_[0-9A-Za-z]{30}$/), app });
  const { token } = answer.body as { token: string };
  expect((await hear(token)).body).toEqual({ deliveries: [] });
});

test("deliveries are kept from then on, heard with their bytes, and acknowledged once", async () => {
  await db.installation.updateMany({ data: { permissions: { issues: "read" }, events: ["issues"] } });
  await db.integrationVersion.updateMany({ data: { permissions: { issues: "read" }, events: ["issues"] } });
  const token = await listen();
  await call("POST", "/repos/acme/widgets/issues", {
    token: await personalToken(scene.mona),
    body: { title: "Heard" },
  });
  const { dispatchEvents } = await import("./dispatch.ts");
  await dispatchEvents();
  type Heard = { deliveries: { id: string; body: string }[] };
  const { deliveries } = (await hear(token)).body as Heard;
  expect(deliveries.map(({ body }) => JSON.parse(Buffer.from(body, "base64").toString()).issue.title)).toEqual([
    "Heard",
  ]);
  const acknowledged = deliveries.map(({ id }) => ({ id, status_code: 200, url: "http://localhost:1/hook" }));
  expect((await hear(token, { acknowledged })).body).toEqual({ deliveries: [] });
});

describe("refuses", () => {
  test("a code that was taken, also of two who come at once", async () => {
    const code = await codeOf();
    const answers = await Promise.all([take(code), take(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    expect((await take(code)).status).toBe(404);
  });

  test("a code after ten minutes", async () => {
    const code = await codeOf();
    later(CODE_LASTS_MS);
    expect((await take(code)).status).toBe(404);
  });

  test("a code in the place of what it is exchanged for, and the other way round", async () => {
    expect((await hear(await codeOf())).status).toBe(401);
    expect((await take(await listen())).status).toBe(404);
  });

  test("one that is none", async () => {
    expect((await take("mlc_none")).status).toBe(404);
    expect((await hear("mlt_none")).status).toBe(401);
    expect((await call("POST", "/hook-listeners", { body: {} })).status).toBe(422);
  });

  test("a program that asked for nothing for three days", async () => {
    const token = await listen();
    later(LISTENS_FOR_MS - 1);
    expect((await hear(token)).status).toBe(200);
    later(LISTENS_FOR_MS - 1);
    expect((await hear(token)).status, "counted from the last call").toBe(200);
    later(LISTENS_FOR_MS);
    expect((await hear(token)).status).toBe(401);
  });

  test("a program after listening was stopped on the page", async () => {
    const token = await listen();
    const code = await codeOf();
    await stopListening(hookId);
    expect((await hear(token)).status).toBe(401);
    expect((await take(code)).status).toBe(404);
  });

  test("a program whose maker no longer manages the integration, also one that waits", async () => {
    const { lisa: userId, acme: organizationId, mona } = scene;
    await db.membership.create({ data: { userId, organizationId, role: "ADMIN", createdAt: clock.now() } });
    const [token, code] = [await listen(userId), await codeOf(userId)];
    const waiting = hear(token, { wait: 25 });
    await db.membership.deleteMany({ where: { userId, organizationId } });
    expect((await waiting).status).toBe(401);
    expect((await hear(token)).status).toBe(401);
    expect((await take(code)).status).toBe(401);
    expect((await hear(await listen(mona))).status).toBe(200);
  });

  test("a program of an integration that is suspended", async () => {
    const token = await listen();
    const where = { id: scene.integration.id };
    await db.integration.update({ where, data: { suspendedAt: clock.now() } });
    expect((await hear(token)).status).toBe(401);
    await db.integration.update({ where, data: { suspendedAt: null } });
  });

  test("the command without a code or a key", () => {
    const args = ["bin/mortise.mjs", "listen", "--to", "http://localhost:1/"];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env: {} });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("--code <code") });
  });
});

test("neither a code nor what it is exchanged for is stored, and who made it is in the log", async () => {
  const code = await codeOf();
  const { body } = await take(code);
  const log = await db.auditEntry.findMany({ select: { action: true, data: true } });
  const kept = JSON.stringify([await db.hookListener.findMany(), log]);
  expect(kept).not.toContain(code);
  expect(kept).not.toContain((body as { token: string }).token);
  expect(kept).toContain("integration.generate_listen_code");
});
