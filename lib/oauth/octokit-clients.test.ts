import { createAppAuth } from "@octokit/auth-app";
import { createOAuthUserAuth } from "@octokit/auth-oauth-user";
import { Octokit } from "@octokit/core";
import { OAuthApp } from "@octokit/oauth-app";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { startApiServer } from "@/lib/testing/api-server.ts";
import { codeFor, planFor, pressAuthorize } from "@/lib/testing/oauth-scene.ts";
import { INSTALLATION_ID, INTEGRATION, integrationPrivateKey, loadTestWorld } from "@/lib/testing/world.ts";

/** Clients as they are published; nothing is changed but the address. */
let server: Awaited<ReturnType<typeof startApiServer>>;
let ClientOctokit: typeof Octokit;

const { clientId, clientSecret, id: appId } = INTEGRATION;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  await loadTestWorld();
  server = await startApiServer();
  ClientOctokit = Octokit.defaults({ baseUrl: `${server.origin}/api/v3`, log: silent });
});
afterAll(() => server.close());
beforeEach(() => db.authorization.deleteMany());
afterEach(() => clock.set(undefined));

const login = async (octokit: Octokit): Promise<string> => (await octokit.request("GET /user")).data.login;

describe("@octokit/oauth-app", () => {
  const app = () => new OAuthApp({ clientType: "github-app", clientId, clientSecret, Octokit: ClientOctokit });

  it("sends people to a page that asks them, and comes back with a person's Octokit", async () => {
    const { url } = app().getWebFlowAuthorizationUrl({ state: "from-octokit", login: "mona" });
    const query = Object.fromEntries(new URL(url).searchParams);
    expect(new URL(url).pathname).toBe("/login/oauth/authorize");
    expect(await planFor("mona", query)).toMatchObject({ kind: "ask" });
    const landed = await pressAuthorize("mona", query);
    expect(landed.searchParams.get("state")).toBe("from-octokit");
    const code = landed.searchParams.get("code") ?? "";
    const { authentication } = await app().createToken({ code });
    expect(authentication).toMatchObject({
      clientType: "github-app",
      token: expect.stringMatching(/^ghu_/),
      refreshToken: expect.stringMatching(/^ghr_/),
    });
    const octokit = await app().getUserOctokit({ token: authentication.token });
    expect(await login(octokit)).toBe("mona");
  });

  it("renews a token that expires", async () => {
    const { authentication } = await app().createToken({ code: await codeFor("mona") });
    if (!("refreshToken" in authentication)) throw new Error("the token does not expire");
    const renewed = await app().refreshToken({ refreshToken: authentication.refreshToken });
    expect(renewed.authentication.token).not.toBe(authentication.token);
    expect(await login(await app().getUserOctokit({ token: renewed.authentication.token }))).toBe("mona");
  });

  it("throws what the wire format calls an error, with its words", async () => {
    await expect(app().createToken({ code: "0123456789abcdef0123" })).rejects.toThrow(
      "The code passed is incorrect or expired.",
    );
  });
});

describe("@octokit/auth-oauth-user", () => {
  const octokitFor = (code: string) =>
    new ClientOctokit({
      authStrategy: createOAuthUserAuth,
      auth: { clientType: "github-app", clientId, clientSecret, code },
    });

  it("exchanges a code by itself, and renews the token when it has expired", async () => {
    const octokit = octokitFor(await codeFor("hubot"));
    const { token } = (await octokit.auth()) as { token: string };
    expect(await login(octokit)).toBe("hubot");
    const { token: renewed } = (await octokit.auth({ type: "refresh" })) as { token: string };
    expect(renewed).not.toBe(token);
    expect(await login(octokit)).toBe("hubot");
  });
});

describe("@octokit/auth-app", () => {
  const octokit = (installationId?: number) =>
    new ClientOctokit({
      authStrategy: createAppAuth,
      auth: {
        appId,
        privateKey: integrationPrivateKey(),
        clientId,
        clientSecret,
        ...(installationId && { installationId }),
      },
    });

  it("acts as the integration, as an installation, and as a person by their code", async () => {
    expect((await octokit().request("GET /app")).data).toMatchObject({ id: appId });
    const { data } = await octokit(INSTALLATION_ID).request("GET /installation/repositories");
    expect(data.total_count).toBe(1);
    const person = (await octokit().auth({
      type: "oauth-user",
      code: await codeFor("mona"),
      factory: (options: object) => new ClientOctokit({ authStrategy: createOAuthUserAuth, auth: options }),
    })) as Octokit;
    expect(await login(person)).toBe("mona");
  });

  it.each([
    ["ahead", -2],
    ["behind", 2],
    ["far ahead", -20],
    ["far behind", 20],
  ])("whose clock is %s corrects it by the Date of the refusal", async (_, minutes) => {
    clock.set(new Date(Date.now() + minutes * 60_000));
    expect((await octokit().request("GET /app")).data).toMatchObject({ id: appId });
    expect((await octokit(INSTALLATION_ID).request("GET /installation/repositories")).data.total_count).toBe(1);
  });
});
