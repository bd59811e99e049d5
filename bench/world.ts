/**
 * How long worlds take to load: `npx tsx bench/world.ts`. Prints milliseconds for the demo world and for a large one,
 * each into a new database with its own folder; checking included, starting PostgreSQL not.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { WorldInput } from "@/lib/world/schema.ts";

const REPOSITORIES = 200;
const ISSUES_PER_REPOSITORY = 25;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-bench-"));
fs.chmodSync(folder, 0o755); // mkdtemp makes 0700; PostgreSQL may run as another user
const { startEmbeddedPostgres } = await import("@/lib/platform/embedded-postgres.ts");
const server = await startEmbeddedPostgres(folder);
Object.assign(process.env, { MODE: "test", DATA_DIR: folder, DATABASE_URL: server.url, LOG_LEVEL: "warn" });
try {
  const { migrate } = await import("@/lib/platform/migrate.ts");
  await migrate(server.url);
  const { db, pool } = await import("@/lib/platform/db.ts");
  const { demoWorld } = await import("@/lib/world/demo.ts");
  const { loadWorldData } = await import("@/lib/world/load.ts");
  for (const [name, world] of Object.entries({ demo: demoWorld, large: largeWorld() })) {
    const started = performance.now();
    await loadWorldData(world);
    console.log(`${name}: ${Math.round(performance.now() - started)} ms (${await counted()})`);
    await pool.query('TRUNCATE "Account" RESTART IDENTITY CASCADE');
  }
  await db.$disconnect();
  await pool.end();

  async function counted(): Promise<string> {
    return `${await db.repository.count()} repositories, ${await db.issue.count()} issues`;
  }
} finally {
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}

function largeWorld(): WorldInput {
  const issue = (number: number) => ({
    title: `Issue ${number}`,
    body: "It happens **every time**.\n",
    labels: ["bug"],
    assignees: ["mona"],
    comments: [{ author: "hubot", body: "I see it as well." }],
  });
  return {
    users: [{ login: "mona" }, { login: "hubot" }],
    organizations: [{ login: "acme", members: { mona: "admin", hubot: "member" } }],
    repositories: Array.from({ length: REPOSITORIES }, (_, index) => ({
      name: `acme/widgets-${index}`,
      private: index % 2 === 0,
      files: { "README.md": `# Widgets ${index}\n`, "src/index.ts": `export const widget = ${index};\n` },
      labels: [{ name: "bug", color: "d73a4a" }],
      issues: Array.from({ length: ISSUES_PER_REPOSITORY }, (_, number) => issue(number)),
    })),
    integrations: [
      {
        name: "CI Bot",
        owner: "acme",
        permissions: { issues: "write" },
        installations: [{ account: "acme", repositories: "all" }],
      },
    ],
  };
}
