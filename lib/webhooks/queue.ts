import { clock } from "@/lib/platform/clock.ts";
import { pool } from "@/lib/platform/db.ts";

/** Longer than an attempt and the writing of its result take: who holds a row beyond it has died. */
export const LOCK_MS = 20_000;

/** A delivery to attempt, with its hook as it is now. */
export type ClaimedDelivery = {
  /** Text, since it is a 64-bit number. */
  id: string;
  guid: string;
  event: string;
  /** JSON; becomes the exact bytes of the request. */
  body: string;
  hookId: number;
  active: boolean;
  url: string | null;
  contentType: string;
  insecureSsl: boolean;
  sealedSecret: string | null;
  integrationId: number | null;
  repositoryId: number | null;
  organizationId: number | null;
};

/** How an attempt ended, as the log keeps it. */
export type FinishedDelivery = {
  id: string;
  durationMs: number;
  /** `response` or why there was none. */
  outcome: string;
  detail: string | null;
  statusCode: number | null;
  url: string | null;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string> | null;
  responseBody: string | null;
};

/**
 * Takes waiting deliveries, a few of each hook: hooks are found by hopping through the index of what waits, so that a
 * long queue of one costs the others nothing, and are visited in random order, so that none is always last. Every
 * ORDER BY names the columns of the index Delivery_pending, which no other index has: with whatever statistics, the
 * planner finds no cheaper way that would read the whole log.
 * $1 hooks with attempts under way, $2 how many more each may have, $3 how many any other hook may have, $4 how many
 * in all, $5 now, $6 until when they are held, $7 those that this process is sending.
 */
const CLAIM = `
  WITH RECURSIVE waiting AS (
    (SELECT "hookId" FROM "Delivery" WHERE "deliveredAt" IS NULL ORDER BY "hookId", "createdAt" LIMIT 1)
    UNION ALL
    SELECT (SELECT d."hookId" FROM "Delivery" d
      WHERE d."deliveredAt" IS NULL AND d."hookId" > w."hookId" ORDER BY d."hookId", d."createdAt" LIMIT 1)
    FROM waiting w WHERE w."hookId" IS NOT NULL
  ), hook AS MATERIALIZED (
    SELECT w."hookId", COALESCE(busy.room, $3) AS room
    FROM waiting w LEFT JOIN unnest($1::int[], $2::int[]) AS busy("hookId", room) USING ("hookId")
    WHERE w."hookId" IS NOT NULL ORDER BY random()
  ), claimed AS MATERIALIZED (
    SELECT next.id FROM hook CROSS JOIN LATERAL (
      SELECT d.id FROM "Delivery" d
      WHERE d."hookId" = hook."hookId" AND d."deliveredAt" IS NULL
        AND (d."lockedUntil" IS NULL OR d."lockedUntil" <= $5) AND d.id <> ALL($7::bigint[])
      ORDER BY d."createdAt", d.id LIMIT hook.room FOR UPDATE SKIP LOCKED
    ) next LIMIT $4
  )
  UPDATE "Delivery" d SET "lockedUntil" = $6
  FROM "Hook" h WHERE d.id = ANY(ARRAY(SELECT id FROM claimed)) AND h.id = d."hookId"
  RETURNING d.id, d.guid, d.event, d.body, h.id AS "hookId", h.active, h.url, h."contentType", h."insecureSsl",
    h."sealedSecret", h."integrationId", h."repositoryId", h."organizationId"`;

const FINISH = `
  UPDATE "Delivery" d SET "deliveredAt" = $1, "lockedUntil" = NULL, "durationMs" = f."durationMs", outcome = f.outcome,
    detail = f.detail, "statusCode" = f."statusCode", url = f.url, "requestHeaders" = f."requestHeaders",
    "responseHeaders" = f."responseHeaders", "responseBody" = f."responseBody"
  FROM unnest($2::bigint[], $3::int[], $4::text[], $5::text[], $6::int[], $7::text[], $8::json[], $9::json[], $10::text[])
    AS f(id, "durationMs", outcome, detail, "statusCode", url, "requestHeaders", "responseHeaders", "responseBody")
  WHERE d.id = f.id AND d.id = ANY($2)`;

const RELEASE = `UPDATE "Delivery" SET "lockedUntil" = NULL WHERE id = ANY($1::bigint[]) AND "deliveredAt" IS NULL`;

/** Holds up to `limit` deliveries for this process. `room` says how many more attempts each hook in it may have. */
export async function claimDeliveries({
  room,
  roomOfOthers,
  limit,
  underWay,
}: {
  room: ReadonlyMap<number, number>;
  roomOfOthers: number;
  limit: number;
  underWay: readonly string[];
}): Promise<ClaimedDelivery[]> {
  const now = clock.now();
  const until = new Date(now.getTime() + LOCK_MS);
  const values = [[...room.keys()], [...room.values()], roomOfOthers, limit, now, until, underWay];
  const { rows } = await pool.query<ClaimedDelivery>({ name: "claim-deliveries", text: CLAIM, values });
  return rows;
}

/** Records how attempts ended, all in one statement. */
export async function finishDeliveries(finished: readonly FinishedDelivery[]): Promise<void> {
  const column = <Value>(pick: (row: FinishedDelivery) => Value) => finished.map(pick);
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await pool.query({
    name: "finish-deliveries",
    text: FINISH,
    values: [
      clock.now(),
      column(({ id }) => id),
      column(({ durationMs }) => durationMs),
      column(({ outcome }) => outcome),
      column(({ detail }) => detail),
      column(({ statusCode }) => statusCode),
      column(({ url }) => url),
      column(({ requestHeaders }) => json(requestHeaders)),
      column(({ responseHeaders }) => json(responseHeaders)),
      column(({ responseBody }) => responseBody),
    ],
  });
}

/** Lets go of deliveries whose attempts were cut off, so that the next start need not wait for the lock to run out. */
export async function releaseDeliveries(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await pool.query({ name: "release-deliveries", text: RELEASE, values: [ids] });
}
