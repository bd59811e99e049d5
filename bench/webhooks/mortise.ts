/** Mortise as `npm start` runs it, on a database that the bench can fill. */
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "@/lib/platform/embedded-postgres.ts";
import { startServer } from "@/lib/testing/server-process.ts";
import type { Peer } from "./drive.ts";

const TOKEN = "ghp_monaMonaMonaMonaMonaMonaMonaMona0001";

export async function startMortise(folder: string, hookUrl: string) {
  const database = await startEmbeddedPostgres(folder);
  const world = path.join(folder, "world.yaml");
  fs.writeFileSync(world, JSON.stringify(worldOf(hookUrl)));
  const env = { DATA_DIR: folder, DATABASE_URL: database.url, WORLD: world, LOG_LEVEL: "warn" };
  const server = await startServer({ env });
  const client = new pg.Client(database.url);
  await client.connect();
  const peer: Peer = { api: `${server.url}/api/v3`, token: TOKEN, repository: "octocat/hello" };
  const run = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows;

  /** Rows like the newest one of a hook, waiting or sent long ago. */
  async function copies(hookId: number, count: number, state: "waiting" | "sent"): Promise<void> {
    const sent = state === "sent";
    await run(
      `INSERT INTO "Delivery" (guid, "hookId", "eventId", "installationId", "repositoryId", event, action, body, ending, "createdAt",
         "deliveredAt", "statusCode", outcome, "requestHeaders", "responseHeaders", "responseBody", "durationMs", url)
       SELECT gen_random_uuid(), $1, d."eventId", d."installationId", d."repositoryId", d.event, d.action, d.body, d.ending, now(),
         ${sent ? `now(), 200, 'response', d."requestHeaders", d."responseHeaders", d."responseBody", 3, d.url` : "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"}
       FROM (SELECT * FROM "Delivery" WHERE event = 'issues' AND "deliveredAt" IS NOT NULL ORDER BY id DESC LIMIT 1) d,
         generate_series(1, $2::int)`,
      [hookId, count],
    );
  }

  /** A webhook of the repository at an address that takes connections and never answers. */
  async function addHook(url: string): Promise<number> {
    const answer = await fetch(`${peer.api}/repos/${peer.repository}/hooks`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json", "user-agent": "bench" },
      body: JSON.stringify({ name: "web", active: true, events: ["star"], config: { url, content_type: "json" } }),
    });
    if (answer.status !== 201) throw new Error(`a webhook was refused: ${await answer.text()}`);
    return ((await answer.json()) as { id: number }).id;
  }

  return {
    peer,
    copies,
    addHook,
    run,
    stop: async () => {
      await client.end();
      await server.stop();
      await database.stop();
    },
  };
}

const worldOf = (hookUrl: string) => ({
  users: [{ login: "octocat", tokens: [{ token: TOKEN, scopes: ["repo", "admin:repo_hook"] }] }],
  repositories: [{ name: "octocat/hello" }],
  integrations: [
    {
      name: "CI Bot",
      owner: "octocat",
      webhook: { url: hookUrl, secret: "s3cret", active: true },
      permissions: { issues: "write" },
      events: ["issues"],
      installations: [{ account: "octocat", repositories: "all" }],
    },
  ],
});
