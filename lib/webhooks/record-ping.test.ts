import { beforeEach, expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db.ts";
import { makeWebhookScene, SCENE_SECRET } from "@/lib/testing/webhook-scene.ts";
import { recordPing } from "./record-ping.ts";

beforeEach(async () => {
  await db.event.deleteMany();
});

async function ping(suffix: string, options: Partial<Parameters<typeof makeWebhookScene>[0]>) {
  const { hookId, integrationId } = await makeWebhookScene({ suffix, url: "http://127.0.0.1:9/", ...options });
  const hook = await db.hook.findUniqueOrThrow({ where: { id: hookId } });
  await transaction((tx) => recordPing(tx, { integration: { id: integrationId, events: ["push"] }, hook }));
  return db.event.findMany();
}

test("a ping goes to the integration's webhook and masks its secret", async () => {
  const [event] = await ping("-on", {});
  expect(event).toMatchObject({ name: "ping", action: null, payload: { hook: { config: { secret: "********" } } } });
  expect(JSON.stringify(event?.payload)).not.toContain(SCENE_SECRET);
});

test("refuses to ping a webhook that is switched off", async () => {
  expect(await ping("-off", { active: false })).toEqual([]);
});

test("refuses to ping a webhook without an address", async () => {
  expect(await ping("-nowhere", { url: null })).toEqual([]);
});
