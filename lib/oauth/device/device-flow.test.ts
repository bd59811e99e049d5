import { createOAuthDeviceAuth } from "@octokit/auth-oauth-device";
import { Octokit } from "@octokit/core";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { api } from "@/lib/api/router.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { personNamed } from "@/lib/testing/oauth-scene.ts";
import { INTEGRATION, loadTestWorld } from "@/lib/testing/world.ts";
import { agreeToDevice, claimDevice, denyDevice, findDeviceRequest } from "./decide-device.ts";
import type { DeviceAnswer } from "./issue-device-code.ts";

type Fields = Record<string, string | number>;

const later = (ms: number) => clock.stop(new Date(clock.now().getTime() + ms));
const setIntegration = (data: { deviceFlow?: boolean; suspendedAt?: Date | null }) =>
  db.integration.update({ where: { id: INTEGRATION.id }, data });
let hubot: { id: number; login: string };

beforeAll(async () => {
  await loadTestWorld();
  hubot = await personNamed("hubot");
});
beforeEach(async () => {
  await db.authorization.deleteMany();
  await db.deviceCode.deleteMany();
  await setIntegration({ deviceFlow: true });
});
afterEach(() => clock.set(undefined));

async function post(path: string, parameters: Record<string, string>): Promise<Fields> {
  const response = await api.request(path, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ client_id: INTEGRATION.clientId, ...parameters }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Fields;
}

const begin = async (parameters = {}) => (await post("/login/device/code", parameters)) as unknown as DeviceAnswer;
const ask = (device_code: string, parameters = {}) =>
  post("/login/oauth/access_token", {
    grant_type: "urn:ietf:params:oauth:grant-type:device_code",
    device_code,
    ...parameters,
  });
const versionNow = async () =>
  (await db.integration.findUniqueOrThrow({ where: { id: INTEGRATION.id } })).currentVersion;
async function agreeAs(person: { id: number }, userCode: string) {
  const { id } = await claimDevice({ viewerId: person.id, userCode });
  await agreeToDevice({ viewerId: person.id, id, version: await versionNow() });
}

describe("a device", () => {
  test("is told what to ask with and what to show", async () => {
    expect(await begin()).toEqual({
      device_code: expect.stringMatching(/^[0-9a-f]{40}$/),
      user_code: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
      verification_uri: expect.stringMatching(/\/login\/device$/),
      expires_in: 900,
      interval: 5,
    });
  });

  test("waits until the person agreed, and gets tokens once, without a secret", async () => {
    const { device_code, user_code } = await begin();
    expect(await ask(device_code)).toMatchObject({
      error: "authorization_pending",
      error_description: "The authorization request is still pending.",
    });
    await agreeAs(hubot, user_code.toLowerCase().replace("-", " "));
    later(5_000);
    const tokens = await ask(device_code);
    expect(tokens).toMatchObject({
      access_token: expect.stringMatching(/^ghu_/),
      token_type: "bearer",
      scope: "",
      expires_in: 28800,
    });
    const { body } = await call("GET", "/user", { token: String(tokens.access_token) });
    expect(body).toMatchObject({ login: "hubot" });
    later(5_000);
    expect(await ask(device_code)).toMatchObject({ error: "incorrect_device_code" });
    const refresh = { grant_type: "refresh_token", refresh_token: String(tokens.refresh_token) };
    expect(await post("/login/oauth/access_token", refresh)).toHaveProperty("access_token");
  });

  test("that asks too early is slowed down by five seconds each time", async () => {
    later(0); // the seconds between two questions are those that are named here
    const { device_code } = await begin();
    expect((await ask(device_code)).error).toBe("authorization_pending");
    later(2_000);
    expect(await ask(device_code)).toMatchObject({
      error: "slow_down",
      error_description: "Too many requests have been made in the same timeframe.",
      interval: 10,
    });
    later(5_000);
    expect(await ask(device_code)).toMatchObject({ error: "slow_down", interval: 15 });
    later(15_000);
    expect((await ask(device_code)).error).toBe("authorization_pending");
  });

  test("that asks after a quarter of an hour is told that its code has expired", async () => {
    const { device_code, user_code } = await begin();
    later(900_000);
    expect((await ask(device_code)).error).toBe("expired_token");
    await expect(claimDevice({ viewerId: hubot.id, userCode: user_code })).rejects.toMatchObject({ status: 422 });
  });

  test("whose person cancels is denied, and its code is dead", async () => {
    const { device_code, user_code } = await begin();
    const { id } = await claimDevice({ viewerId: hubot.id, userCode: user_code });
    await denyDevice({ viewerId: hubot.id, id });
    expect((await ask(device_code)).error).toBe("access_denied");
    await expect(claimDevice({ viewerId: hubot.id, userCode: user_code })).rejects.toMatchObject({ status: 422 });
    await expect(agreeToDevice({ viewerId: hubot.id, id, version: 1 })).rejects.toMatchObject({ status: 404 });
  });

  test("with a code that is none is refused", async () => {
    expect(await ask("0".repeat(40))).toMatchObject({
      error: "incorrect_device_code",
      error_description: "The device_code provided is not valid.",
    });
  });

  test("with the code of another client is refused", async () => {
    const { device_code } = await begin();
    const other = await db.oauthApplication.create({
      data: {
        ownerId: hubot.id,
        name: "Other",
        url: "https://other.example",
        clientId: "0000000000000000000a",
        deviceFlow: true,
        createdAt: clock.now(),
        updatedAt: clock.now(),
      },
    });
    expect((await ask(device_code, { client_id: other.clientId })).error).toBe("incorrect_device_code");
  });

  test("of an unknown client is refused", async () => {
    expect((await post("/login/device/code", { client_id: "nobody" })).error).toBe("incorrect_client_credentials");
  });

  test("is refused where the device flow is switched off, also in the middle of it", async () => {
    const { device_code } = await begin();
    await setIntegration({ deviceFlow: false });
    const words = {
      error: "device_flow_disabled",
      error_description: "Device Flow must be explicitly enabled for this App",
    };
    expect(await post("/login/device/code", {})).toMatchObject(words);
    expect(await ask(device_code)).toMatchObject(words);
  });

  test("gets nothing when the authorization was revoked before it asked again", async () => {
    const { device_code, user_code } = await begin();
    await agreeAs(hubot, user_code);
    await db.authorization.deleteMany();
    expect((await ask(device_code)).error).toBe("access_denied");
  });
});

describe("a person", () => {
  test("decides about a code that they typed themselves, and about no other's", async () => {
    const mona = await personNamed("mona");
    const { user_code } = await begin();
    const { id } = await claimDevice({ viewerId: hubot.id, userCode: user_code });
    expect(await findDeviceRequest({ viewerId: hubot.id, id })).toMatchObject({ client: { id: INTEGRATION.id } });
    expect(await findDeviceRequest({ viewerId: mona.id, id })).toBeNull();
    await expect(denyDevice({ viewerId: mona.id, id })).rejects.toMatchObject({ status: 404 });
  });

  test("who types a wrong code is told so", async () => {
    await expect(claimDevice({ viewerId: hubot.id, userCode: "XXXX-XXXX" })).rejects.toMatchObject({ status: 422 });
  });

  test("does not agree to what the page did not show", async () => {
    const { user_code } = await begin();
    const { id } = await claimDevice({ viewerId: hubot.id, userCode: user_code });
    const version = (await versionNow()) - 1;
    await expect(agreeToDevice({ viewerId: hubot.id, id, version })).rejects.toMatchObject({ status: 422 });
  });

  test("after fifty codes of one client within an hour has to wait", async () => {
    later(3600_000);
    let last = "";
    for (let count = 0; count < 51; count += 1) last = (await begin()).user_code;
    for (let count = 0; count < 50; count += 1) await claimDevice({ viewerId: hubot.id, userCode: last });
    await expect(claimDevice({ viewerId: hubot.id, userCode: last })).rejects.toMatchObject({ status: 429 });
  });
});

test("an OAuth application gets the scopes that the person left it", async () => {
  later(10_800_000);
  const { clientId } = await db.oauthApplication.create({
    data: {
      ownerId: hubot.id,
      name: "Scoped",
      url: "https://scoped.example",
      clientId: "0000000000000000000b",
      deviceFlow: true,
      createdAt: clock.now(),
      updatedAt: clock.now(),
    },
  });
  const { device_code, user_code } = await begin({ client_id: clientId, scope: "repo gist" });
  const { id } = await claimDevice({ viewerId: hubot.id, userCode: user_code });
  await agreeToDevice({ viewerId: hubot.id, id, version: 0, scopes: ["gist"] });
  expect(await ask(device_code, { client_id: clientId })).toEqual({
    access_token: expect.stringMatching(/^gho_/),
    scope: "gist",
    token_type: "bearer",
  });
});

test("@octokit/auth-oauth-device signs in unmodified", async () => {
  later(7200_000); // past the codes of the test before
  const auth = createOAuthDeviceAuth({
    clientType: "github-app",
    clientId: INTEGRATION.clientId,
    onVerification: ({ user_code }) => agreeAs(hubot, user_code),
    request: new Octokit({
      baseUrl: "http://localhost:3000/api/v3",
      request: { fetch: (url: string, options: RequestInit) => api.request(url, options) },
    }).request,
  });
  const { token } = await auth({ type: "oauth" });
  expect(token).toMatch(/^ghu_/);
  expect((await call("GET", "/user", { token })).body).toMatchObject({ login: "hubot" });
});
