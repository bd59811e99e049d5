import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { startEmbeddedPostgres } from "../lib/platform/embedded-postgres.ts";
import { databaseUrl } from "../lib/testing/database-url.ts";
import { failedStart, type ServerProcess, startServer } from "../lib/testing/server-process.ts";
import { installationOctokit, installationToken, integrationJwt, MONA_TOKEN, writeWorld } from "./support/world.ts";

/** What only the process can show: how it starts and refuses to, who is answered where, how it ends. */

/** Ten seconds are promised on a machine that does nothing else; less in any case than who listens asks to wait. */
const STOP_LIMIT_MS = 20_000;
const STACK_FRAME = /^\s+at .+:\d+:\d+/m;

test.describe("a running server", () => {
  test.describe.configure({ mode: "default" });
  let server: ServerProcess;
  let world: ReturnType<typeof writeWorld>;

  test.beforeAll(async ({ browserName: _ }, testInfo) => {
    world = writeWorld(testInfo.outputPath("world.yaml"));
    server = await startServer({ env: { WORLD: world.file } });
  });
  test.afterAll(() => server?.remove());

  test("says that it is ready on one line, and so does /healthz", async () => {
    expect(server.output().split("\n")).toContain(`Mortise is ready on ${server.url}`);
    const health = await fetch(`${server.url}/healthz`);
    expect(health.status).toBe(200);
    expect(health.headers.get("content-type")).toBe("application/json");
    expect(await health.json()).toEqual({ status: "ready" });
  });

  test("warns of nothing where there is no page", async () => {
    for (const path of ["/no-such-page", "/no/such/page/at/all"])
      expect((await fetch(server.url + path)).status).toBe(404);
    expect(server.output()).not.toContain("Warning");
  });

  test("answers on both loopback addresses", async () => {
    for (const host of loopbackAddresses())
      expect((await ask(server, { host, path: "/healthz" })).status, host).toBe(200);
  });

  test("answers the REST API on the host api.localhost too", async () => {
    const { port } = new URL(server.url);
    const answer = await ask(server, {
      path: "/user",
      headers: { host: `api.localhost:${port}`, authorization: `token ${MONA_TOKEN}` },
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ login: "mona" });
  });

  test("an unknown path of the API is 404 in JSON", async () => {
    const { port } = new URL(server.url);
    const apiHost = { host: `api.localhost:${port}` };
    for (const [path, headers] of [
      ["/api/v3/no/such/thing", {}],
      ["/no/such/thing", apiHost],
    ] as const) {
      const answer = await ask(server, { path, headers });
      expect(answer.status, path).toBe(404);
      expect(answer.headers["content-type"], path).toContain("application/json");
      expect(JSON.parse(answer.body), path).toMatchObject({ message: "Not Found" });
    }
  });

  test("the tokens and keys of the world file work", async () => {
    const user = await fetch(`${server.url}/api/v3/user`, { headers: { authorization: `token ${MONA_TOKEN}` } });
    expect(await user.json()).toMatchObject({ login: "mona" });
    const octokit = await installationOctokit(server.url, world.privateKey);
    const { data } = await octokit.request("GET /installation/repositories");
    expect(data.repositories.map(({ full_name }) => full_name)).toEqual(["acme/widgets"]);
  });

  test("a second server on the same port ends and names PORT", async () => {
    const { port } = new URL(server.url);
    const { exitCode, output } = await failedStart({ env: { PORT: port } });
    expect(exitCode).toBe(1);
    expect(output).toContain(`PORT: ${port} on localhost is taken`);
    expect(output).not.toMatch(STACK_FRAME);
  });

  test("a database that is killed under it is started again", async () => {
    server.killDatabase();
    await expect.poll(() => statusOf(`${server.url}/api/v3/repos/acme/open`), { message: "answers again" }).toBe(200);
    await expect.poll(() => statusOf(`${server.url}/healthz`)).toBe(200);
    const issue = await fetch(`${server.url}/api/v3/repos/acme/widgets/issues`, {
      method: "POST",
      headers: { authorization: `token ${MONA_TOKEN}` },
      body: JSON.stringify({ title: "After the database came back" }),
    });
    expect(issue.status).toBe(201);
  });

  test("SIGTERM ends it within 10 s with exit code 0, says nothing of it, and lets who listens go", async () => {
    const jwt = await integrationJwt(world.privateKey);
    const headers = { authorization: `Bearer ${jwt}`, "content-type": "application/json" };
    const listening = fetch(`${server.url}/api/v3/app/hook/listener`, {
      method: "POST",
      headers,
      body: JSON.stringify({ wait: 25 }),
    });
    const token = await installationToken(server.url, world.privateKey);
    const refused = { method: "PUT", headers: { authorization: `token ${token}` } };
    await fetch(`${server.url}/api/v3/repos/acme/widgets/collaborators/mona`, refused); // is written a moment later
    const saidBefore = server.output();
    await expectEnd(server, "SIGTERM");
    expect((await listening).status).toBe(200);
    expect(server.output()).toBe(saidBefore);
  });
});

test("the demo world says how to sign in, and SIGINT ends it within 10 s with exit code 0", async () => {
  const server = await startServer({ env: { MODE: undefined } });
  try {
    await expect
      .poll(() => server.output().split("\n"))
      .toEqual(
        expect.arrayContaining([
          "Sign in as mona with the password mona-password",
          "Sign in as hubot with the password hubot-password",
        ]),
      );
    await expectEnd(server, "SIGINT");
  } finally {
    await server.remove();
  }
});

test("a start that is interrupted ends with exit code 0", async () => {
  const { exitCode, output } = await failedStart({
    env: { LOG_LEVEL: "debug" },
    interrupt: { at: /start: migrations/, signal: "SIGTERM" },
  });
  expect(exitCode).toBe(0);
  expect(output).not.toContain("is ready");
});

test("in production it runs on another PostgreSQL, and shows nothing that is for testing", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-postgres-"));
  fs.chmodSync(folder, 0o755); // mkdtemp makes 0700; PostgreSQL may run as another user
  const postgres = await startEmbeddedPostgres(folder, ["-c", "fsync=off"]);
  const server = await startServer({
    env: {
      MODE: "production",
      SECRET_KEY: "a secret key that is only for tests",
      DATABASE_URL: databaseUrl(postgres.url, "template1"),
    },
  }).catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  try {
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: "ready" });
    expect(fs.existsSync(path.join(server.dataDir, "postgres"))).toBe(false);
    for (const hidden of ["/_ui", "/_mail", "/_test/clock"])
      expect(await statusOf(server.url + hidden), hidden).toBe(404);
    expect(await statusOf(`${server.url}/login`)).toBe(200);
    expect(await statusOf(`${server.url}/api/v3/users/mona`)).toBe(404);
    expect(await server.stop()).toBe(0);
  } finally {
    await server.remove();
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

test.describe("a start that is refused names every mistake and ends with exit code 1:", () => {
  test("an unknown WORLD", async () => {
    await expectRefusal({ WORLD: "dmeo" }, [/^WORLD: there is no readable file at .+dmeo; use demo, none or/]);
  });

  test("several mistakes in the environment at once", async () => {
    await expectRefusal(
      { MODE: "prod", PORT: "70000", PUBLIC_URL: "localhost", OIDC_ISSUER: "https://sign-in.example" },
      [
        /^MODE: "prod" is not known; use local, test or production$/,
        /^PORT: "70000" is not a port; use a whole number from 1 to 65535$/,
        /^PUBLIC_URL: "localhost" is not an origin; /,
        /^OIDC_CLIENT_ID: missing beside OIDC_ISSUER/,
        /^OIDC_CLIENT_SECRET: missing beside OIDC_ISSUER/,
      ],
    );
  });

  test("MODE=production without a SECRET_KEY", async () => {
    await expectRefusal({ MODE: "production" }, [/^SECRET_KEY: required with MODE=production; /]);
  });

  test("a database that cannot be reached", async () => {
    await expectRefusal({ DATABASE_URL: "postgresql://nobody:hush@127.0.0.1:1/nothing" }, [/^DATABASE_URL: /]);
  });

  test("mistakes in the world file", async ({ browserName: _ }, testInfo) => {
    const file = testInfo.outputPath("world.yaml");
    fs.writeFileSync(
      file,
      `
users:
  - login: mona
    pasword: mona-password
organizations:
  - { login: acme, members: { mnoa: admin } }
integrations:
  - name: CI Bot
    owner: acme
    permissions: { isues: write, contents: admin }
`,
    );
    await expectRefusal({ WORLD: file }, [
      /^users\[0\]\.pasword: unknown key, did you mean "password"\?$/,
      /^organizations\[0\]\.members\.mnoa: .+did you mean "mona"\?$/,
      /^integrations\[0\]\.permissions\.isues: unknown permission, did you mean "issues"\?$/,
      /^integrations\[0\]\.permissions\.contents: /,
    ]);
  });

  test("a world file that is no YAML", async ({ browserName: _ }, testInfo) => {
    const file = testInfo.outputPath("world.yaml");
    fs.writeFileSync(file, "users: [\n  { login: mona\n");
    await expectRefusal({ WORLD: file }, [/^the world file: /]);
  });
});

/** One line for each mistake, in this order, with nothing between them and no stack. */
async function expectRefusal(env: Record<string, string>, mistakes: readonly RegExp[]): Promise<void> {
  const { exitCode, output } = await failedStart({ env });
  expect(exitCode).toBe(1);
  const lines = output.split("\n").filter((line) => line !== "" && !isProgress(line));
  expect(lines).toEqual(mistakes.map((mistake) => expect.stringMatching(mistake)));
}

/** `[0.3 s] starting` */
const isProgress = (line: string): boolean => /^\[\d+\.\d s\] /.test(line);

async function expectEnd(server: ServerProcess, signal: NodeJS.Signals): Promise<void> {
  const startedAt = performance.now();
  expect(await server.stop(signal)).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(STOP_LIMIT_MS);
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow("fetch failed");
}

function loopbackAddresses(): string[] {
  const own = Object.values(os.networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return own.some(({ address }) => address === "::1") ? ["127.0.0.1", "::1"] : ["127.0.0.1"];
}

/** The status, or null while nobody answers. */
async function statusOf(url: string): Promise<number | null> {
  return fetch(url).then(
    (response) => response.status,
    () => null,
  );
}

type Asked = { host?: string; path: string; headers?: http.OutgoingHttpHeaders };
type Answer = { status: number | undefined; headers: http.IncomingHttpHeaders; body: string };

/** `fetch` would choose the address and the Host header by itself. The API wants to know who asks. */
function ask({ url }: ServerProcess, { host = "127.0.0.1", path, headers = {} }: Asked): Promise<Answer> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.get({ host, port, path, headers: { "user-agent": "e2e", ...headers } }, async (response) => {
      let body = "";
      for await (const chunk of response.setEncoding("utf8")) body += chunk;
      resolve({ status: response.statusCode, headers: response.headers, body });
    });
    request.once("error", reject);
  });
}
