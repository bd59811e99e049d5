import { clock } from "@/lib/platform/clock.ts";
import { deliveriesPool } from "@/lib/platform/db.ts";
import type { OutboundTiming } from "@/lib/platform/http-client.ts";
import { type BodyParts, exactBody } from "./body-sql.ts";
import { claimedColumns, KNOWN_ROOM, PLACE, ROOM, roomValues } from "./claim-sql.ts";
import type { Room } from "./destinations.ts";

/** Longer than an attempt and the writing of its result take: who holds a row beyond it has died. */
export const LOCK_MS = 20_000;
export const lockedUntil = (now: Date): Date => new Date(now.getTime() + LOCK_MS);

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
  /** The secret before it; null when there is none or its time is over. */
  formerSealedSecret: string | null;
  /** Which time this is, by the schedule of retries. */
  attempt: number;
  /** Failures are repeated by themselves. */
  retries: boolean;
  failingSince: Date | null;
  /** `waiting` when somebody listens for it. */
  listener: string | null;
  /** These also of what is no more. */
  integrationId: number | null;
  repositoryId: number | null;
  organizationId: number | null;
};

/** The same as statements return it. */
export type ClaimedRow = ClaimedDelivery & BodyParts;

export const claimedDelivery = ({ ending, ...row }: ClaimedRow): ClaimedDelivery => ({
  ...row,
  body: exactBody({ body: row.body, ending }),
});

/** How an attempt ended, as the log keeps it. */
export type FinishedDelivery = {
  id: string;
  hookId: number;
  durationMs: number;
  timing: OutboundTiming | null;
  /** `response` or why there was none. */
  outcome: string;
  detail: string | null;
  statusCode: number | null;
  url: string | null;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string> | null;
  responseBody: string | null;
  /** When it is to be tried again by itself; null for never. */
  retryAt: Date | null;
  /** What the hook's own state becomes with it; `unchanged` for hooks without retries. */
  hookState: "unchanged" | "well" | "failing" | "paused";
};

/**
 * Takes waiting deliveries, a few of each hook: hooks are found by hopping through the index of what waits, so that a
 * long queue of one costs the others nothing, and are visited in random order, so that none is always last. Every
 * ORDER BY names the columns of the index Delivery_pending, which no other index has: with whatever statistics, the
 * planner finds no cheaper way that would read the whole log.
 * Hooks that are paused are passed over, and so is what waits for its next try.
 * Where hooks share a place, each has its turn. $1 to $5 room, $6 now, $7 until when they are held, $8 those that this
 * process is sending.
 */
export const CLAIM = `
  WITH RECURSIVE waiting AS (
    (SELECT "hookId" FROM "Delivery" WHERE "deliveredAt" IS NULL ORDER BY "hookId", COALESCE("dueAt", "createdAt") LIMIT 1)
    UNION ALL
    SELECT (SELECT d."hookId" FROM "Delivery" d
      WHERE d."deliveredAt" IS NULL AND d."hookId" > w."hookId" ORDER BY d."hookId", COALESCE(d."dueAt", d."createdAt") LIMIT 1)
    FROM waiting w WHERE w."hookId" IS NOT NULL
  ), hook AS MATERIALIZED (
    SELECT w."hookId", ${PLACE} AS place, ${ROOM} AS room, random() AS turn
    FROM waiting w JOIN "Hook" h ON h.id = w."hookId" AND h."pausedAt" IS NULL
    LEFT JOIN ${KNOWN_ROOM} ON busy."hookId" = h.id
  ), next AS MATERIALIZED (
    SELECT next.id, hook.place, hook.room, hook.turn,
      row_number() OVER (PARTITION BY hook."hookId" ORDER BY next.since, next.id) AS nth
    FROM hook CROSS JOIN LATERAL (
      SELECT d.id, COALESCE(d."dueAt", d."createdAt") AS since FROM "Delivery" d
      WHERE d."hookId" = hook."hookId" AND d."deliveredAt" IS NULL
        AND (d."lockedUntil" IS NULL OR d."lockedUntil" <= $6) AND (d."dueAt" IS NULL OR d."dueAt" <= $6) AND d.id <> ALL($8::bigint[])
      ORDER BY COALESCE(d."dueAt", d."createdAt"), d.id LIMIT hook.room FOR UPDATE SKIP LOCKED
    ) next
  ), claimed AS MATERIALIZED (
    SELECT ranked.id FROM (SELECT next.*, row_number() OVER (PARTITION BY place ORDER BY nth, turn) AS rank FROM next) ranked
    WHERE ranked.rank <= ranked.room ORDER BY ranked.rank, ranked.turn LIMIT $5
  )
  UPDATE "Delivery" d SET "lockedUntil" = $7
  FROM "Hook" h WHERE d.id = ANY(ARRAY(SELECT id FROM claimed)) AND h.id = d."hookId"
  RETURNING ${claimedColumns("$6")}`;

/**
 * The next attempt is written with the result of the one before it, so that neither is there without the other. Nobody
 * waits for the disk: a result that is lost with the database has its attempt made again, as after any crash.
 */
const FINISH = `
  WITH quick AS MATERIALIZED (
    SELECT set_config('synchronous_commit', 'off', true)
  ), f AS MATERIALIZED (
    SELECT * FROM unnest($2::bigint[], $3::int[], $4::text[], $5::text[], $6::int[], $7::text[], $8::json[], $9::json[],
      $10::text[], $11::json[], $12::timestamptz[], $13::int[], $14::text[])
      AS f(id, "durationMs", outcome, detail, "statusCode", url, "requestHeaders", "responseHeaders", "responseBody",
        timing, "retryAt", "hookId", "hookState")
  ), retried AS (
    INSERT INTO "Delivery" (guid, "hookId", "eventId", "installationId", "repositoryId", event, action, body, ending,
      redelivery, attempt, "dueAt", "createdAt")
    SELECT d.guid, d."hookId", d."eventId", d."installationId", d."repositoryId", d.event, d.action, d.body, d.ending,
      TRUE, d.attempt + 1, f."retryAt", $1
    FROM f JOIN "Delivery" d ON d.id = f.id AND d.id = ANY($2) AND d."deliveredAt" IS NULL WHERE f."retryAt" IS NOT NULL
    RETURNING 1
  ), changed AS (
    UPDATE "Hook" h SET
      "failingSince" = CASE WHEN s.state = 'well' THEN NULL ELSE COALESCE(h."failingSince", $1) END,
      "pausedAt" = CASE WHEN s.state = 'paused' THEN COALESCE(h."pausedAt", $1) ELSE h."pausedAt" END
    FROM (SELECT "hookId", CASE WHEN bool_or("hookState" = 'well') THEN 'well'
        WHEN bool_or("hookState" = 'paused') THEN 'paused' ELSE 'failing' END AS state
      FROM f WHERE "hookState" <> 'unchanged' GROUP BY "hookId") s
    WHERE h.id = s."hookId" AND (s.state <> 'well' OR h."failingSince" IS NOT NULL)
    RETURNING 1
  )
  UPDATE "Delivery" d SET "deliveredAt" = $1, "lockedUntil" = NULL, "durationMs" = f."durationMs", outcome = f.outcome,
    detail = f.detail, "statusCode" = f."statusCode", url = f.url, "requestHeaders" = f."requestHeaders",
    "responseHeaders" = f."responseHeaders", "responseBody" = f."responseBody", timing = f.timing
  FROM f, quick
  WHERE d.id = f.id AND d.id = ANY($2)`;

const RELEASE = `UPDATE "Delivery" SET "lockedUntil" = NULL WHERE id = ANY($1::bigint[]) AND "deliveredAt" IS NULL`;

/** Holds deliveries for this process, as many as there is room for. */
export async function claimDeliveries({
  room,
  underWay,
}: {
  room: Room;
  underWay: readonly string[];
}): Promise<ClaimedDelivery[]> {
  const now = clock.now();
  const values = [...roomValues(room), now, lockedUntil(now), underWay];
  const { rows } = await deliveriesPool.query<ClaimedRow>({ name: "claim-deliveries", text: CLAIM, values });
  return rows.map(claimedDelivery);
}

/** Records how attempts ended, all in one statement. */
export async function finishDeliveries(finished: readonly FinishedDelivery[]): Promise<void> {
  const column = <Value>(pick: (row: FinishedDelivery) => Value) => finished.map(pick);
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await deliveriesPool.query({
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
      column(({ timing }) => json(timing)),
      column(({ retryAt }) => retryAt),
      column(({ hookId }) => hookId),
      column(({ hookState }) => hookState),
    ],
  });
}

/** Lets go of deliveries whose attempts were cut off, so that the next start need not wait for the lock to run out. */
export async function releaseDeliveries(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await deliveriesPool.query({ name: "release-deliveries", text: RELEASE, values: [ids] });
}
