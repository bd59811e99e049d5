import { generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Account } from "@/generated/prisma/client.ts";
import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";
import { insertInstallation } from "@/lib/installations/insert-installation.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { secretBox } from "@/lib/platform/secret-box.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import { changePermissions } from "./change-permissions.ts";
import { changeVisibility } from "./change-visibility.ts";
import { deleteClientSecret } from "./delete-client-secret.ts";
import { deleteIntegration } from "./delete-integration.ts";
import { deleteKey } from "./delete-key.ts";
import { generateClientSecret } from "./generate-client-secret.ts";
import { generateKey } from "./generate-key.ts";
import { hookSecretPlace } from "./identifiers.ts";
import { insertIntegration, keyRow } from "./insert-integration.ts";
import {
  clientSecretsOf,
  findHookOf,
  findIntegrationBySlug,
  findIntegrationForJwt,
  integrationsOf,
  keysOf,
  touchIntegrationKey,
} from "./queries.ts";
import { registerIntegration } from "./register-integration.ts";
import type { RegistrationInput } from "./schemas.ts";
import { updateHook } from "./update-hook.ts";
import { updateIntegration } from "./update-integration.ts";
import { uploadKey } from "./upload-key.ts";

let mona: Account;
let hubot: Account;
let acme: Account;
let count = 0;

beforeAll(async () => {
  await transaction(async (tx) => {
    mona = await insertUser(tx, { login: "mona" });
    hubot = await insertUser(tx, { login: "hubot" });
    const members = [
      { userId: mona.id, role: "ADMIN" as const },
      { userId: hubot.id, role: "MEMBER" as const },
    ];
    acme = await insertOrganization(tx, { login: "acme", members });
  });
});

const input = (changes: Partial<RegistrationInput> = {}): RegistrationInput => ({
  name: `CI Bot ${++count}`,
  url: "https://ci.example",
  webhook_active: false,
  permissions: { issues: "write" },
  events: ["issues"],
  ...changes,
});
const actor = () => ({ accountId: mona.id });
const register = (changes: Partial<RegistrationInput> = {}) =>
  registerIntegration({ actor: actor(), ownerId: acme.id, input: input(changes) });

/** The messages of a refusal by field. */
async function refused(work: Promise<unknown>): Promise<Record<string, string>> {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return fieldMessages(error);
    throw error;
  }
  throw new Error("it was not refused");
}

async function install(integrationId: number, accountId: number) {
  const version = await db.integrationVersion.findFirstOrThrow({
    where: { integrationId },
    orderBy: { number: "desc" },
  });
  return transaction((tx) =>
    insertInstallation(tx, {
      integrationId,
      accountId,
      version: { number: version.number, permissions: version.permissions as object, events: version.events },
      repositorySelection: "all",
      repositoryIds: [],
      installerId: mona.id,
    }),
  );
}

describe("registering", () => {
  test("makes the integration, its bot, its first version, its sealed webhook and an audit entry", async () => {
    const { id, slug, clientId, botId, hookId } = await register({
      name: "Deploy  Näme",
      description: " ",
      callback_urls: [{ url: "http://localhost:9999/callback" }, { url: "https://ci.example/cb", wildcard: true }],
      setup_url: "http://localhost:9999/setup",
      webhook_active: true,
      webhook_url: "http://127.0.0.1:9876/hook",
      webhook_secret: "s3cret",
      public: true,
    });
    expect(slug).toBe("deploy-name");
    expect(clientId).toMatch(/^Iv1\.[0-9a-f]{16}$/);
    const integration = await findIntegrationBySlug("DEPLOY-name");
    expect(integration).toMatchObject({
      id,
      ownerId: acme.id,
      name: "Deploy Näme",
      description: null,
      public: true,
      expireUserTokens: true,
      currentVersion: 1,
      versions: [{ number: 1, permissions: { issues: "write", metadata: "read" }, events: ["issues"] }],
      callbackUrls: [
        { url: "http://localhost:9999/callback", wildcard: false },
        { url: "https://ci.example/cb", wildcard: true },
      ],
    });
    expect(await db.account.findUnique({ where: { id: botId } })).toMatchObject({
      type: "BOT",
      login: "deploy-name[bot]",
    });
    const hook = await findHookOf(id);
    expect(hook).toMatchObject({ id: hookId, active: true, url: "http://127.0.0.1:9876/hook", contentType: "json" });
    expect(secretBox().open(hook.sealedSecret ?? "", hookSecretPlace(hookId))).toBe("s3cret");
    expect(await db.auditEntry.findFirst({ where: { integrationId: id } })).toMatchObject({
      action: "integration.create",
      actorId: mona.id,
      accountId: acme.id,
    });
  });

  test("every mistake is told at once, each at its field", async () => {
    const messages = await refused(
      register({
        name: "M".repeat(35),
        url: "javascript:alert(1)",
        callback_urls: [{ url: "https://fine.example" }, { url: "ftp://no.example" }],
        setup_url: "nowhere",
        webhook_active: true,
        permissions: { isues: "write", contents: "admin" },
      }),
    );
    expect(new Set(Object.keys(messages))).toEqual(
      new Set([
        "callback_urls[1].url",
        "name",
        "permissions.contents",
        "permissions.isues",
        "setup_url",
        "url",
        "webhook_url",
      ]),
    );
    expect(messages["permissions.isues"]).toContain('did you mean "issues"?');
  });

  test("more than 10 callback URLs are refused", async () => {
    const callback_urls = Array.from({ length: 11 }, (_, i) => ({ url: `https://ci.example/${i}` }));
    expect(await refused(register({ callback_urls }))).toEqual({ callback_urls: "Use at most 10 callback URLs." });
  });

  test("an active webhook without a URL is refused", async () => {
    expect(await refused(register({ webhook_active: true }))).toHaveProperty("webhook_url");
  });

  test("a setup URL beside authorization during installation is refused", async () => {
    const changes = { setup_url: "https://a.example", request_oauth_on_install: true };
    expect(Object.keys(await refused(register(changes)))).toEqual(["setup_url", "callback_urls"]);
  });

  test("an event that the permissions do not offer is refused", async () => {
    expect((await refused(register({ events: ["push"] }))).events).toContain("push needs read access to Contents");
  });

  test("a taken name is refused, also when only the slug is the same", async () => {
    await register({ name: "Taken Name" });
    expect((await refused(register({ name: "taken NAME" }))).name).toContain("has this name already");
    expect((await refused(register({ name: "Taken: Name" }))).name).toContain("has this name already");
  });

  test("the name of another account is refused, one's own is fine", async () => {
    expect((await refused(register({ name: "hubot" }))).name).toContain("name of another account");
    expect(await register({ name: "Mona" })).toMatchObject({ slug: "mona" });
    expect(await register({ name: "acme" })).toMatchObject({ slug: "acme" });
  });

  test("two registrations of one name at the same moment: the second is refused", async () => {
    const both = await Promise.allSettled([register({ name: "Race" }), register({ name: "Race" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("for an organization that the actor is only a member of is refused", async () => {
    const attempt = registerIntegration({ actor: { accountId: hubot.id }, ownerId: acme.id, input: input() });
    await expect(attempt).rejects.toMatchObject({ status: 403 });
  });

  test("for another person's account is refused as not found", async () => {
    const attempt = registerIntegration({ actor: { accountId: hubot.id }, ownerId: mona.id, input: input() });
    await expect(attempt).rejects.toMatchObject({ status: 404 });
  });

  test("the 101st integration of an account is refused", async () => {
    const busy = await transaction((tx) => insertUser(tx, { login: "busy" }));
    await transaction(async (tx) => {
      for (let number = 0; number < 100; number++)
        await insertIntegration(tx, {
          ownerId: busy.id,
          createdById: null,
          name: `Busy ${number}`,
          url: "https://ci.example",
          permissions: {},
          events: [],
        });
    });
    const attempt = registerIntegration({ actor: { accountId: busy.id }, ownerId: busy.id, input: input() });
    expect((await refused(attempt))[""]).toContain("can register 100 integrations");
  });
});

test("a registration with a chosen id leaves the next one free", async () => {
  const base = { ownerId: acme.id, createdById: null, url: "https://ci.example", permissions: {}, events: [] };
  const fixed = await transaction((tx) => insertIntegration(tx, { ...base, id: 5001, name: "Fixed" }));
  expect(fixed.id).toBe(5001);
  expect((await register()).id).toBe(5002);
});

describe("changing the general fields", () => {
  const general = { name: "", url: "https://new.example" };

  test("a new name gives a new slug and login of the bot", async () => {
    const { id, botId } = await register();
    await updateIntegration({ actor: actor(), integrationId: id, input: { ...general, name: "Fresh Name" } });
    expect(await findIntegrationBySlug("fresh-name")).toMatchObject({ id, url: "https://new.example" });
    expect(await db.account.findUnique({ where: { id: botId } })).toMatchObject({ login: "fresh-name[bot]" });
  });

  test("a name that another integration has is refused", async () => {
    const { id } = await register();
    await register({ name: "Elsewhere" });
    const attempt = updateIntegration({ actor: actor(), integrationId: id, input: { ...general, name: "elsewhere" } });
    expect((await refused(attempt)).name).toContain("has this name already");
  });

  test("from a page that is older than the last change is refused", async () => {
    const { id } = await register();
    const seenAt = new Date(clock.now().getTime() - 60_000);
    const attempt = updateIntegration({
      actor: actor(),
      integrationId: id,
      input: { ...general, name: "Later" },
      seenAt,
    });
    expect((await refused(attempt))[""]).toContain("Somebody else changed this integration");
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
      actor: actor(),
      integrationId: id,
      input: { permissions: { issues: "write", statuses: "write" }, events: ["issues", "status"], note: "Statuses." },
      seenVersion: 1,
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
    expect(await changePermissions({ actor: actor(), integrationId: id, input: changes })).toMatchObject({
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
    const changed = await changePermissions({ actor: actor(), integrationId: id, input: same });
    expect(changed).toEqual({ version: 1, changed: false, waiting: 0 });
  });

  test("from a version that is no longer the newest is refused", async () => {
    const { id } = await register();
    const change = (level: string) =>
      changePermissions({
        actor: actor(),
        integrationId: id,
        input: { permissions: { issues: level } },
        seenVersion: 1,
      });
    await change("read");
    expect((await refused(change("write")))[""]).toContain("Somebody else changed this integration");
  });
});

describe("the webhook", () => {
  test("leaving the secret out keeps it, null takes it away", async () => {
    const { id, hookId } = await register({ webhook_secret: "kept" });
    const webhook = { webhook_active: true, webhook_url: "https://ci.example/hook" };
    const kept = await updateHook({ actor: actor(), integrationId: id, input: webhook });
    expect(secretBox().open(kept.sealedSecret ?? "", hookSecretPlace(hookId))).toBe("kept");
    const removed = await updateHook({
      actor: actor(),
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
      await updateHook({ actor: actor(), integrationId: id, input: { webhook_url } });
      expect(await pings()).toBe(expected);
    }
  });

  test("switched on without a URL is refused", async () => {
    const { id } = await register();
    const attempt = updateHook({ actor: actor(), integrationId: id, input: { webhook_active: true } });
    expect(await refused(attempt)).toHaveProperty("webhook_url");
  });

  test("changed by another integration's bot is refused", async () => {
    const [one, other] = [await register(), await register()];
    const by = { accountId: other.botId, viaIntegrationId: other.id };
    const attempt = updateHook({ actor: by, integrationId: one.id, input: { webhook_active: false } });
    await expect(attempt).rejects.toMatchObject({ status: 404 });
  });
});

describe("keys", () => {
  test("a generated key is found for the check of a JWT by app id and client id; the private half is nowhere", async () => {
    const { id, clientId, slug } = await register();
    expect(await findIntegrationForJwt({ id })).toEqual({ id, clientId, slug, keys: [] });
    const key = await generateKey({ actor: actor(), integrationId: id });
    const found = await findIntegrationForJwt({ clientId });
    expect(found?.keys).toEqual([{ id: key.id, publicKey: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----/) }]);
    expect(await findIntegrationForJwt({ id })).toEqual(found);
    const stored = JSON.stringify(await db.integrationKey.findMany({ where: { integrationId: id } }));
    expect(stored).not.toContain("PRIVATE KEY");
  });

  test.each([0, -1, 2 ** 31, 2 ** 53 - 1])("the app id %d finds nothing", async (id) => {
    expect(await findIntegrationForJwt({ id })).toBeNull();
  });

  test("the use of a key is noted once an hour at most", async () => {
    const { id } = await register();
    const key = await generateKey({ actor: actor(), integrationId: id });
    const start = new Date("2030-01-01T12:00:00Z");
    const lastUse = async () => (await keysOf(id))[0]?.lastUsedAt?.toISOString();
    try {
      for (const [minutes, expected] of [
        [0, "2030-01-01T12:00"],
        [59, "2030-01-01T12:00"],
        [61, "2030-01-01T13:01"],
      ] as const) {
        clock.set(new Date(start.getTime() + minutes * 60_000));
        await touchIntegrationKey(key.id);
        expect(await lastUse()).toContain(expected);
      }
    } finally {
      clock.set(undefined);
    }
  });

  test("a public key brought along is kept", async () => {
    const { id } = await register();
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const { fingerprint } = await uploadKey({ actor: actor(), integrationId: id, pem });
    expect(await keysOf(id)).toMatchObject([{ fingerprint, createdBy: { login: "mona" } }]);
    expect(await refused(uploadKey({ actor: actor(), integrationId: id, pem }))).toHaveProperty("public_key");
  });

  test("a private key pasted in place of the public one is refused and not kept", async () => {
    const { id } = await register();
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const { public_key: message } = await refused(uploadKey({ actor: actor(), integrationId: id, pem }));
    expect(message).toContain("This is a private key");
    expect(await keysOf(id)).toEqual([]);
  });

  test("deleting the last key is refused; with another one it goes", async () => {
    const { id } = await register();
    const first = await generateKey({ actor: actor(), integrationId: id });
    const attempt = () => deleteKey({ actor: actor(), integrationId: id, keyId: first.id });
    expect((await refused(attempt())).keys).toContain("This is the only key");
    await generateKey({ actor: actor(), integrationId: id });
    await attempt();
    expect((await keysOf(id)).map((key) => key.id)).not.toContain(first.id);
  });

  test("another integration's key is not found", async () => {
    const [one, other] = [await register(), await register()];
    const { id: keyId } = await generateKey({ actor: actor(), integrationId: other.id });
    const attempt = deleteKey({ actor: actor(), integrationId: one.id, keyId });
    await expect(attempt).rejects.toMatchObject({ status: 404 });
  });

  test("the 26th key is refused", async () => {
    const { id } = await register();
    const rows = Array.from({ length: 25 }, (_, i) => keyRow({ publicKey: "", fingerprint: `print ${i}` }, mona.id));
    await db.integrationKey.createMany({ data: rows.map((row) => ({ ...row, integrationId: id })) });
    expect((await refused(generateKey({ actor: actor(), integrationId: id }))).keys).toContain("can have 25 keys");
  });
});

test("a client secret is told once, kept as a hash, and ends when it is deleted", async () => {
  const { id } = await register();
  const { id: secretId, secret } = await generateClientSecret({ actor: actor(), integrationId: id });
  expect(secret).toMatch(/^[0-9a-f]{40}$/);
  expect(await clientSecretsOf(id)).toMatchObject([{ id: secretId, lastEight: secret.slice(-8), lastUsedAt: null }]);
  const { hash } = await db.clientSecret.findUniqueOrThrow({ where: { id: secretId } });
  expect(Buffer.from(hash)).toEqual(Buffer.from(hashToken(secret)));
  await deleteClientSecret({ actor: actor(), integrationId: id, secretId });
  expect(await clientSecretsOf(id)).toEqual([]);
});

describe("visibility", () => {
  test("a public integration becomes private while nobody else has it", async () => {
    const { id, slug } = await register({ public: true });
    await install(id, acme.id);
    await changeVisibility({ actor: actor(), integrationId: id, toPublic: false });
    expect((await findIntegrationBySlug(slug))?.public).toBe(false);
  });

  test("making it private while another account has it installed is refused", async () => {
    const { id } = await register({ public: true });
    await install(id, hubot.id);
    const attempt = changeVisibility({ actor: actor(), integrationId: id, toPublic: false });
    expect((await refused(attempt)).public).toContain("One other account has this integration installed");
  });
});

describe("deleting", () => {
  test("uninstalls it everywhere and takes the bot with it", async () => {
    const { id, botId, slug } = await register({ name: "Short Lived", public: true });
    await install(id, acme.id);
    await install(id, hubot.id);
    await deleteIntegration({ actor: actor(), integrationId: id, confirmation: "Short Lived" });
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
    const attempt = deleteIntegration({ actor: actor(), integrationId: id, confirmation: "stays" });
    expect(await refused(attempt)).toHaveProperty("confirmation");
    expect((await integrationsOf(acme.id)).map(({ name }) => name)).toContain("Stays");
  });
});
