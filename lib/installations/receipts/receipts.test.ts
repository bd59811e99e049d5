import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { db } from "@/lib/platform/db.ts";
import { type InstallationScene, installForScene, makeInstallationScene } from "@/lib/testing/installation-scene.ts";
import { landingAfter } from "../landing.ts";
import type { InstallationWithParts } from "../queries.ts";
import { publishedKeys } from "./keys.ts";
import { installExtra } from "./sign-in-extra.ts";

let scene: InstallationScene;
let installation: InstallationWithParts;
let server: http.Server;
beforeAll(async () => {
  scene = await makeInstallationScene();
  installation = await installForScene(scene);
  server = http.createServer((_, response) => {
    void publishedKeys().then((keys) => response.end(JSON.stringify(keys)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

const integration = () => ({
  setupUrl: "https://ci.example.test/setup",
  setupOnUpdate: false,
  requestOauthOnInstall: false,
  clientId: installation.integration.clientId,
  installReceipts: true,
});
const person = () => ({ id: scene.mona, login: "mona" });

async function receipt(state = "abc"): Promise<string> {
  const flow = { integration: integration(), installation, person: person(), state };
  const address = await landingAfter({ ...flow, action: "install" });
  return new URL(address ?? "").searchParams.get("receipt") ?? "";
}

/** The sample of the guide, as somebody else's program: what it accepts, or its complaint. */
async function verifyOutside(
  token: string,
  { state = "abc", calls = 1 } = {},
): Promise<Record<string, unknown> | string> {
  const guide = readFileSync("docs/guides/receipts.md", "utf8");
  const [, sample = ""] = /```js\n(.*?)```/s.exec(guide) ?? [];
  const { port } = server.address() as AddressInfo;
  // The keys come from this test's server; the issuer is the address that Mortise was given.
  const code = sample.replace(
    'install-receipts/jwks.json", host',
    `install-receipts/jwks.json", "http://127.0.0.1:${port}"`,
  );
  const call = `await verifyReceipt(${JSON.stringify(token)}, ${JSON.stringify(state)})`;
  const program = `${code}\ntry { let last; ${`last = ${call};`.repeat(calls)} console.log(JSON.stringify(last)); }
    catch (error) { console.log(JSON.stringify(error.message)); }`;
  const env = { ...process.env, MORTISE_URL: config().publicUrl, CLIENT_ID: installation.integration.clientId };
  const child = spawn(process.execPath, ["--input-type=module", "-"], { env, stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(program);
  return JSON.parse(await text(child.stdout)) as Record<string, unknown> | string;
}

test("the sample of the guide accepts a receipt, and reads who installed what", async () => {
  expect(await verifyOutside(await receipt())).toMatchObject({
    installation: { id: installation.id, action: "install" },
    integration: { id: installation.integrationId },
    account: { id: scene.acme, login: "acme", type: "Organization" },
    installer: { id: scene.mona, login: "mona" },
    state: "abc",
    nonce: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test("the sample refuses a receipt of another flow, a used one and an altered one", async () => {
  const token = await receipt();
  expect(await verifyOutside(token, { state: "mine" })).toContain("another flow");
  expect(await verifyOutside(token, { calls: 2 })).toContain("used before");
  const [header, payload = "", signature] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
  const forged = Buffer.from(JSON.stringify({ ...claims, installation: { id: 1 } })).toString("base64url");
  expect(await verifyOutside(`${header}.${forged}.${signature}`)).toContain("signature");
});

test("a receipt holds for five minutes", async () => {
  const before = new Date(clock.now().getTime() - 6 * 60_000);
  clock.set(before);
  const token = await receipt();
  clock.set(undefined);
  expect(await verifyOutside(token)).toContain("exp");
});

test("there is none unless the integration wants it, and none for a request", async () => {
  const plain = { ...integration(), installReceipts: false };
  const flow = { person: person(), state: undefined };
  const installed = await landingAfter({ ...flow, integration: plain, installation, action: "install" });
  expect(installed).toBe(`https://ci.example.test/setup?installation_id=${installation.id}&setup_action=install`);
  const asked = await landingAfter({ ...flow, integration: integration(), action: "request" });
  expect(asked).toBe("https://ci.example.test/setup?setup_action=request");
});

test("only the public half of a key is published, and the private one is sealed", async () => {
  const { keys } = await publishedKeys();
  expect(Object.keys(keys[0] ?? {}).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "alg",
    "crv",
    "kid",
    "kty",
    "use",
    "x",
    "y",
  ]);
  const [row] = await db.receiptKey.findMany();
  expect(row?.sealedPrivate).toMatch(/^v1\./);
});

test("under OAuth-on-install the web flow follows, and ends with the installation for its installer alone", async () => {
  const plain = { ...integration(), setupUrl: null, requestOauthOnInstall: true };
  const flow = { integration: plain, installation, person: person(), state: "s" };
  const path = await landingAfter({ ...flow, action: "install" });
  const { pathname, searchParams } = new URL(path ?? "", "http://x");
  expect(pathname).toBe("/login/oauth/authorize");
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: plain.clientId,
    state: "s",
    installation_id: String(installation.id),
  });
  expect(await landingAfter({ ...flow, action: "update" })).toBeNull();

  const { id: installationId, integrationId } = installation;
  const asked = { installationId, integrationId, person: person(), state: "s" };
  expect(await installExtra(asked)).toEqual({});
  await db.integration.update({ where: { id: integrationId }, data: { requestOauthOnInstall: true } });
  expect(await installExtra(asked)).toEqual({ installation_id: String(installationId), setup_action: "install" });
  await db.integration.update({ where: { id: integrationId }, data: { installReceipts: true } });
  expect(await installExtra(asked)).toMatchObject({ receipt: expect.stringMatching(/^ey/) });
  expect(await installExtra({ ...asked, person: { id: scene.hubot, login: "hubot" } })).toEqual({});
  expect(await installExtra({ ...asked, integrationId: 999_999 })).toEqual({});
  expect(await installExtra({ ...asked, installationId: null })).toEqual({});
});
