import { clock } from "@/lib/platform/clock.ts";
import { pool } from "@/lib/platform/db.ts";

/** How long deliveries can be looked at and sent again. Source: wire facts §1.19. */
export const KEPT_MS = 3 * 24 * 3600_000;
const ROWS_PER_STATEMENT = 5_000;

const PRUNE_DELIVERIES = `
  DELETE FROM "Delivery" WHERE id IN (
    SELECT id FROM "Delivery" WHERE "createdAt" < $1 AND "deliveredAt" IS NOT NULL LIMIT $2)`;
const PRUNE_EVENTS = `
  DELETE FROM "Event" WHERE id IN (
    SELECT id FROM "Event" e WHERE "createdAt" < $1 AND "dispatchedAt" IS NOT NULL
      AND NOT EXISTS (SELECT FROM "Delivery" d WHERE d."eventId" = e.id) LIMIT $2)`;

/** Deletes what is past its time, a batch at a time so that no statement holds rows for long. What waits is kept. */
export async function pruneDeliveries(): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  for (const text of [PRUNE_DELIVERIES, PRUNE_EVENTS]) {
    let deleted = ROWS_PER_STATEMENT;
    while (deleted === ROWS_PER_STATEMENT)
      deleted = (await pool.query(text, [before, ROWS_PER_STATEMENT])).rowCount ?? 0;
  }
}
