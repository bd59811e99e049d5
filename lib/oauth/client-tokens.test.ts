import { Octokit } from "@octokit/core";
import { OAuthApp } from "@octokit/oauth-app";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { api } from "@/lib/api/router.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { askForToken, signedIn } from "@/lib/testing/oauth-scene.ts";
import { officialAnswerProblems } from "@/lib/testing/official-response-schema.ts";
import { INSTALLATION_ID, INTEGRATION, loadTestWorld, TOKENS } from "@/lib/testing/world.ts";

const BASIC = { authorization: `Basic ${btoa(`${INTEGRATION.clientId}:${INTEGRATION.clientSecret}`)}` };
const PATH = `/applications/${INTEGRATION.clientId}`;
const send = (method: string, path: string, body: object, headers: Record<string, string> = BASIC) =>
  call(method, `${PATH}${path}`, { headers, body });
const worksAs = async (token: string): Promise<number> => (await call("GET", "/user", { token })).status;

beforeAll(() => loadTestWorld());
beforeEach(() => db.authorization.deleteMany());
afterEach(() => clock.set(undefined));

describe("a client checks", () => {
  test("a token of its own", async () => {
    const { access_token } = await signedIn("hubot");
    const { status, body } = await send("POST", "/token", { access_token });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      token: access_token,
      token_last_eight: access_token.slice(-8),
      app: { name: "CI Bot", client_id: INTEGRATION.clientId },
      user: { login: "hubot" },
      scopes: [],
      installation: null,
      expires_at: expect.any(String),
    });
    const official = { method: "POST", path: "/applications/{client_id}/token", status, body };
    expect(officialAnswerProblems(official)).toEqual([]);
  });

  test("a token that is expired, unknown or somebody else's: there is none", async () => {
    const { access_token } = await signedIn("hubot");
    expect((await send("POST", "/token", { access_token: "ghu_none" })).status).toBe(404);
    expect((await send("POST", "/token", { access_token: TOKENS.mona })).status).toBe(404);
    clock.set(new Date(clock.now().getTime() + 28_800_000));
    expect((await send("POST", "/token", { access_token })).status).toBe(404);
  });

  test("under another client's address: there is nothing", async () => {
    const { access_token } = await signedIn("hubot");
    const answer = await call("POST", "/applications/Iv1.ffffffffffffffff/token", {
      headers: BASIC,
      body: { access_token },
    });
    expect(answer.status).toBe(404);
  });

  test("with a wrong secret is refused", async () => {
    const authorization = `Basic ${btoa(`${INTEGRATION.clientId}:wrong`)}`;
    expect((await send("POST", "/token", { access_token: "x" }, { authorization })).status).toBe(401);
  });

  test("without a token is refused", async () => {
    expect(await send("POST", "/token", {})).toMatchObject({
      status: 422,
      body: { errors: [{ resource: "Authorization", field: "access_token", code: "missing_field" }] },
    });
  });
});

describe("a client resets a token", () => {
  test("and the one before ends at once", async () => {
    const { access_token, refresh_token } = await signedIn("hubot");
    const { status, body } = await send("PATCH", "/token", { access_token });
    expect(status).toBe(200);
    const { token } = body as { token: string };
    expect(token).not.toBe(access_token);
    expect(await worksAs(access_token)).toBe(401);
    expect(await worksAs(token)).toBe(200);
    expect((await askForToken({ grant_type: "refresh_token", refresh_token })).body).toHaveProperty("access_token");
  });
});

describe("a client ends", () => {
  test("one token, and what it could be renewed by", async () => {
    const first = await signedIn("hubot");
    const second = await signedIn("hubot");
    expect((await send("DELETE", "/token", first)).status).toBe(204);
    expect(await worksAs(first.access_token)).toBe(401);
    const refresh = { grant_type: "refresh_token", refresh_token: first.refresh_token };
    expect((await askForToken(refresh)).body.error).toBe("bad_refresh_token");
    expect(await worksAs(second.access_token)).toBe(200);
    expect((await send("DELETE", "/token", first)).status).toBe(404);
  });

  test("everything that a person agreed to, and the integration is told", async () => {
    const first = await signedIn("hubot");
    const second = await signedIn("hubot");
    expect((await send("DELETE", "/grant", first)).status).toBe(204);
    expect(await worksAs(second.access_token)).toBe(401);
    expect(await db.authorization.count()).toBe(0);
    expect(await db.event.count({ where: { name: "github_app_authorization", action: "revoked" } })).toBe(1);
  });
});

describe("a client makes a token that reaches less", () => {
  test("one account, one repository, one permission", async () => {
    const { access_token } = await signedIn("mona");
    const narrowing = { target: "acme", repositories: ["widgets"], permissions: { issues: "read" } };
    const { status, body } = await send("POST", "/token/scoped", { access_token, ...narrowing });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: { login: "mona" },
      installation: {
        permissions: { issues: "read", metadata: "read" },
        repository_selection: "selected",
        account: { login: "acme" },
      },
    });
    const official = { method: "POST", path: "/applications/{client_id}/token/scoped", status, body };
    expect(officialAnswerProblems(official)).toEqual([]);
    const { token } = body as { token: string };
    expect((await call("GET", "/repos/acme/widgets/issues", { token })).status).toBe(200);
    const write = { token, body: { title: "Too much" } };
    expect((await call("POST", "/repos/acme/widgets/issues", write)).status).toBe(403);
    expect((await call("POST", "/repos/acme/widgets/issues", { ...write, token: access_token })).status).toBe(201);
  });

  test.each([
    [{}, 422],
    [{ target: "hubot" }, 404],
    [{ target: "acme", repositories: ["gadgets"] }, 422],
    [{ target: "acme", permissions: { isues: "read" } }, 422],
    [{ target: "acme", permissions: { metadata: "write" } }, 422],
  ])("never more than the installation: %j is refused", async (narrowing, status) => {
    const { access_token } = await signedIn("mona");
    expect((await send("POST", "/token/scoped", { access_token, ...narrowing })).status).toBe(status);
  });

  test("not while the installation is suspended", async () => {
    const { access_token } = await signedIn("mona");
    const suspend = (suspendedAt: Date | null) =>
      db.installation.update({ where: { id: INSTALLATION_ID }, data: { suspendedAt } });
    await suspend(clock.now());
    expect(await send("POST", "/token/scoped", { access_token, target: "acme" })).toMatchObject({
      status: 403,
      body: { message: "This installation has been suspended" },
    });
    await suspend(null);
  });
});

describe("a leaked token", () => {
  const report = (credentials: unknown) => call("POST", "/credentials/revoke", { body: { credentials } });

  test("ends, whoever reports it, and its person gets mail", async () => {
    const { access_token, refresh_token } = await signedIn("hubot");
    expect(await report([access_token, "ghp_neverAToken"])).toMatchObject({ status: 202, body: {} });
    expect(await worksAs(access_token)).toBe(401);
    expect((await askForToken({ grant_type: "refresh_token", refresh_token })).body.error).toBe("bad_refresh_token");
    const mail = await db.mail.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(mail).toMatchObject({ to: "hubot@example.test", subject: expect.stringContaining("leaked") });
    expect(mail.text).not.toContain(access_token);
  });

  test.each([[[]], [["x".repeat(3), ""]], ["ghp_x"], [Array.from({ length: 1001 }, () => "x")]])(
    "is not looked for in a list that is none: %#",
    async (credentials) => expect((await report(credentials)).status).toBe(422),
  );
});

test.each(["/.well-known/oauth-authorization-server/login/oauth", "/login/oauth/.well-known/openid-configuration"])(
  "%s names the addresses",
  async (path) => {
    const document = (await (await api.request(path)).json()) as { issuer: string };
    expect(document).toMatchObject({
      issuer: expect.stringMatching(/\/login\/oauth$/),
      token_endpoint: `${document.issuer}/access_token`,
      device_authorization_endpoint: expect.stringMatching(/\/login\/device\/code$/),
      code_challenge_methods_supported: ["S256"],
    });
  },
);

test("@octokit/oauth-app checks, resets and ends tokens unmodified", async () => {
  const app = new OAuthApp({
    clientType: "github-app",
    clientId: INTEGRATION.clientId,
    clientSecret: INTEGRATION.clientSecret,
    Octokit: Octokit.defaults({
      baseUrl: "http://localhost:3000/api/v3",
      request: { fetch: (url: string, options: RequestInit) => api.request(url, options) },
    }),
  });
  const { access_token: token } = await signedIn("hubot");
  const { data } = await app.checkToken({ token });
  expect(data.user?.login).toBe("hubot");
  const reset = await app.resetToken({ token });
  expect(await worksAs(reset.data.token)).toBe(200);
  await app.deleteToken({ token: reset.data.token });
  expect(await worksAs(reset.data.token)).toBe(401);
});
