import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { HOLDING, untilSomebodyWaits } from "@/lib/testing/lock-waits.ts";
import {
  INSTALLATION_ID,
  installationToken,
  integrationJwt,
  loadTestWorld,
  OTHER_INSTALLATION_ID,
  otherIntegrationJwt,
} from "@/lib/testing/world.ts";

const NOW = new Date("2026-11-21T12:00:00Z");

beforeAll(() => loadTestWorld());
beforeEach(() => clock.stop(NOW));
afterEach(() => clock.set(undefined));

const ask = async (body: unknown = {}) =>
  call("POST", `/app/installations/${INSTALLATION_ID}/access_tokens`, { jwt: await integrationJwt(), body });
const read = (token: string, path = "/repos/acme/widgets") => call("GET", path, { token });

test("a token lives an hour and names what it may do", async () => {
  const { status, body } = await ask();
  expect(status).toBe(201);
  expect(body).toMatchObject({
    token: expect.stringMatching(/^ghs_[0-9A-Za-z]{36}$/),
    expires_at: "2026-11-21T13:00:00Z",
    repository_selection: "selected",
    permissions: { issues: "write", metadata: "read" },
  });
  expect(body).not.toHaveProperty("repositories");
});

test("a token ends when its hour is over", async () => {
  const token = await installationToken();
  clock.stop(new Date(NOW.getTime() + 3599_000));
  expect((await read(token)).status).toBe(200);
  clock.stop(new Date(NOW.getTime() + 3600_000));
  expect(await read(token)).toMatchObject({ status: 401, body: { message: "Bad credentials" } });
});

test("a revoked token is refused at once", async () => {
  const token = await installationToken();
  expect((await call("DELETE", "/installation/token", { token })).status).toBe(204);
  expect(await read(token)).toMatchObject({ status: 401, body: { message: "Bad credentials" } });
});

test("a token with a typo is refused", async () => {
  const token = await installationToken();
  expect((await read(`${token.slice(0, -1)}${token.endsWith("0") ? "1" : "0"}`)).status).toBe(401);
});

const askForForm = async (form: string) =>
  call("POST", `/app/installations/${INSTALLATION_ID}/access_tokens`, {
    jwt: await integrationJwt(),
    headers: { "x-github-stateless-s2s-token": form },
  });

test("a token in the long form works on every carrier, and ends like any other", async () => {
  const { status, body } = await askForForm("enabled");
  const { token } = body as { token: string };
  expect([status, token]).toEqual([201, expect.stringMatching(/^ghs_1001_[\w-]+\.[\w-]+\.\w+$/)]);
  const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString("base64")}` });
  const carried = await Promise.all([
    read(token),
    call("GET", "/repos/acme/widgets", { headers: { authorization: `bearer ${token}` } }),
    call("GET", "/repos/acme/widgets", { headers: basic(`x-access-token:${token}`) }),
    call("GET", "/repos/acme/widgets", { headers: basic(`${token}:`) }),
    call("GET", `/repos/acme/widgets?access_token=${token}`),
  ]);
  expect(carried.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
  expect((await call("DELETE", "/installation/token", { token })).status).toBe(204);
  expect(await read(token)).toMatchObject({ status: 401, body: { message: "Bad credentials" } });
});

test("a token has the short form unless the long one is asked for", async () => {
  for (const form of ["disabled", "", "perhaps"])
    expect((await askForForm(form)).body).toMatchObject({ token: expect.stringMatching(/^ghs_[0-9A-Za-z]{36}$/) });
});

test("a token reaches no repository outside the selection", async () => {
  const token = await installationToken();
  const missing = await read(token, "/repos/acme/nothing-here");
  const outside = await read(token, "/repos/acme/gadgets");
  expect(outside.status).toBe(404);
  expect(outside.text).toBe(missing.text);
});

test("a token narrowed to permissions may do those alone, and says so", async () => {
  const { body } = await ask({ permissions: { contents: "read" } });
  expect(body).toMatchObject({ permissions: { contents: "read", metadata: "read" } });
  const { token } = body as { token: string };
  const refused = await call("POST", "/repos/acme/widgets/issues", { token, body: { title: "No" } });
  expect(refused.status).toBe(403);
  expect(refused.body).toMatchObject({ message: "Resource not accessible by integration", status: "403" });
  expect(refused.headers.get("x-accepted-github-permissions")).toBe("issues=write");
});

test.each([
  ["by name", { repositories: ["widgets"] }],
  ["by full name", { repositories: ["acme/widgets"] }],
])("a token narrowed %s names its repositories", async (_, narrowing) => {
  const { body } = await ask(narrowing);
  expect(body).toMatchObject({ repository_selection: "selected", repositories: [{ full_name: "acme/widgets" }] });
});

test("losing a permission reaches tokens that were made before", async () => {
  const token = await installationToken();
  const { permissions } = await db.installation.findUniqueOrThrow({ where: { id: INSTALLATION_ID } });
  await db.installation.update({ where: { id: INSTALLATION_ID }, data: { permissions: { metadata: "read" } } });
  expect((await call("POST", "/repos/acme/widgets/issues", { token, body: { title: "No" } })).status).toBe(403);
  await db.installation.update({ where: { id: INSTALLATION_ID }, data: { permissions: permissions ?? {} } });
});

describe("refused with 422", () => {
  const NOT_GRANTED = "The permissions requested are not granted to this installation.";
  const LEVEL = "The level of access for permissions requested are not granted to this installation.";
  const REPOSITORY =
    "There is at least one repository that does not exist or is not accessible to the parent installation.";
  test.each([
    ["a permission that is not granted", { permissions: { secrets: "read" } }, NOT_GRANTED],
    ["an unknown permission", { permissions: { isues: "read" } }, NOT_GRANTED],
    ["an unknown level", { permissions: { issues: "own" } }, NOT_GRANTED],
    ["more than the granted level", { permissions: { metadata: "write" } }, LEVEL],
    ["a repository outside the selection", { repositories: ["gadgets"] }, REPOSITORY],
    ["a repository that does not exist", { repositories: ["nothing-here"] }, REPOSITORY],
    ["a repository of another account", { repositories: ["mona/dotfiles"] }, REPOSITORY],
    ["the id of a repository that does not exist", { repository_ids: [999_999] }, REPOSITORY],
  ])("%s", async (_, body, message) => {
    expect(await ask(body)).toMatchObject({ status: 422, body: { message, status: "422" } });
  });

  test("more than 500 repositories", async () => {
    const { status } = await ask({ repository_ids: Array.from({ length: 501 }, (_, i) => i + 1) });
    expect(status).toBe(422);
  });
});

test("a body that is no JSON is refused with 400", async () => {
  expect(await ask("{")).toMatchObject({ status: 400, body: { message: "Problems parsing JSON" } });
  expect(await ask("[]")).toMatchObject({ status: 400, body: { message: "Body should be a JSON object" } });
});

test("another integration's installation is not found", async () => {
  const path = `/app/installations/${INSTALLATION_ID}/access_tokens`;
  expect((await call("POST", path, { jwt: await otherIntegrationJwt(), body: {} })).status).toBe(404);
  const foreign = `/app/installations/${OTHER_INSTALLATION_ID}/access_tokens`;
  expect((await call("POST", foreign, { jwt: await integrationJwt(), body: {} })).status).toBe(404);
});

test("a suspended installation gives no token and its tokens are refused until it is lifted", async () => {
  const token = await installationToken();
  const jwt = await integrationJwt();
  const suspension = `/app/installations/${INSTALLATION_ID}/suspended`;
  expect((await call("PUT", suspension, { jwt })).status).toBe(204);
  const suspended = { status: 403, body: { message: "This installation has been suspended" } };
  expect(await ask()).toMatchObject(suspended);
  expect(await read(token)).toMatchObject(suspended);
  expect((await call("DELETE", suspension, { jwt })).status).toBe(204);
  expect((await read(token)).status).toBe(200);
});

test("uninstalling ends every token", async () => {
  const token = await installationToken();
  expect((await call("DELETE", `/app/installations/${INSTALLATION_ID}`, { jwt: await integrationJwt() })).status).toBe(
    204,
  );
  expect(await read(token)).toMatchObject({ status: 401, body: { message: "Bad credentials" } });
});

test("a token asked for while its installation goes is refused like one asked for later", async () => {
  const path = `/app/installations/${OTHER_INSTALLATION_ID}/access_tokens`;
  const jwt = await otherIntegrationJwt();
  let asked: ReturnType<typeof call> | undefined;
  await db.$transaction(async (tx) => {
    await tx.installation.delete({ where: { id: OTHER_INSTALLATION_ID } });
    asked = call("POST", path, { jwt, body: {} });
    await untilSomebodyWaits();
  }, HOLDING);
  expect((await asked)?.status).toBe(404);
});
