import { expect, it } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { deliveriesPool, pool } from "@/lib/platform/db.ts";
import { makeWebhookScene, recordIssueOpened } from "@/lib/testing/webhook-scene.ts";
import { attemptDelivery } from "./deliver.ts";
import { trackDestinations } from "./destinations.ts";
import { dispatchEvents } from "./dispatch.ts";
import { claimDeliveries, finishDeliveries } from "./queue.ts";

const CONNECTIONS = 3;
const ROWS = 2_000;

/** What a connection has read is counted at once, not a second later. */
const COUNT_NOW = "SELECT pg_stat_force_next_flush()";

/** How many rows of events and deliveries were read by going through the whole table, up to now. */
async function readInWholeTables(): Promise<number> {
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => deliveriesPool.connect()));
  for (const client of clients) {
    await client.query(COUNT_NOW);
    client.release();
  }
  const { rows } = await pool.query<{ read: number }>(
    `SELECT sum(seq_tup_read)::int AS read FROM pg_stat_user_tables WHERE relname IN ('Event', 'Delivery')`,
  );
  return rows[0]?.read ?? Number.NaN;
}

/** Thousands like the newest event and delivery, long dealt with. */
async function fillTables(): Promise<void> {
  const client = await pool.connect();
  await client.query(
    `INSERT INTO "Event" (name, action, payload, "accountId", "repositoryId", "createdAt", "dispatchedAt")
     SELECT e.name, e.action, e.payload, e."accountId", e."repositoryId", e."createdAt", e."dispatchedAt"
     FROM (SELECT * FROM "Event" ORDER BY id DESC LIMIT 1) e, generate_series(1, ${ROWS})`,
  );
  await client.query(
    `INSERT INTO "Delivery" (guid, "hookId", "eventId", event, "createdAt", "deliveredAt")
     SELECT gen_random_uuid(), d."hookId", e.id, e.name, e."createdAt", e."createdAt"
     FROM "Event" e, (SELECT * FROM "Delivery" ORDER BY id DESC LIMIT 1) d`,
  );
  await client.query(COUNT_NOW);
  client.release();
}

it("statements that were planned while there was hardly a row read no whole table when there are thousands", async () => {
  const at = await makeWebhookScene({ suffix: "-whole", url: "http://127.0.0.1:9/hook" });
  const room = trackDestinations().room(10);
  const tellOne = async (retryAt: Date | null) => {
    await recordIssueOpened(at);
    await dispatchEvents();
    const claimed = await claimDeliveries({ room, underWay: [] });
    expect(claimed).toHaveLength(1);
    for (const delivery of claimed) await finishDeliveries([{ ...(await attemptDelivery(delivery)), retryAt }]);
  };
  // The next try is far ahead, so that it is not in the way of what comes after.
  const tomorrow = new Date(clock.now().getTime() + 24 * 3600_000);
  await tellOne(tomorrow);
  await pool.query(`ANALYZE "Event", "Delivery"`); // as the database does by itself, when there are a few
  for (let times = 0; times < 2 * CONNECTIONS; times += 1) await tellOne(tomorrow);
  await fillTables();
  const before = await readInWholeTables();
  await tellOne(tomorrow);
  await tellOne(null);
  expect((await readInWholeTables()) - before).toBe(0);
});
