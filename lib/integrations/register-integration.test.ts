import { describe, expect, test } from "vitest";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { secretBox } from "@/lib/platform/secret-box.ts";
import { prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { hookSecretPlace } from "./identifiers.ts";
import { insertIntegration } from "./insert-integration.ts";
import { findHookOf, findIntegrationBySlug } from "./queries.ts";
import { registerIntegration } from "./register-integration.ts";

const { mona, hubot, acme, input, register } = await prepareOwner();

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

  test("keeps the paths of the permission single_file, each once", async () => {
    const { slug } = await register({ single_file_paths: [".workshop.yml", " docs/a.md ", "", "docs/a.md"] });
    expect(await findIntegrationBySlug(slug)).toMatchObject({ singleFilePaths: [".workshop.yml", "docs/a.md"] });
  });

  test.each([
    ["an eleventh path", Array.from({ length: 11 }, (_, index) => `file-${index}`), "Use at most 10 paths."],
    ["a path out of the repository", ["a", "../b"], "“../b” is no path of a file."],
    ["a path from a root", ["/etc/passwd"], "“/etc/passwd” is no path of a file."],
    ["a path into what git keeps", [".GIT/config"], "“.GIT/config” is no path of a file."],
    ["a path with a control character", ["a\tb"], "Remove the invisible control characters"],
    ["a path without end", ["a".repeat(1025)], "Use at most 1024 characters"],
  ])("%s for single_file is refused", async (_what, single_file_paths, message) => {
    expect((await refused(register({ single_file_paths }))).single_file_paths).toContain(message);
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
    const both = await refused(register({ permissions: { isues: "read" }, events: ["pussh"] }));
    expect(both).toMatchObject({ events: expect.stringContaining("pussh is not an event") });
    expect(JSON.stringify(both)).toContain("isues");
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
