import { generateKeyPairSync } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyPassword } from "@/lib/accounts/password.ts";
import { authenticateClient } from "@/lib/authentication/client-secret.ts";
import { readBlob } from "@/lib/host/git/read-blob.ts";
import { getCommit } from "@/lib/host/git/read-commits.ts";
import { db } from "@/lib/platform/db.ts";
import { call, signJwt } from "@/lib/testing/api-client.ts";
import { removeWorld, repositoryDirectories, repositoryIdOf } from "@/lib/testing/loaded-world.ts";
import { loadWorldIfEmpty } from "./load.ts";

/** The example of the world file's contract, with the two people whom it names and leaves to the reader. */
const EXAMPLE = `
users:
  - login: mona
    name: Mona Lisa
    email: mona@example.test
    password: mona-password
    site_admin: true
    agreement: true
    tokens:
      - { token: ghp_monaMonaMonaMonaMonaMonaMonaMona0001, scopes: [repo, "admin:org", user], note: bench }
  - { login: hubot, agreement: false }
  - { login: lisa }

organizations:
  - login: acme
    name: Acme Inc
    members: { mona: admin, hubot: member }
    teams:
      - { name: Core, members: [hubot], repositories: { widgets: push } }

repositories:
  - name: acme/widgets
    private: true
    description: Widgets
    collaborators: { lisa: push }
    files: { README.md: "# Widgets\\n" }
    labels: [ { name: bug, color: d73a4a } ]
    issues: [ { title: It broke, body: Badly, author: hubot, labels: [bug] } ]

oauth_apps:
  - name: Dashboard
    owner: mona
    client_id: 0123456789abcdef0123
    client_secret: 0123456789abcdef0123456789abcdef01234567
    callback_urls: [http://localhost:9999/callback]

integrations:
  - name: CI Bot
    id: 1001
    owner: acme
    url: https://ci.example.test
    client_id: Iv1.0123456789abcdef
    client_secret: fedcba9876543210fedcba9876543210fedcba98
    private_key: ci-bot.pem
    webhook: { url: "http://127.0.0.1:9876/hook", secret: s3cret, active: true }
    callback_urls: [http://localhost:9999/callback]
    setup_url: http://localhost:9999/setup
    permissions: { issues: write, contents: read, deployments: write }
    events: [issues, push]
    public: true
    device_flow: true
    installations:
      - { id: 5001, account: acme, repositories: [widgets] }
`;
const MONA = "ghp_monaMonaMonaMonaMonaMonaMonaMona0001";
const RSA = { modulusLength: 2048 } as const;
const privateKey = generateKeyPairSync("rsa", RSA).privateKey.export({ type: "pkcs1", format: "pem" }).toString();

let directory: string;
beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-world-"));
});
afterEach(async () => {
  fs.rmSync(directory, { recursive: true, force: true });
  await removeWorld();
});

function worldFile(text: string): { path: string } {
  fs.writeFileSync(path.join(directory, "ci-bot.pem"), privateKey);
  fs.writeFileSync(path.join(directory, "world.yaml"), text);
  return { path: path.join(directory, "world.yaml") };
}

test("loads, and its people, repositories and integration behave as written", async () => {
  const loaded = await loadWorldIfEmpty({ world: worldFile(EXAMPLE), mode: "test" });
  expect(loaded).toEqual({ loaded: true, signIn: [] });

  const repository = await call("GET", "/repos/acme/widgets", { token: MONA });
  expect(repository.body).toMatchObject({ private: true, description: "Widgets", default_branch: "main" });
  const issues = await call("GET", "/repos/acme/widgets/issues", { token: MONA });
  expect(issues.body).toMatchObject([
    {
      number: 1,
      title: "It broke",
      body: "Badly",
      user: { login: "hubot" },
      labels: [{ name: "bug", color: "d73a4a" }],
    },
  ]);

  const jwt = await signJwt({ privateKey, iss: 1001 });
  const app = await call("GET", "/app", { jwt });
  expect(app.body).toMatchObject({ id: 1001, slug: "ci-bot", owner: { login: "acme" }, events: ["issues", "push"] });
  const token = await call("POST", "/app/installations/5001/access_tokens", { jwt });
  expect(token.status).toBe(201);
  const comment = await call("POST", "/repos/acme/widgets/issues/1/comments", {
    token: (token.body as { token: string }).token,
    body: { body: "On it." },
  });
  expect(comment.status).toBe(201);
  expect(comment.body).toMatchObject({ user: { login: "ci-bot[bot]", type: "Bot" } });
});

test("gives passwords, signatures, secrets and the team's reach as written", async () => {
  await loadWorldIfEmpty({ world: worldFile(EXAMPLE), mode: "test" });
  const people = await db.account.findMany({
    where: { type: "USER" },
    include: { password: true, agreements: true, emails: true },
    orderBy: { id: "asc" },
  });
  expect(people.map(({ login, siteAdmin, agreements }) => [login, siteAdmin, agreements.length])).toEqual([
    ["mona", true, 1],
    ["hubot", false, 0],
    ["lisa", false, 1],
  ]);
  for (const { login, password } of people)
    expect(await verifyPassword(password?.hash ?? null, `${login}-password`)).toBe(true);
  expect(people[1]?.emails).toMatchObject([{ address: "hubot@example.test", primary: true }]);
  const client = await authenticateClient("Iv1.0123456789abcdef", "fedcba9876543210fedcba9876543210fedcba98");
  expect(client).toMatchObject({ integrationId: 1001 });
  const application = await authenticateClient("0123456789abcdef0123", "0123456789abcdef0123456789abcdef01234567");
  expect(application).toMatchObject({ kind: "client", clientId: "0123456789abcdef0123" });
  const team = await db.team.findFirstOrThrow({ include: { members: true, repositories: true } });
  expect(team).toMatchObject({
    slug: "core",
    members: [{ userId: people[1]?.id }],
    repositories: [{ role: "push" }],
  });
  expect(await db.collaborator.findMany()).toMatchObject([{ userId: people[2]?.id, role: "push" }]);
});

test("has its files in one commit by the organization's first administrator", async () => {
  await loadWorldIfEmpty({ world: worldFile(EXAMPLE), mode: "test" });
  const id = await repositoryIdOf("widgets");
  const { content } = await readBlob(id, { ref: "main", path: "README.md", maxBytes: 100 });
  expect(content.toString()).toBe("# Widgets\n");
  const commit = await getCommit(id, "main");
  expect(commit).toMatchObject({ parents: [], message: "Initial commit\n", author: { name: "Mona Lisa" } });
});

test("tells nobody: a world has no history of events or deliveries", async () => {
  await loadWorldIfEmpty({ world: worldFile(EXAMPLE), mode: "test" });
  expect(await db.event.count()).toBe(0);
  expect(await db.auditEntry.count()).toBe(0);
});

test("is left as it is by a second start, which does not even read the file", async () => {
  const file = worldFile(EXAMPLE);
  await loadWorldIfEmpty({ world: file, mode: "test" });
  fs.writeFileSync(file.path, "users: [{ login: somebody-else }]\n");
  fs.rmSync(path.join(directory, "ci-bot.pem"));
  expect(await loadWorldIfEmpty({ world: file, mode: "test" })).toEqual({ loaded: false, signIn: [] });
  expect(await db.account.count({ where: { login: "somebody-else" } })).toBe(0);
  expect(await db.repository.count()).toBe(1);
});

test("is loaded once by two processes that start together", async () => {
  const start = () => loadWorldIfEmpty({ world: worldFile(EXAMPLE), mode: "test" });
  const both = await Promise.all([start(), start()]);
  expect(both.map(({ loaded }) => loaded).toSorted()).toEqual([false, true]);
  expect(await db.repository.count()).toBe(1);
  expect(repositoryDirectories()).toEqual([`${await repositoryIdOf("widgets")}.git`]);
});

test("is refused in production, for its fixed credentials, and nothing is written", async () => {
  const start = loadWorldIfEmpty({ world: worldFile(EXAMPLE), mode: "production" });
  await expect(start).rejects.toThrow(/users\[0\]\.password: .*MODE=production[\s\S]*client_secret: /);
  expect(await db.account.count()).toBe(0);
});
test("leaves nothing when there is a mistake in the file", async () => {
  const text = EXAMPLE.replace("issues: write", "isues: write");
  await expect(loadWorldIfEmpty({ world: worldFile(text), mode: "test" })).rejects.toThrow(
    'integrations[0].permissions.isues: unknown permission, did you mean "issues"?',
  );
  expect(await db.account.count()).toBe(0);
  expect(repositoryDirectories()).toEqual([]);
});
