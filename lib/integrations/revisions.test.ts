import { expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { changeFeatures } from "./change-features.ts";
import { removeLogo } from "./change-logo.ts";
import { addManager } from "./change-managers.ts";
import { changePermissions } from "./change-permissions.ts";
import { changeVisibility } from "./change-visibility.ts";
import { findIntegrationById } from "./queries.ts";
import { updateDeliveryOptions } from "./update-delivery-options.ts";
import { updateHook } from "./update-hook.ts";
import { updateIntegration } from "./update-integration.ts";

/** Two people with the same registration before them: mona, who owns it, and hubot, who manages it. */

const { mona, hubot, acme, actor, register } = await prepareOwner();
await addManager({ actorId: mona.id, organizationId: acme.id, login: "hubot", slug: null });
const second = { accountId: hubot.id };

const webhook = { webhook_active: true, webhook_url: "https://ci.example/hook" };
const revisionOf = async (id: number) => (await findIntegrationById(id))?.revision;

test("the second to save the general fields is told who changed which fields, and when", async () => {
  const { id, slug } = await register();
  const general = { name: slug, url: "https://ci.example" };
  const first = { ...general, url: "https://first.example", description: "Builds." };
  await updateIntegration({ actor, integrationId: id, input: first, seen: 1 });
  const input = { ...general, url: "https://second.example" };
  const told = await refused(updateIntegration({ actor: second, integrationId: id, input, seen: 1 }));
  expect(told[""]).toMatch(/mona changed the name, the description, and the homepage URL on \d+ \w+ \d{4},? .+ UTC\./);
  expect(told.url).toBe("mona changed this. It is “https://first.example” now.");
  expect(told.description).toBe("mona changed this. It is “Builds.” now.");
  expect(told).not.toHaveProperty("setup_url");
  expect(await findIntegrationById(id)).toMatchObject({ url: "https://first.example", revision: 2 });
  await updateIntegration({ actor: second, integrationId: id, input, seen: 2 });
  expect(await findIntegrationById(id)).toMatchObject({ url: "https://second.example", revision: 3 });
});

test("the second to save the optional features is told", async () => {
  const { id } = await register();
  await changeFeatures({ actor, integrationId: id, input: { device_flow: true }, seen: 1 });
  const input = { expire_user_tokens: false };
  const told = await refused(changeFeatures({ actor: second, integrationId: id, input, seen: 1 }));
  expect(told.device_flow).toBe("mona changed this. It is on now.");
  expect(await findIntegrationById(id)).toMatchObject({ deviceFlow: true, expireUserTokens: true });
});

test("the second to save the webhook is told, of its secret without the secret", async () => {
  const { id } = await register();
  await updateHook({ actor, integrationId: id, input: { ...webhook, webhook_secret: "hidden-words" }, seen: 1 });
  const told = await refused(updateHook({ actor: second, integrationId: id, input: webhook, seen: 1 }));
  expect(told[""]).toContain("the webhook URL, and the webhook secret");
  expect(told.webhook_secret).toBe("mona changed this.");
  expect(JSON.stringify(told)).not.toContain("hidden-words");
  const { data } = await db.auditEntry.findFirstOrThrow({ where: { integrationId: id }, orderBy: { id: "desc" } });
  expect(JSON.stringify(data)).not.toContain("hidden-words");
});

test("the second to save permissions and events is told", async () => {
  const { id } = await register();
  const asks = (level: string, seen: number) =>
    changePermissions({ actor: second, integrationId: id, input: { permissions: { issues: level } }, seen });
  const input = { permissions: { issues: "write", contents: "read" }, events: ["issues"] };
  await changePermissions({ actor, integrationId: id, input, seen: 1 });
  expect(await refused(asks("read", 1))).toMatchObject({ permissions: "mona changed this." });
  expect(await findIntegrationById(id)).toMatchObject({ currentVersion: 2 });
  await asks("read", 2);
  expect(await findIntegrationById(id)).toMatchObject({ currentVersion: 3 });
});

test("the second to save the delivery options is told, and sees them as they are", async () => {
  const { id } = await register();
  await updateDeliveryOptions({ actor, integrationId: id, retries: true, formerNames: false, seen: 1 });
  const told = await refused(
    updateDeliveryOptions({ actor: second, integrationId: id, retries: false, formerNames: true, seen: 1 }),
  );
  expect(told[""]).toMatch(/mona changed whether failed deliveries are repeated on .+ as they are now\./);
  expect(await db.hook.findFirstOrThrow({ where: { integrationId: id } })).toMatchObject({
    retries: true,
    formerNames: false,
  });
});

test("changes of what the form does not hold are nothing to it, and are counted", async () => {
  const { id, slug } = await register();
  await updateHook({ actor, integrationId: id, input: webhook });
  await changeFeatures({ actor, integrationId: id, input: { device_flow: true } });
  await updateDeliveryOptions({ actor, integrationId: id, retries: true, formerNames: false });
  await changeVisibility({ actor, integrationId: id, toPublic: true });
  await removeLogo({ actor, integrationId: id });
  expect(await revisionOf(id)).toBe(6);
  const input = { name: slug, url: "https://mine.example" };
  await updateIntegration({ actor: second, integrationId: id, input, seen: 1 });
  expect(await revisionOf(id)).toBe(7);
});

test("saving what is stored already changes nothing and is in no log", async () => {
  const { id } = await register();
  await updateHook({ actor, integrationId: id, input: webhook });
  const entries = await db.auditEntry.count({ where: { integrationId: id } });
  await updateHook({ actor, integrationId: id, input: webhook });
  expect(await revisionOf(id)).toBe(2);
  expect(await db.auditEntry.count({ where: { integrationId: id } })).toBe(entries);
});

test("of several people each is named, oneself as well", async () => {
  const { id } = await register();
  await changeFeatures({ actor, integrationId: id, input: { device_flow: true } });
  await changeFeatures({ actor: second, integrationId: id, input: { install_receipts: true, device_flow: true } });
  const told = await refused(changeFeatures({ actor, integrationId: id, input: {}, seen: 1 }));
  expect(told[""]).toMatch(/You changed the device flow on .+ UTC\. hubot changed install receipts on .+ UTC\./);
});
