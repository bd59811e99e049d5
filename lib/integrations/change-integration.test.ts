import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { secretBox } from "@/lib/platform/secret-box.ts";
import { install, prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { changePermissions } from "./change-permissions.ts";
import { changeVisibility } from "./change-visibility.ts";
import { deleteIntegration } from "./delete-integration.ts";
import { hookSecretPlace } from "./identifiers.ts";
import { integrationsOf } from "./list-queries.ts";
import { findIntegrationBySlug } from "./queries.ts";
import { updateHook } from "./update-hook.ts";
import { updateIntegration } from "./update-integration.ts";

const { mona, hubot, acme, actor, register } = await prepareOwner();

describe("changing the general fields", () => {
  const general = { name: "", url: "https://new.example" };

  test("a new name gives a new slug and login of the bot", async () => {
    const { id, botId } = await register();
    await updateIntegration({ actor, integrationId: id, input: { ...general, name: "Fresh Name" } });
    expect(await findIntegrationBySlug("fresh-name")).toMatchObject({ id, url: "https://new.example" });
    expect(await db.account.findUnique({ where: { id: botId } })).toMatchObject({ login: "fresh-name[bot]" });
  });

  test("a name that another integration has is refused", async () => {
    const { id } = await register();
    await register({ name: "Elsewhere" });
    const attempt = updateIntegration({ actor, integrationId: id, input: { ...general, name: "elsewhere" } });
    expect((await refused(attempt)).name).toContain("has this name already");
  });

  test("by a member who does not own the organization is refused", async () => {
    const { id } = await register();
    const by = { accountId: hubot.id };
    const attempt = updateIntegration({ actor: by, integrationId: id, input: { ...general, name: "Mine" } });
    await expect(attempt).rejects.toMatchObject({ status: 403 });
  });
});

describe("changing permissions", () => {
  test("makes a version; removals hold at once in every installation, additions wait", async () => {
    const { id } = await register({ permissions: { issues: "write", contents: "read" }, events: ["issues", "push"] });
    const installation = await install(id, acme.id);
    const changed = await changePermissions({
      actor,
      integrationId: id,
      input: { permissions: { issues: "write", statuses: "write" }, events: ["issues", "status"], note: "Statuses." },
      seen: 1,
    });
    expect(changed).toEqual({ version: 2, changed: true, waiting: 1 });
    expect(await db.installation.findUnique({ where: { id: installation.id } })).toMatchObject({
      acceptedVersion: 1,
      permissions: { issues: "write", metadata: "read" },
      events: ["issues"],
    });
    const integration = await db.integration.findUnique({ where: { id }, include: { versions: true } });
    expect(integration?.currentVersion).toBe(2);
    expect(integration?.versions[1]).toMatchObject({ number: 2, note: "Statuses.", createdById: mona.id });
  });

  test("a removal alone needs nobody to accept", async () => {
    const { id } = await register({ permissions: { issues: "write", contents: "read" } });
    const installation = await install(id, acme.id);
    const changes = { permissions: { issues: "read" }, events: ["issues"] };
    expect(await changePermissions({ actor, integrationId: id, input: changes })).toMatchObject({
      waiting: 0,
    });
    expect(await db.installation.findUnique({ where: { id: installation.id } })).toMatchObject({
      acceptedVersion: 2,
      permissions: { issues: "read", metadata: "read" },
    });
  });

  test("asking for the same again makes no version", async () => {
    const { id } = await register();
    const same = { permissions: { issues: "write" }, events: ["issues"] };
    const changed = await changePermissions({ actor, integrationId: id, input: same });
    expect(changed).toEqual({ version: 1, changed: false, waiting: 0 });
  });

  test("a note alone is refused, with words on what it goes with", async () => {
    const { id } = await register();
    const same = { permissions: { issues: "write" }, events: ["issues"], note: "Because." };
    const attempt = changePermissions({ actor, integrationId: id, input: same });
    expect((await refused(attempt)).note).toContain("A note goes with a change");
    expect(await db.integration.findUnique({ where: { id } })).toMatchObject({ currentVersion: 1, revision: 1 });
  });

  test("paths of single files change without a new version; left out they stay", async () => {
    const { id } = await register({ permissions: { single_file: "read" }, single_file_paths: ["a.yml"], events: [] });
    await install(id, acme.id);
    const input = { permissions: { single_file: "read" }, events: [] };
    const changed = await changePermissions({
      actor,
      integrationId: id,
      input: { ...input, single_file_paths: ["b.yml", "c.yml"] },
    });
    expect(changed).toEqual({ version: 1, changed: true, waiting: 0 });
    expect(await changePermissions({ actor, integrationId: id, input })).toMatchObject({ changed: false });
    expect(await db.integration.findUnique({ where: { id } })).toMatchObject({ singleFilePaths: ["b.yml", "c.yml"] });
    const tooMany = Array.from({ length: 11 }, (_, index) => `${index}.yml`);
    const attempt = changePermissions({ actor, integrationId: id, input: { ...input, single_file_paths: tooMany } });
    expect((await refused(attempt)).single_file_paths).toContain("at most 10");
  });
});

describe("the webhook", () => {
  test("leaving the secret out keeps it, null takes it away", async () => {
    const { id, hookId } = await register({ webhook_secret: "kept" });
    const webhook = { webhook_active: true, webhook_url: "https://ci.example/hook" };
    const kept = await updateHook({ actor, integrationId: id, input: webhook });
    expect(secretBox().open(kept.sealedSecret ?? "", hookSecretPlace(hookId))).toBe("kept");
    const removed = await updateHook({
      actor,
      integrationId: id,
      input: { ...webhook, webhook_secret: null },
    });
    expect(removed.sealedSecret).toBeNull();
  });

  test("another address is greeted with a ping, the same one is not", async () => {
    const { id } = await register({ webhook_active: true, webhook_url: "https://one.example" });
    const pings = () => db.event.count({ where: { integrationId: id, name: "ping" } });
    expect(await pings()).toBe(1);
    for (const [webhook_url, expected] of [
      ["https://one.example", 1],
      ["https://two.example", 2],
    ] as const) {
      await updateHook({ actor, integrationId: id, input: { webhook_url } });
      expect(await pings()).toBe(expected);
    }
  });

  test("switched on without a URL is refused", async () => {
    const { id } = await register();
    const attempt = updateHook({ actor, integrationId: id, input: { webhook_active: true } });
    expect(await refused(attempt)).toHaveProperty("webhook_url");
  });

  test("changed by another integration's bot is refused", async () => {
    const [one, other] = [await register(), await register()];
    const by = { accountId: other.botId, viaIntegrationId: other.id };
    const attempt = updateHook({ actor: by, integrationId: one.id, input: { webhook_active: false } });
    await expect(attempt).rejects.toMatchObject({ status: 404 });
  });
});

describe("visibility", () => {
  test("a public integration becomes private while nobody else has it", async () => {
    const { id, slug } = await register({ public: true });
    await install(id, acme.id);
    await changeVisibility({ actor, integrationId: id, toPublic: false });
    expect((await findIntegrationBySlug(slug))?.public).toBe(false);
  });

  test("making it private while another account has it installed is refused", async () => {
    const { id } = await register({ public: true });
    await install(id, hubot.id);
    const attempt = changeVisibility({ actor, integrationId: id, toPublic: false });
    expect((await refused(attempt)).public).toContain("One other account has this integration installed");
  });
});

describe("deleting", () => {
  test("uninstalls it everywhere and takes the bot with it", async () => {
    const { id, botId, slug } = await register({ name: "Short Lived", public: true });
    await install(id, acme.id);
    await install(id, hubot.id);
    await deleteIntegration({ actor, integrationId: id, confirmation: "Short Lived" });
    expect(await findIntegrationBySlug(slug)).toBeNull();
    expect(await db.installation.count({ where: { integrationId: id } })).toBe(0);
    expect(await db.account.findUnique({ where: { id: botId } })).toBeNull();
    const events = await db.event.findMany({ where: { integrationId: id } });
    expect(events.map(({ name, action }) => `${name}.${action}`)).toEqual([
      "installation.deleted",
      "installation.deleted",
    ]);
    const [entry] = await db.auditEntry.findMany({ where: { action: "integration.destroy" } });
    expect(entry).toMatchObject({ accountId: acme.id, data: { integration_id: id, installations: 2 } });
  });

  test("with another name typed is refused", async () => {
    const { id } = await register({ name: "Stays" });
    const attempt = deleteIntegration({ actor, integrationId: id, confirmation: "stays" });
    expect(await refused(attempt)).toHaveProperty("confirmation");
    expect((await integrationsOf(acme.id)).map(({ name }) => name)).toContain("Stays");
  });
});
