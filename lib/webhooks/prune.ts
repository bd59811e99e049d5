import { clock } from "@/lib/platform/clock.ts";
import { pool } from "@/lib/platform/db.ts";

/** How long deliveries can be looked at and sent again. Source: wire facts §1.19. */
export const KEPT_MS = 3 * 24 * 3600_000;
const ROWS_PER_STATEMENT = 5_000;

const PRUNE_DELIVERIES = `
  DELETE FROM "Delivery" WHERE id IN (
    SELECT d.id FROM "Delivery" d JOIN "Hook" h ON h.id = d."hookId"
    WHERE d."createdAt" < $1 AND (d."deliveredAt" IS NOT NULL OR h."pausedAt" IS NOT NULL) LIMIT $2)`;
const PRUNE_EVENTS = `
  DELETE FROM "Event" WHERE id IN (
    SELECT id FROM "Event" e WHERE "createdAt" < $1 AND "dispatchedAt" IS NOT NULL
      AND NOT EXISTS (SELECT FROM "Delivery" d WHERE d."eventId" = e.id) LIMIT $2)`;
/** Hooks that were deleted stay until their last delivery has ended. */
const PRUNE_HOOKS = `
  DELETE FROM "Hook" WHERE id IN (
    SELECT h.id FROM "Hook" h WHERE h."deletedAt" < $1
      AND NOT EXISTS (SELECT FROM "Delivery" d WHERE d."hookId" = h.id AND d."deliveredAt" IS NULL) LIMIT $2)`;

/** Deletes what is past its time, a batch at a time so that no statement holds rows for long. What waits is
 *  kept, unless its webhook is paused. */
export async function pruneDeliveries(): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  for (const text of [PRUNE_DELIVERIES, PRUNE_EVENTS, PRUNE_HOOKS]) {
    let deleted = ROWS_PER_STATEMENT;
    while (deleted === ROWS_PER_STATEMENT)
      deleted = (await pool.query(text, [before, ROWS_PER_STATEMENT])).rowCount ?? 0;
  }
}
