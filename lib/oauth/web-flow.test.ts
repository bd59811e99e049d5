import { createHash } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { askForToken, codeFor, personNamed, planFor, pressAuthorize } from "@/lib/testing/oauth-scene.ts";
import { INTEGRATION, loadTestWorld } from "@/lib/testing/world.ts";

const CALLBACK = INTEGRATION.callbackUrl;
const VERIFIER = "a-verifier-of-at-least-forty-three-characters-long";
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");
const PKCE = { code_challenge: CHALLENGE, code_challenge_method: "S256" };

const later = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));
const worksAs = async (token: string): Promise<number> => (await call("GET", "/user", { token })).status;

beforeAll(() => loadTestWorld());
beforeEach(() => db.authorization.deleteMany());
afterEach(() => clock.set(undefined));

describe("the consent page", () => {
  it("asks, and goes back with a code and the state that it was given", async () => {
    expect(await planFor("hubot")).toMatchObject({ kind: "ask", before: "never", redirectUri: CALLBACK });
    const landed = await pressAuthorize("hubot", { state: "a&b=c d" });
    expect(`${landed.origin}${landed.pathname}`).toBe(CALLBACK);
    expect(landed.searchParams.get("state")).toBe("a&b=c d");
    expect(landed.searchParams.get("code")).toMatch(/^[0-9a-f]{40}$/);
  });

  it("is passed by whoever agreed before, until something is added on their own account", async () => {
    await pressAuthorize("hubot");
    expect(await planFor("hubot")).toMatchObject({ kind: "agreed" });
    const { permissions } = await db.integrationVersion.findFirstOrThrow({ where: { integrationId: INTEGRATION.id } });
    const asked = (permissions as object) ?? {};
    await db.integrationVersion.updateMany({
      where: { integrationId: INTEGRATION.id },
      data: { permissions: { ...asked, emails: "read" } },
    });
    expect(await planFor("hubot")).toMatchObject({ kind: "ask", before: "less" });
    await pressAuthorize("hubot");
    expect(await planFor("hubot")).toMatchObject({ kind: "agreed" });
    await db.integrationVersion.updateMany({ where: { integrationId: INTEGRATION.id }, data: { permissions: asked } });
  });

  it("asks again after ten sign-ins within an hour", async () => {
    for (let count = 0; count < 10; count += 1) await pressAuthorize("hubot");
    expect(await planFor("hubot")).toMatchObject({ kind: "ask", before: "often" });
    later(3600_000);
    expect(await planFor("hubot")).toMatchObject({ kind: "agreed" });
  });

  it("lets a person choose when the client asks for it or names another account", async () => {
    expect(await planFor("hubot", { prompt: "select_account" })).toMatchObject({
      kind: "choose-account",
      suggested: null,
    });
    expect(await planFor("hubot", { login: "lisa" })).toMatchObject({ kind: "choose-account", suggested: "lisa" });
    expect(await planFor("hubot", { login: "HUBOT" })).toMatchObject({ kind: "ask" });
  });

  it("does not exist for an unknown client", async () => {
    expect(await planFor("hubot", { client_id: "Iv1.0000000000000000" })).toEqual({ kind: "not-found" });
    expect(await planFor("hubot", { client_id: "" })).toEqual({ kind: "not-found" });
    expect(await planFor("hubot", { client_id: "Iv1.\0" })).toEqual({ kind: "not-found" });
  });

  it("does not exist for strangers to a private integration, and does for members of its owner", async () => {
    await db.integration.update({ where: { id: INTEGRATION.id }, data: { public: false } });
    expect(await planFor("lisa")).toEqual({ kind: "not-found" });
    expect(await planFor("hubot")).toMatchObject({ kind: "ask" });
    await db.integration.update({ where: { id: INTEGRATION.id }, data: { public: true } });
  });

  it("stops whose primary address is not verified", async () => {
    const { id } = await personNamed("lisa");
    const [email] = await db.email.findMany({ where: { accountId: id } });
    await db.email.updateMany({ where: { accountId: id }, data: { verifiedAt: null } });
    expect(await planFor("lisa")).toMatchObject({ kind: "stopped", because: "unverified-email" });
    await db.email.updateMany({ where: { accountId: id }, data: { verifiedAt: email?.verifiedAt ?? null } });
  });

  it("tells a suspended client so, at its own address", async () => {
    await db.integration.update({ where: { id: INTEGRATION.id }, data: { suspendedAt: new Date() } });
    const plan = await planFor("hubot", { state: "s" });
    await db.integration.update({ where: { id: INTEGRATION.id }, data: { suspendedAt: null } });
    expect(plan.kind).toBe("refused");
    const { searchParams } = new URL((plan as { to: string }).to);
    expect(searchParams.get("error")).toBe("application_suspended");
    expect(searchParams.get("state")).toBe("s");
  });

  it("is no open redirect: an address that is not registered hears nothing, the first registered one does", async () => {
    const plan = await planFor("hubot", { redirect_uri: "https://evil.example/callback", state: "s" });
    const { to } = plan as { to: string };
    expect(to.startsWith(`${CALLBACK}?`)).toBe(true);
    expect(new URL(to).searchParams.get("error")).toBe("redirect_uri_mismatch");
    expect(new URL(to).searchParams.get("error_description")).toBe(
      "The redirect_uri MUST match the registered callback URL for this application.",
    );
    expect(new URL(to).searchParams.get("state")).toBe("s");
  });

  it.each([
    ["plain", { code_challenge: VERIFIER, code_challenge_method: "plain" }],
    ["no method, which would mean plain", { code_challenge: CHALLENGE }],
    ["a challenge of another length", { code_challenge: "short", code_challenge_method: "S256" }],
    ["a method without a challenge", { code_challenge_method: "S256" }],
  ])("refuses a challenge with %s", async (_, query) => {
    const plan = await planFor("hubot", query);
    expect(new URL((plan as { to: string }).to).searchParams.get("error")).toBe("invalid_request");
  });
});

describe("a code", () => {
  it("is exchanged for tokens that act as the person", async () => {
    const { body, headers, status } = await askForToken({ code: await codeFor("hubot") });
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^ghu_[0-9A-Za-z]{36}$/),
      expires_in: 28800,
      refresh_token: expect.stringMatching(/^ghr_[0-9A-Za-z]{76}$/),
      refresh_token_expires_in: 15897600,
      scope: "",
      token_type: "bearer",
    });
    expect(headers.get("cache-control")).toBe("no-store");
    const user = await call("GET", "/user", { token: body.access_token as string });
    expect(user.body).toMatchObject({ login: "hubot" });
    expect(user.headers.get("x-oauth-scopes")).toBe("");
    expect(user.headers.get("x-oauth-client-id")).toBe(INTEGRATION.clientId);
  });

  it("answers in form encoding, JSON or XML, whichever is accepted", async () => {
    const form = await askForToken({ code: await codeFor("hubot") }, { accept: "*/*" });
    expect(form.headers.get("content-type")).toBe("application/x-www-form-urlencoded; charset=utf-8");
    expect(new URLSearchParams(form.text).get("token_type")).toBe("bearer");
    const xml = await askForToken({ code: await codeFor("hubot") }, { accept: "application/xml" });
    expect(xml.text).toMatch(/<OAuth>\s*<access_token>ghu_\w+<\/access_token>[\s\S]*<\/OAuth>/);
    const refused = await askForToken({ code: "none" }, { accept: "application/xml" });
    expect(refused.text).toContain("<error>bad_verification_code</error>");
  });

  it("takes parameters from a form and from the query, and the secret as Basic", async () => {
    const form = await askForToken(
      { code: await codeFor("hubot") },
      { "content-type": "application/x-www-form-urlencoded" },
    );
    expect(form.body.token_type).toBe("bearer");
    const credentials = Buffer.from(`${INTEGRATION.clientId}:${INTEGRATION.clientSecret}`).toString("base64");
    const basic = await askForToken(
      { code: await codeFor("hubot"), client_secret: "" },
      { authorization: `Basic ${credentials}` },
    );
    expect(basic.body.token_type).toBe("bearer");
  });

  it("is good for ten minutes", async () => {
    const code = await codeFor("hubot");
    later(10 * 60_000);
    expect((await askForToken({ code })).body).toMatchObject({
      error: "bad_verification_code",
      error_description: "The code passed is incorrect or expired.",
      error_uri: expect.stringMatching(/#bad-verification-code$/),
    });
  });

  it("that comes a second time ends what it gave the first time", async () => {
    const code = await codeFor("hubot");
    const { body } = await askForToken({ code });
    expect(await worksAs(body.access_token as string)).toBe(200);
    expect((await askForToken({ code })).body.error).toBe("bad_verification_code");
    expect(await worksAs(body.access_token as string)).toBe(401);
    const renewed = await askForToken({ grant_type: "refresh_token", refresh_token: body.refresh_token as string });
    expect(renewed.body.error).toBe("bad_refresh_token");
    const { id: accountId } = await personNamed("hubot");
    expect(await db.auditEntry.count({ where: { accountId, action: "oauth_access.destroy" } })).toBe(1);
  });

  it("replayed under load gives at most one answer with tokens", async () => {
    const code = await codeFor("hubot");
    const answers = await Promise.all(Array.from({ length: 8 }, () => askForToken({ code })));
    expect(answers.filter(({ body }) => body.access_token)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.error === "bad_verification_code")).toHaveLength(7);
  });

  it("of another client is refused, and stays good for its own (mix-up)", async () => {
    const code = await codeFor("hubot");
    const secret = "0123456789abcdef0123456789abcdef01234567";
    const other = await db.integration.findUniqueOrThrow({ where: { slug: "other-bot" } });
    const { hashToken, lastEight } = await import("@/lib/tokens/formats.ts");
    await db.clientSecret.create({
      data: { integrationId: other.id, hash: hashToken(secret), lastEight: lastEight(secret), createdAt: new Date() },
    });
    const mixed = await askForToken({ client_id: other.clientId, client_secret: secret, code });
    expect(mixed.body.error).toBe("bad_verification_code");
    expect((await askForToken({ code })).body.token_type).toBe("bearer");
  });

  it("needs the client's own secret", async () => {
    const code = await codeFor("hubot");
    for (const client_secret of ["", "wrong"])
      expect((await askForToken({ code, client_secret })).body).toMatchObject({
        error: "incorrect_client_credentials",
        error_description: "The client_id and/or client_secret passed are incorrect.",
      });
    expect((await askForToken({ code, client_id: "nobody" })).body.error).toBe("incorrect_client_credentials");
  });

  it("is refused with another redirect_uri than it was sent to", async () => {
    const code = await codeFor("hubot");
    const refused = await askForToken({ code, redirect_uri: "https://ci.example.test/auth" });
    expect(refused.body).toMatchObject({ error: "redirect_uri_mismatch" });
    expect((await askForToken({ code, redirect_uri: CALLBACK })).body.token_type).toBe("bearer");
  });

  it("with a challenge needs the verifier of it", async () => {
    const code = await codeFor("hubot", PKCE);
    expect((await askForToken({ code })).body.error).toBe("bad_verification_code");
    expect((await askForToken({ code, code_verifier: `${VERIFIER}!` })).body.error).toBe("bad_verification_code");
    expect((await askForToken({ code, code_verifier: VERIFIER })).body.token_type).toBe("bearer");
  });

  it("without a challenge takes no verifier: somebody took the challenge away (downgrade)", async () => {
    const code = await codeFor("hubot");
    expect((await askForToken({ code, code_verifier: VERIFIER })).body.error).toBe("bad_verification_code");
  });

  it("gives nothing to a person whose address has become unverified", async () => {
    const code = await codeFor("lisa");
    const { id } = await personNamed("lisa");
    await db.email.updateMany({ where: { accountId: id }, data: { verifiedAt: null } });
    expect((await askForToken({ code })).body).toMatchObject({
      error: "unverified_user_email",
      error_description: "The user must have a verified primary email.",
    });
    await db.email.updateMany({ where: { accountId: id }, data: { verifiedAt: new Date() } });
  });

  it("is not asked for by another grant_type", async () => {
    expect((await askForToken({ grant_type: "password" })).body.error).toBe("unsupported_grant_type");
  });
});
