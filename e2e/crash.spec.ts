import { randomInt } from "node:crypto";
import fs from "node:fs";
import { verify } from "@octokit/webhooks-methods";
import { expect, test } from "@playwright/test";
import { type ReceivedRequest, type Receiver, startReceiver } from "../lib/testing/receiver.ts";
import { failedStart, type ServerProcess, startServer } from "../lib/testing/server-process.ts";
import { installationToken, MONA_TOKEN, WEBHOOK_SECRET, writeWorld } from "./support/world.ts";

/**
 * Writers write while the server, its database or both are killed with SIGKILL at random moments. Whatever was
 * acknowledged has to be there afterwards, and each thing that happened has to be told.
 */

const WRITERS = 6;
const WAIT_MS = 240_000;
/** Longer than the lock on a delivery whose sender died. */
const LATER_MS = 60_000;
const KILLS = ["server", "database", "server and database"] as const;

type Issue = { number: number; title: string };

test("kill -9 loses nothing that was acknowledged, and everything is told", async ({ browserName: _ }, testInfo) => {
  const receiver = await startReceiver();
  const world = writeWorld(testInfo.outputPath("world.yaml"), { hookUrl: receiver.url });
  let server = await startServer({ env: { WORLD: world.file } });
  const { url, dataDir } = server;
  const { port } = new URL(url);
  try {
    const writing = startWriting(url, [MONA_TOKEN, await installationToken(url, world.privateKey)]);
    for (const kill of KILLS) {
      await writing.untilMoreAcknowledged(randomInt(5, 40));
      if (kill === "database") {
        server.killDatabase();
        continue;
      }
      await server.kill9();
      if (kill === "server and database") server.killDatabase();
      const startedAt = performance.now();
      server = await startServer({ env: { PORT: port, DATA_DIR: dataDir, WORLD: world.file } });
      console.log(`ready ${((performance.now() - startedAt) / 1000).toFixed(1)} s after the end of the ${kill}`);
    }
    await writing.untilMoreAcknowledged(randomInt(5, 40));
    const acknowledged = await writing.stop();

    const issues = await allIssues(url);
    const titles = new Map(issues.map(({ number, title }) => [number, title]));
    for (const { number, title } of acknowledged) expect(titles.get(number), `issue ${number}`).toBe(title);
    expect(new Set(titles.values()).size, "nothing was written twice").toBe(issues.length);

    await setClock(url, new Date(Date.now() + LATER_MS)); // what a dead sender still holds may be sent again now
    await everythingTold(receiver, issues);
    expect(await server.stop()).toBe(0);
    console.log(`${acknowledged.length} acknowledged, ${issues.length} kept, ${receiver.requests.length} told`);
  } finally {
    await remove(server, dataDir);
    await receiver.close();
  }
});

test("a first start that is killed while it fills the database is begun anew", async ({ browserName: _ }, testInfo) => {
  const env = { DATA_DIR: testInfo.outputPath("data"), WORLD: writeWorld(testInfo.outputPath("world.yaml")).file };
  await failedStart({
    env: { ...env, LOG_LEVEL: "debug" },
    interrupt: { at: /start: connections/, signal: "SIGKILL" },
  });
  const server = await startServer({ env });
  try {
    const readme = await fetch(`${server.url}/api/v3/repos/acme/open/readme`);
    expect(readme.status).toBe(200);
    expect(await server.stop()).toBe(0);
  } finally {
    await remove(server, env.DATA_DIR);
  }
});

/** Several clients that open issues one after another, each with a title of its own, until they are stopped. */
function startWriting(url: string, tokens: readonly string[]) {
  const acknowledged: Issue[] = [];
  const waiting = new Set<() => void>();
  let stopped = false;

  async function write(writer: number): Promise<void> {
    const token = tokens[writer % tokens.length] as string;
    for (let nth = 1; !stopped; nth += 1) {
      const answer = await openIssue(url, { token, title: `Writer ${writer}, issue ${nth}` });
      if (answer === null) await untilHealthy(url);
      else acknowledged.push(answer);
      for (const look of waiting) look();
    }
  }
  const writers = Promise.all(Array.from({ length: WRITERS }, (_, index) => write(index + 1)));
  return {
    /** Rejects when a writer was refused. */
    untilMoreAcknowledged: (count: number): Promise<unknown> => {
      const wanted = acknowledged.length + count;
      const reached = new Promise<void>((resolve) => {
        const look = () => {
          if (acknowledged.length >= wanted) resolve(void waiting.delete(look));
        };
        waiting.add(look);
      });
      return Promise.race([reached, writers]);
    },
    stop: async (): Promise<readonly Issue[]> => {
      stopped = true;
      await writers;
      return acknowledged;
    },
  };
}

/** The issue, or null when the server or its database was away: then nobody knows whether it was written. */
async function openIssue(url: string, { token, title }: { token: string; title: string }): Promise<Issue | null> {
  const answer = await fetch(`${url}/api/v3/repos/acme/widgets/issues`, {
    method: "POST",
    headers: { authorization: `token ${token}` },
    body: JSON.stringify({ title }),
  })
    .then(async (response) => ({ status: response.status, body: (await response.json()) as Issue }))
    .catch(() => null);
  if (answer === null || answer.status >= 500) return null;
  expect(answer, title).toMatchObject({ status: 201, body: { title } });
  return answer.body;
}

async function untilHealthy(url: string): Promise<void> {
  const health = () =>
    fetch(`${url}/healthz`).then(
      ({ status }) => status,
      () => null,
    );
  await expect.poll(health, { timeout: WAIT_MS }).toBe(200);
}

async function allIssues(url: string): Promise<Issue[]> {
  const found: Issue[] = [];
  for (let page = 1; ; page += 1) {
    const query = new URLSearchParams({ state: "all", per_page: "100", page: String(page) });
    const response = await fetch(`${url}/api/v3/repos/acme/widgets/issues?${query}`, {
      headers: { authorization: `token ${MONA_TOKEN}` },
    });
    const issues = (await response.json()) as Issue[];
    if (issues.length === 0) return found;
    found.push(...issues);
  }
}

async function setClock(url: string, now: Date): Promise<void> {
  const response = await fetch(`${url}/_test/clock`, { method: "PUT", body: JSON.stringify({ now }) });
  expect(response.status).toBe(200);
}

/** Every issue that is there was told of: under one GUID each, with the same signed bytes whenever it came again. */
async function everythingTold(receiver: Receiver, issues: readonly Issue[]): Promise<void> {
  const expected = issues.map(({ number }) => number).sort((a, b) => a - b);
  const told = () => [...guidsByIssue(receiver.requests).keys()].sort((a, b) => a - b);
  await expect.poll(told, { timeout: WAIT_MS, message: "the issues that were told of" }).toEqual(expected);

  for (const [number, guids] of guidsByIssue(receiver.requests)) expect(guids.size, `issue ${number}`).toBe(1);
  const firsts = new Map<string, ReceivedRequest>();
  for (const request of receiver.requests) {
    const guid = guidOf(request);
    const signature = String(request.headers["x-hub-signature-256"]);
    expect(await verify(WEBHOOK_SECRET, request.body.toString(), signature), guid).toBe(true);
    const first = firsts.get(guid) ?? request;
    expect(request.body.equals(first.body), `${guid}: the same bytes`).toBe(true);
    expect(request.headers["x-github-event"], guid).toBe(first.headers["x-github-event"]);
    firsts.set(guid, first);
  }
}

const guidOf = ({ headers }: ReceivedRequest): string => String(headers["x-github-delivery"]);

function guidsByIssue(requests: readonly ReceivedRequest[]): Map<number, Set<string>> {
  const guids = new Map<number, Set<string>>();
  for (const request of requests) {
    const { action, issue } = JSON.parse(request.body.toString()) as { action: string; issue?: Issue };
    if (action !== "opened" || !issue) continue;
    guids.set(issue.number, (guids.get(issue.number) ?? new Set()).add(guidOf(request)));
  }
  return guids;
}

/** The folder is no longer, or never was, the server's own. */
async function remove(server: ServerProcess, dataDir: string): Promise<void> {
  await server.remove();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
