import { describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call, signJwt } from "@/lib/testing/api-client.ts";
import { prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { findDraft, keepManifest } from "./drafts.ts";
import { readManifest } from "./read-manifest.ts";
import { registerFromManifest } from "./register-from-manifest.ts";

const { mona, hubot, acme, actor } = await prepareOwner();

const WORDS = {
  name: "Octo Sorter",
  url: "https://sorter.example",
  hook_attributes: { url: "https://sorter.example/hook" },
  redirect_url: "https://sorter.example/done?from=us",
  callback_urls: ["https://sorter.example/callback"],
  public: true,
  default_permissions: { issues: "write", checks: "read" },
  default_events: ["issues", "check_run"],
  version: "v1",
  any_other_key: { is: "passed over" },
};

const keep = async (changes: object = {}, state: string | null = null) =>
  (await keepManifest({ manifest: JSON.stringify({ ...WORDS, ...changes }), state, address: "192.0.2.1" })).token;
const registerKept = async (token: string, name: string) =>
  registerFromManifest({ actor, ownerId: acme.id, token, name });
const codeIn = (address: string | null) => new URL(address ?? "").searchParams.get("code") as string;
const problemsOf = (manifest: unknown) => {
  const read = readManifest(typeof manifest === "string" ? manifest : JSON.stringify(manifest));
  return "problems" in read ? read.problems : null;
};

describe("a manifest", () => {
  test("registers under the name that the person chose, and its code is exchanged for credentials that work", async () => {
    const { slug, redirectTo } = await registerKept(await keep({}, "a b&c"), "Sorter of acme");
    expect(slug).toBe("sorter-of-acme");
    const landed = new URL(redirectTo ?? "");
    expect(`${landed.origin}${landed.pathname}`).toBe("https://sorter.example/done");
    expect(landed.searchParams.get("from")).toBe("us");
    expect(landed.searchParams.get("state")).toBe("a b&c");

    const { status, body, headers } = await call("POST", `/app-manifests/${codeIn(redirectTo)}/conversions`);
    expect(status).toBe(201);
    expect(headers.get("x-ratelimit-resource")).toBe("integration_manifest");
    expect(body).toMatchObject({
      slug,
      name: "Sorter of acme",
      owner: { login: "acme" },
      external_url: WORDS.url,
      permissions: { issues: "write", checks: "read", metadata: "read" },
      events: ["issues", "check_run"],
      client_secret: expect.stringMatching(/^[0-9a-f]{40}$/),
      webhook_secret: expect.stringMatching(/^[0-9a-f]{40}$/),
      pem: expect.stringMatching(/^-----BEGIN RSA PRIVATE KEY-----/),
    });
    const { id, pem, client_id } = body as { id: number; pem: string; client_id: string };
    const jwt = await signJwt({ privateKey: pem, iss: client_id });
    expect(await call("GET", "/app", { jwt })).toMatchObject({ status: 200, body: { id } });
    expect(await db.integrationKey.count({ where: { integrationId: id, createdById: mona.id } })).toBe(1);
  });

  test("is refused a second time, and so is its code", async () => {
    const token = await keep();
    const { redirectTo } = await registerKept(token, "Only once");
    await expect(registerKept(token, "Once more")).rejects.toMatchObject({ status: 404 });
    const path = `/app-manifests/${codeIn(redirectTo)}/conversions`;
    const both = await Promise.all([call("POST", path), call("POST", path)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
    expect(await call("POST", path)).toMatchObject({ status: 404, body: { message: "Not Found" } });
  });

  test("ends after an hour, and so does its code", async () => {
    const token = await keep();
    const { redirectTo } = await registerKept(await keep(), "Too late");
    const now = clock.now();
    clock.set(new Date(now.getTime() + 3600_000));
    expect(await findDraft(token)).toBeNull();
    expect((await call("POST", `/app-manifests/${codeIn(redirectTo)}/conversions`)).status).toBe(404);
    clock.set(now);
  });

  test("stays where it was when the name is taken, so that another can be chosen", async () => {
    const token = await keep();
    await registerKept(await keep(), "Taken by now");
    expect(await refused(registerKept(token, "Taken by now"))).toHaveProperty("name");
    expect(await registerKept(token, "Free still")).toMatchObject({ slug: "free-still" });
  });

  test("is refused to somebody who may not register for the account", async () => {
    const token = await keep();
    const byHubot = { actor: { accountId: hubot.id }, ownerId: acme.id, token, name: "Not mine" };
    await expect(registerFromManifest(byHubot)).rejects.toMatchObject({ status: 403 });
  });

  test("without an address to return to makes no code", async () => {
    const token = await keep({ redirect_url: undefined, hook_attributes: undefined });
    expect(await registerKept(token, "Stays here")).toEqual({ slug: "stays-here", redirectTo: null });
  });

  test("a code that never was is refused", async () => {
    expect((await call("POST", "/app-manifests/nothing/conversions")).status).toBe(404);
  });

  test("that is missing or too long is refused before it is kept", async () => {
    const kept = (manifest: string) => keepManifest({ manifest, state: null, address: "192.0.2.2" });
    await expect(kept("")).rejects.toMatchObject({ status: 422 });
    await expect(kept("x".repeat(100_001))).rejects.toMatchObject({ status: 413 });
  });

  test("that comes too often from one address is refused", async () => {
    const one = () => keepManifest({ manifest: "{}", state: null, address: "192.0.2.3" });
    for (let count = 0; count < 300; count += 1) await one();
    await expect(one()).rejects.toMatchObject({ status: 429 });
  });
});

describe("a wrong manifest", () => {
  test.each(["[]", '"text"', "null"])("%j is no object", (text) =>
    expect(problemsOf(text)).toEqual(["It is not an object: a manifest stands in braces, { and }."]),
  );

  test.each([
    ["", "It is not JSON: it breaks off at line 1, column 1."],
    ['{"name": "Sorter",\n', "It is not JSON: it breaks off at line 2, column 1."],
    ['{\n  "name": "Sorter",\n}', "It is not JSON: what stands at line 3, column 1 does not belong there."],
  ])("%j is not JSON, and it is said where", (text, words) => expect(problemsOf(text)).toEqual([words]));

  test("a NUL is told by its place", () => {
    expect(problemsOf({ ...WORDS, description: "a\0b" })).toEqual(['"description" holds a NUL character.']);
  });

  test.each([
    [{ url: undefined }, '"url" wasn\'t supplied.'],
    [{ hook_attributes: { active: true } }, '"url" wasn\'t supplied.'],
    [{ default_events: ["installation"] }, "Default events unsupported: installation"],
    [
      { default_events: ["installation", "installation_repositories"] },
      "Default events unsupported: installation and installation_repositories",
    ],
    [
      { default_permissions: { issues: "read" }, default_events: ["issues", "check_run"] },
      "Default events are not supported by permissions: check_run",
    ],
    [
      { default_permissions: { pull_requests: "write" }, default_events: ["issue_comment"] },
      "Default events are not supported by permissions: issue_comment",
    ],
    [
      { default_permissions: { isues: "read" }, default_events: [] },
      'Default permissions unsupported: isues (unknown permission, did you mean "issues"?)',
    ],
    [{ redirect_url: "javascript:alert(1)" }, '"redirect_url" must be a full http or https address.'],
    [{ callback_urls: "https://sorter.example" }, '"callback_urls" is not of the right type.'],
  ])("%j is told", (changes, words) => expect(problemsOf({ ...WORDS, ...changes })).toEqual([words]));

  test("every mistake is told at once: of types, addresses, permissions, events and lengths", () => {
    const wrong = {
      ...WORDS,
      public: "yes",
      redirect_url: "javascript:alert(1)",
      description: "x".repeat(1025),
      callback_urls: ["javascript:alert(2)"],
      default_permissions: { isues: "read", checks: "read" },
      default_events: ["installation", "check_run"],
    };
    expect(problemsOf(wrong)).toEqual([
      '"public" is not of the right type.',
      '"redirect_url" must be a full http or https address.',
      'Default permissions unsupported: isues (unknown permission, did you mean "issues"?)',
      "Default events unsupported: installation",
      expect.stringContaining("for the description"),
      expect.stringContaining("callback URL"),
    ]);
  });

  test("what is of the wrong type is not said to be missing as well", () => {
    expect(problemsOf({ ...WORDS, url: 7 })).toEqual(['"url" is not of the right type.']);
    expect(problemsOf({ ...WORDS, hook_attributes: { url: 7 } })).toEqual([
      '"hook_attributes.url" is not of the right type.',
    ]);
    expect(problemsOf({ ...WORDS, default_permissions: "all" })).toEqual([
      '"default_permissions" is not of the right type.',
    ]);
  });

  test("two mistakes are both told", () => {
    expect(problemsOf({ default_events: ["installation"], default_permissions: {} })).toEqual([
      '"url" wasn\'t supplied.',
      "Default events unsupported: installation",
    ]);
  });

  test("a homepage that is no web address is told in the form's words", () => {
    expect(problemsOf({ ...WORDS, url: "javascript:alert(1)" })).toEqual([expect.stringContaining("homepage URL")]);
  });

  test("a setup URL is dropped where authorization takes its place", () => {
    const read = readManifest(
      JSON.stringify({ ...WORDS, request_oauth_on_install: true, setup_url: "https://x.example" }),
    );
    expect(read).toMatchObject({ input: { setup_url: null, request_oauth_on_install: true } });
  });
});
