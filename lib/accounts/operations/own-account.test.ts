import { beforeAll, describe, expect, test } from "vitest";
import { insertSession } from "@/lib/accounts/sessions.ts";
import { sealSessionCookie } from "@/lib/authentication/session-cookie.ts";
import { config } from "@/lib/platform/config.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { installationToken, loadTestWorld, TOKENS } from "@/lib/testing/world.ts";
import { hashToken, lastEight } from "@/lib/tokens/formats.ts";

const NO_SCOPES = "ghp_noScopesNoScopesNoScopesNoScopes0009";
let cookie: string;

beforeAll(async () => {
  await loadTestWorld();
  const mona = await db.account.findUniqueOrThrow({ where: { login: "mona" } });
  const createdAt = new Date();
  const token = { hash: hashToken(NO_SCOPES), lastEight: lastEight(NO_SCOPES), fixed: true, createdAt };
  await db.accessToken.create({ data: { ...token, kind: "PERSONAL", accountId: mona.id, scopes: [] } });
  const session = await insertSession(db, mona.id, { userAgent: null, ip: null });
  const sealed = await sealSessionCookie({ accountId: mona.id, sessionId: session.id });
  cookie = `${sealed.name}=${sealed.value}`;
});

describe("GET /user", () => {
  test("tells the person what is private about them when the token may see it", async () => {
    const { status, body } = await call("GET", "/user", { token: TOKENS.mona });
    expect(status).toBe(200);
    expect(body).toMatchObject({ login: "mona", type: "User", site_admin: true, owned_private_repos: 1 });
    expect(body).toMatchObject({ notification_email: "mona@example.test", two_factor_authentication: false });
  });

  test("tells only what is public when the token has no scope for more", async () => {
    const { status, body } = await call("GET", "/user", { token: NO_SCOPES });
    expect(status).toBe(200);
    expect(body).toMatchObject({ login: "mona", email: null, public_repos: 0 });
    expect(body).not.toHaveProperty("owned_private_repos");
  });

  test("answers the session of a page", async () => {
    expect(await call("GET", "/user", { headers: { cookie } })).toMatchObject({ status: 200, body: { login: "mona" } });
  });

  test("refuses an installation's token", async () => {
    expect(await call("GET", "/user", { token: await installationToken() })).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by integration" },
    });
  });

  test("refuses nobody in particular", async () => {
    expect(await call("GET", "/user")).toMatchObject({ status: 401, body: { message: "Requires authentication" } });
  });
});

describe("PATCH /user", () => {
  test("changes what is sent and leaves the rest", async () => {
    const first = await call("PATCH", "/user", { token: TOKENS.hubot, body: { bio: "Builds", location: "Delft" } });
    expect(first).toMatchObject({ status: 200, body: { bio: "Builds", location: "Delft" } });
    const second = await call("PATCH", "/user", { token: TOKENS.hubot, body: { location: null } });
    expect(second).toMatchObject({ status: 200, body: { bio: "Builds", location: null } });
  });

  test("refuses a website that is no address, naming the field", async () => {
    expect(await call("PATCH", "/user", { token: TOKENS.hubot, body: { blog: "javascript:alert(1)" } })).toMatchObject({
      status: 422,
      body: { message: "Validation Failed", errors: [{ resource: "User", field: "blog", code: "invalid" }] },
    });
  });

  test("refuses a token without the scope", async () => {
    expect((await call("PATCH", "/user", { token: NO_SCOPES, body: { name: "x" } })).status).toBe(404);
  });

  test("ignores the session of a page when another site sends the form", async () => {
    const from = (origin: string) =>
      call("PATCH", "/user", { headers: { cookie, origin }, body: { name: "Mona Lisa" } });
    expect((await from("https://evil.example")).status).toBe(401);
    expect(await from(config().publicUrl)).toMatchObject({ status: 200, body: { name: "Mona Lisa" } });
  });
});

describe("GET /user/emails", () => {
  test("lists the person's addresses", async () => {
    const { status, body } = await call("GET", "/user/emails", { token: TOKENS.mona });
    expect(status).toBe(200);
    expect(body).toEqual([{ email: "mona@example.test", primary: true, verified: true, visibility: "private" }]);
  });

  test("refuses a token without the scope", async () => {
    expect((await call("GET", "/user/emails", { token: NO_SCOPES })).status).toBe(404);
  });
});
