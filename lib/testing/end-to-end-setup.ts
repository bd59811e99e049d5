import { createPrivateKey } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { SignJWT } from "jose";
import {
  endToEndWorld,
  OAUTH_APPLICATION,
  SPIRIT_LEVEL,
  SPIRIT_LEVEL_CREDENTIALS,
  STRAIGHTEDGE,
  STRAIGHTEDGE_CREDENTIALS,
  TOKENS,
} from "./end-to-end-world.ts";
import { findLeaks } from "./find-leaks.ts";
import { startServer } from "./server-process.ts";

/** Starts one server for all end-to-end tests, unless BASE_URL names one that runs and that was set up by this. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BASE_URL) return;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-world-"));
  const world = path.join(folder, "world.yaml");
  fs.writeFileSync(world, JSON.stringify(endToEndWorld()));
  const server = await startServer({ env: { WORLD: world } });
  try {
    await letThingsHappen(server.url);
  } catch (error) {
    await server.remove();
    throw error;
  }
  const shownSecrets = path.join(folder, "shown-secrets");
  // The workers read the configuration again, in this environment.
  Object.assign(process.env, {
    BASE_URL: server.url,
    SHOWN_SECRETS: shownSecrets,
    STRAIGHTEDGE_KEY: STRAIGHTEDGE_CREDENTIALS.private_key,
  });
  return async () => {
    const known = [...KNOWN_SECRETS, ...linesOf(shownSecrets)];
    const leaks = await findLeaks({ server, known }).finally(async () => {
      await server.stop();
      await server.remove();
      fs.rmSync(folder, { recursive: true, force: true });
    });
    if (leaks.length > 0) throw new Error(`secrets were written down:\n${leaks.join("\n")}`);
  };
}

const KNOWN_SECRETS = [
  ...Object.values(TOKENS),
  OAUTH_APPLICATION.clientSecret,
  SPIRIT_LEVEL_CREDENTIALS.client_secret,
  STRAIGHTEDGE.clientSecret,
  ...["mona", "hubot", "lisa", "guest"].map((login) => `${login}-password`),
];

/** What journeys were shown once and said so (`rememberSecret`). */
const linesOf = (file: string): string[] =>
  fs.existsSync(file) ? fs.readFileSync(file, "utf8").split("\n").filter(Boolean) : [];

/** What no world file has: events and what they led to, a repository without a commit. */
async function letThingsHappen(url: string): Promise<void> {
  const mona = clientOf(url, TOKENS.mona);
  const hubot = clientOf(url, TOKENS.hubot);
  await hubot("POST", "/repos/acme/widgets/issues", { title: "Something is not even" });
  await hubot("POST", "/repos/platform/forum/issues", { title: "Where does one begin?" });
  const { sha } = await mona("GET", "/repos/acme/widgets/commits/main");
  for (const [context, state] of [
    ["fit", "success"],
    ["finish", "failure"],
  ])
    await mona("POST", `/repos/acme/widgets/statuses/${sha}`, { context, state, description: "As measured" });
  const deployment = { ref: "main", environment: "workshop", required_contexts: [] };
  const { id } = await mona("POST", "/repos/acme/widgets/deployments", deployment);
  await mona("POST", `/repos/acme/widgets/deployments/${id}/statuses`, { state: "in_progress" });
  await mona("POST", "/user/repos", { name: "empty" });
  await check(url, String(sha));
  await propose({ mona, hubot }, String(sha));
  await plan(mona);
  // Nothing listens there: each has a delivery that failed.
  const config = { url: "http://127.0.0.1:9/hook", content_type: "json", secret: "a secret" };
  const hook = { name: "web", config, events: ["issues", "push"] };
  await mona("POST", "/repos/acme/widgets/hooks", hook);
  await mona("POST", "/orgs/acme/hooks", hook);
}

type Client = ReturnType<typeof clientOf>;

/** A pull request of mona's that hubot has reviewed: the only one there is. */
async function propose({ mona, hubot }: { mona: Client; hubot: Client }, from: string): Promise<void> {
  const repository = "/repos/acme/widgets";
  await mona("POST", `${repository}/git/refs`, { ref: "refs/heads/rounder-corners", sha: from });
  const content = Buffer.from("# Corners\n\nAll of them are round.\n").toString("base64");
  const file = { message: "Describe the corners", content, branch: "rounder-corners" };
  const { commit } = await mona("PUT", `${repository}/contents/docs/corners.md`, file);
  const opened = { title: "Rounder corners", body: "Nobody gets **hurt**.", head: "rounder-corners", base: "main" };
  const { number } = await mona("POST", `${repository}/pulls`, opened);
  const { sha } = commit as { sha: string };
  await mona("POST", `${repository}/statuses/${sha}`, { context: "fit", state: "success", description: "As measured" });
  await hubot("POST", `${repository}/pulls/${number}/reviews`, {
    event: "REQUEST_CHANGES",
    body: "One thing is left to do.",
    comments: [{ path: "docs/corners.md", line: 3, body: "How round?" }],
  });
}

/** A milestone of acme/widgets, and releases of acme/catalogue: the first of each. */
async function plan(mona: Client): Promise<void> {
  const milestone = { title: "Flat by spring", description: "Everything **lies flat**.", due_on: "2020-03-01" };
  await mona("POST", "/repos/acme/widgets/milestones", milestone);
  for (const number of [1, 2]) await mona("PATCH", `/repos/acme/widgets/issues/${number}`, { milestone: 1 });
  await mona("POST", "/repos/acme/widgets/milestones", { title: "Later", state: "closed" });
  const body = "## What is new\n\n- Everything has a **price**.";
  await mona("POST", "/repos/acme/catalogue/releases", { tag_name: "v1.0.0", name: "The first catalogue", body });
  await mona("POST", "/repos/acme/catalogue/releases", { tag_name: "v1.1.0", draft: true });
}

/** A check of Spirit Level on a commit of acme/widgets: the first check run there is. */
async function check(url: string, sha: string): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const jwt = await new SignJWT({ iss: SPIRIT_LEVEL.clientId, iat: now - 60, exp: now + 300 })
    .setProtectedHeader({ alg: "RS256" })
    .sign(createPrivateKey(SPIRIT_LEVEL_CREDENTIALS.private_key));
  const mint = await clientOf(url, jwt)("POST", `/app/installations/${SPIRIT_LEVEL.onAcme}/access_tokens`);
  const annotation = { path: "README.md", start_line: 1, end_line: 2, annotation_level: "warning", message: "Slopes" };
  await clientOf(url, String(mint.token))("POST", "/repos/acme/widgets/check-runs", {
    name: "evenness",
    head_sha: sha,
    conclusion: "action_required",
    details_url: "https://level.example.test/runs/1",
    output: { title: "One line slopes", summary: "Seen with the **naked** eye.", annotations: [annotation] },
    actions: [{ label: "Even it out", description: "Moves the line", identifier: "even" }],
  });
}

function clientOf(url: string, token: string) {
  return async (method: string, route: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/api/v3${route}`, {
      method,
      headers: { authorization: `bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
}
