/**
 * Deliveries per second and the delay from an event's commit to its receipt: `npm run bench -- webhooks`. First with an
 * empty log, then beside a receiver that is dead with 10,000 waiting for it, then with a million rows in the log.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const EVENTS = 1_000;
const WRITERS = 10;
const QUEUE_OF_THE_DEAD = 10_000;
const ROWS_IN_THE_LOG = Number(process.env.BENCH_ROWS ?? 1_000_000);
const WAIT_MS = 60_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-bench-"));
fs.chmodSync(folder, 0o755); // mkdtemp makes 0700; PostgreSQL may run as another user
const { startEmbeddedPostgres } = await import("@/lib/platform/embedded-postgres.ts");
const server = await startEmbeddedPostgres(folder);
Object.assign(process.env, { MODE: "test", DATA_DIR: folder, DATABASE_URL: server.url, LOG_LEVEL: "warn" });
try {
  const { migrate } = await import("@/lib/platform/migrate.ts");
  await migrate(server.url);
  const { db, pool } = await import("@/lib/platform/db.ts");
  const { startReceiver } = await import("@/lib/testing/receiver.ts");
  const { makeWebhookScene, recordIssueOpened } = await import("@/lib/testing/webhook-scene.ts");
  const { startDeliveries } = await import("@/lib/webhooks/worker.ts");
  const [healthy, dead] = [await startReceiver(), await startReceiver({ respond: () => new Promise<never>(() => {}) })];
  const scene = await makeWebhookScene({ url: healthy.url });
  const deadScene = await makeWebhookScene({ suffix: "-dead", url: dead.url });
  const worker = await startDeliveries({ drainMs: 10 });

  await measure("warm-up");
  await measure("empty log");
  await recordIssueOpened(deadScene);
  await dead.waitForCount(1, WAIT_MS);
  await copies(deadScene.hookId, QUEUE_OF_THE_DEAD, "NULL");
  await measure(`${QUEUE_OF_THE_DEAD} waiting for a dead receiver`);
  await copies(scene.hookId, ROWS_IN_THE_LOG, "now()");
  await pool.query('VACUUM ANALYZE "Delivery"');
  await measure(`${ROWS_IN_THE_LOG} rows in the log`);

  await worker.stop();
  await Promise.all([healthy.close(), dead.close()]);
  await db.$disconnect();
  await pool.end();

  /** Rows like the hook's first one, waiting or delivered. */
  async function copies(hookId: number, count: number, deliveredAt: "NULL" | "now()"): Promise<void> {
    await pool.query(
      `INSERT INTO "Delivery" (guid, "hookId", "eventId", event, action, body, "createdAt", "deliveredAt", "statusCode", outcome)
       SELECT gen_random_uuid(), d."hookId", d."eventId", d.event, d.action, d.body, now(), ${deliveredAt},
         CASE WHEN ${deliveredAt}::timestamptz IS NOT NULL THEN 200 END,
         CASE WHEN ${deliveredAt}::timestamptz IS NOT NULL THEN 'response' END
       FROM (SELECT * FROM "Delivery" WHERE "hookId" = $1 ORDER BY id LIMIT 1) d, generate_series(1, $2)`,
      [hookId, count],
    );
  }

  async function measure(what: string): Promise<void> {
    const sentAt = new Map<string, number>();
    const before = healthy.requests.length;
    const startedAt = performance.now();
    let next = 0;
    await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        while (next < EVENTS) {
          const title = `${what} ${next++}`;
          await recordIssueOpened(scene, { title });
          sentAt.set(title, performance.now());
        }
      }),
    );
    await healthy.waitForCount(before + EVENTS, WAIT_MS);
    const seconds = (performance.now() - startedAt) / 1_000;
    const delays = healthy.requests
      .slice(before)
      .map(({ body, at }) => Math.max(0, at - (sentAt.get(JSON.parse(body.toString()).issue.title) ?? at)))
      .toSorted((a, b) => a - b);
    const at = (part: number) => (delays[Math.floor(delays.length * part)] ?? 0).toFixed(0);
    console.log(`${what}: ${Math.round(EVENTS / seconds)} deliveries/s, delay p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  }
} finally {
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
