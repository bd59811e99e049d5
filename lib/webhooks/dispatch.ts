import { clock } from "@/lib/platform/clock.ts";
import { afterCommit, deliveriesPool, type Tx } from "@/lib/platform/db.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { EVENTS } from "./catalogue.ts";
import { claimedColumns, KNOWN_ROOM, PLACE, ROOM, roomValues } from "./claim-sql.ts";
import type { Room } from "./destinations.ts";
import { type ClaimedDelivery, type ClaimedRow, claimedDelivery, lockedUntil } from "./queue.ts";
import { wakeDeliveries } from "./wake.ts";

const BATCH = 200;

const words = (list: readonly string[]): string => `'{${list.join(",")}}'::text[]`;

/** Who may be told of an event, as rows of the statement below: constants of ours, read once when it is planned. */
const RULES = EVENTS.map(
  ({ name, permissions, writeActions = [], automaticWithWrite = false, hooks }) =>
    `('${name}', ${words(permissions)}, ${words(writeActions)}, ${automaticWithWrite},
      ${hooks.includes("repository")}, ${hooks.includes("organization")})`,
).join(",\n");

/** What stands before the id in an installation's node id, which the statement makes for each recipient. */
const NODE_ID_START = Buffer.from(nodeId("IntegrationInstallation", ""), "base64").toString();

/**
 * A GUID that begins with the time in milliseconds: the newest are beside one another in their index, so that a log of
 * millions of rows is written to in one place and not all over.
 */
const NEW_GUID = `(lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
  || substr(replace(gen_random_uuid()::text, '-', ''), 13))::uuid`;

/** Hooks (h) that are sent something, or whose deliveries somebody listens to without an address. */
const IS_TOLD = `(h."deletedAt" IS NULL AND ((h.active AND h.url IS NOT NULL) OR h."listenUntil" > $6::timestamptz))`;

/**
 * Writes the deliveries of events and marks the events as dispatched, in one statement: whatever ends it early leaves
 * neither. Those that there is room for are held for this process at once, and returned: sending them needs no statement
 * more. A hook for which something waits already has them wait in line.
 * $1 to $5 room, $6 time, $7 start of node ids, $8 until when deliveries are held; `which` selects and orders the ids of the events.
 *
 * An event for one integration goes to its hook, subscribed or not. Every other one goes to those installations on the
 * account that are not suspended, nor their integration by those who run the server, have subscribed to it (and whose integration still asks for it) or get it by
 * themselves, hold a permission that it needs and have the repository in their selection; and to the hooks of the repository and the organization.
 * One that needs another permission as well goes to those that hold it, and of the hooks to the organization's alone.
 * Each recipient's body is the recorded payload with its own installation at the end (lib/webhooks/body-sql.ts); the guid is the event's, shared
 * by all recipients (wire facts §1.19). A hook with the names of 2016 gets events of installations twice, as they were
 * sent while the names changed (wire facts §2): under both names, each with a guid of its own, and with both keys.
 */
const dispatchStatement = (which: string) => `
  WITH picked AS MATERIALIZED (
    SELECT id FROM "Event" WHERE "dispatchedAt" IS NULL AND ${which} FOR UPDATE SKIP LOCKED
  ), taken AS MATERIALIZED (
    SELECT id, name, action, "accountId", "repositoryId", "integrationId", "installationId", needs, ${NEW_GUID} AS guid
    FROM "Event" WHERE id = ANY(ARRAY(SELECT id FROM picked))
  ), rule(event, permissions, "writeActions", "automaticWithWrite", "onRepositories", "onOrganizations") AS MATERIALIZED (
    VALUES ${RULES}
  ), told AS MATERIALIZED (
    SELECT e.id, h.id AS "hookId", e."installationId", NULL AS ending, NULL AS "formerName"
    FROM taken e JOIN "Hook" h ON h."integrationId" = e."integrationId"
    WHERE ${IS_TOLD}
    UNION ALL
    SELECT e.id, h.id, e."installationId", NULL, f."formerName"
    FROM taken e JOIN "Hook" h ON h."integrationId" = e."integrationId" AND h."formerNames"
    JOIN (VALUES ('installation', 'integration_installation'),
      ('installation_repositories', 'integration_installation_repositories')) AS f(name, "formerName") ON f.name = e.name
    WHERE ${IS_TOLD}
    UNION ALL
    SELECT e.id, h.id, i.id, ',"installation":{"id":' || i.id || ',"node_id":"'
      || encode(convert_to($7 || i.id, 'UTF8'), 'base64') || '"}}', NULL
    FROM taken e
    JOIN rule r ON r.event = e.name
    JOIN "Installation" i ON i."accountId" = e."accountId" AND i."suspendedAt" IS NULL
    JOIN "Integration" g ON g.id = i."integrationId" AND g."suspendedAt" IS NULL
    JOIN "IntegrationVersion" v ON v."integrationId" = g.id AND v.number = g."currentVersion"
    JOIN "Hook" h ON h."integrationId" = g.id AND ${IS_TOLD}
    WHERE e."integrationId" IS NULL
      AND ((e.name = ANY(i.events) AND e.name = ANY(v.events)) OR (r."automaticWithWrite"
        AND EXISTS (SELECT FROM unnest(r.permissions) key WHERE i.permissions->>key IN ('write', 'admin'))))
      AND CASE WHEN e.action = ANY(r."writeActions")
        THEN EXISTS (SELECT FROM unnest(r.permissions) key WHERE i.permissions->>key IN ('write', 'admin'))
        ELSE i.permissions ?| r.permissions END
      AND (e.needs IS NULL OR i.permissions ? e.needs)
      AND (e."repositoryId" IS NULL OR i."repositorySelection" = 'all' OR EXISTS (
        SELECT FROM "InstallationRepository" s WHERE s."installationId" = i.id AND s."repositoryId" = e."repositoryId"))
    UNION ALL
    SELECT e.id, h.id, NULL, NULL, NULL
    FROM taken e
    JOIN rule r ON r.event = e.name
    JOIN "Hook" h ON h."repositoryId" = e."repositoryId"
    WHERE r."onRepositories" AND e.needs IS NULL AND e."integrationId" IS NULL AND ${IS_TOLD} AND h.events && ARRAY[e.name, '*']
    UNION ALL
    SELECT e.id, h.id, NULL, NULL, NULL
    FROM taken e
    JOIN rule r ON r.event = e.name
    JOIN "Hook" h ON h."organizationId" = e."accountId"
    WHERE r."onOrganizations" AND e."integrationId" IS NULL AND ${IS_TOLD} AND h.events && ARRAY[e.name, '*']
  ), line AS MATERIALIZED (
    SELECT h.id AS "hookId", ${PLACE} AS place, ${ROOM} AS room
    FROM (SELECT DISTINCT "hookId" FROM told) t JOIN "Hook" h ON h.id = t."hookId" AND h."pausedAt" IS NULL
    LEFT JOIN ${KNOWN_ROOM} ON busy."hookId" = h.id
    WHERE NOT EXISTS (SELECT FROM "Delivery" d WHERE d."hookId" = h.id AND d."deliveredAt" IS NULL AND d."lockedUntil" IS NULL)
  ), written AS (
    INSERT INTO "Delivery" AS d (guid, "hookId", "eventId", "installationId", "repositoryId", event, action, body, ending, "createdAt",
      listener, "lockedUntil")
    SELECT CASE WHEN told."formerName" IS NULL THEN taken.guid ELSE ${NEW_GUID} END, told."hookId", told.id,
      told."installationId", taken."repositoryId", COALESCE(told."formerName", taken.name), taken.action,
      CASE WHEN h."formerNames" AND told.ending IS NULL THEN (
        SELECT replace(e.payload::text, '"app_id":' || taken."integrationId" || ',',
          '"integration_id":' || taken."integrationId" || ',"app_id":' || taken."integrationId" || ',')
        FROM "Event" e WHERE e.id = told.id) END,
      told.ending, $6, CASE WHEN h."listenUntil" > $6 THEN 'waiting' END,
      CASE WHEN row_number() OVER (PARTITION BY line.place ORDER BY told.id, told."hookId") <= line.room
        AND row_number() OVER (ORDER BY line.room IS NULL, told.id, told."hookId") <= $5::int THEN $8::timestamptz END
    FROM told JOIN taken USING (id) JOIN "Hook" h ON h.id = told."hookId" LEFT JOIN line ON line."hookId" = h.id
    ORDER BY told.id, told."hookId", told."formerName"
    RETURNING d.*
  ), done AS (
    UPDATE "Event" SET "dispatchedAt" = $6 WHERE id = ANY(ARRAY(SELECT id FROM picked)) RETURNING 1
  )
  SELECT total.*, claimed.* FROM (
    SELECT (SELECT count(*) FROM done)::int AS events, (SELECT count(*) FROM written)::int AS deliveries
  ) total LEFT JOIN (
    SELECT ${claimedColumns("$6")} FROM written d JOIN "Hook" h ON h.id = d."hookId" WHERE d."lockedUntil" IS NOT NULL
  ) claimed ON TRUE`;

/** In the order of an index that no other serves, so that no plan reads through the events of the past. */
const DISPATCH_OLDEST = {
  name: "dispatch-events",
  text: dispatchStatement(`TRUE ORDER BY "dispatchedAt", id LIMIT ${BATCH}`),
};
const DISPATCH_ONE = dispatchStatement("id = $9::bigint");
const DISPATCH_OF_INTEGRATION = dispatchStatement(`"integrationId" = $9::int`);

export type Dispatched = {
  /** How many events. */
  events: number;
  /** How many deliveries they became. */
  deliveries: number;
  /** Those that this process is to send now; the others wait. */
  claimed: ClaimedDelivery[];
};

const NO_ROOM: Room = { hookIds: [], places: [], rooms: [], roomOfOthers: 0, limit: 0 };

function parameters(room: Room = NO_ROOM): unknown[] {
  const now = clock.now();
  return [...roomValues(room), now, NODE_ID_START, lockedUntil(now)];
}

/** Takes events that wait, oldest first, and holds as many of their deliveries as there is room for. */
export async function dispatchSome(room?: Room): Promise<Dispatched & { more: boolean }> {
  type Row = Pick<Dispatched, "events" | "deliveries"> & (ClaimedRow | { id: null });
  const { rows } = await deliveriesPool.query<Row>({ ...DISPATCH_OLDEST, values: parameters(room) });
  const { events = 0, deliveries = 0 } = rows[0] ?? {};
  const claimed = rows.filter((row): row is typeof row & ClaimedRow => row.id !== null).map(claimedDelivery);
  return { events, deliveries, claimed, more: events === BATCH };
}

/** Takes the events that wait until none is left, and holds none of their deliveries. */
export async function dispatchEvents(): Promise<Pick<Dispatched, "events" | "deliveries">> {
  const total = { events: 0, deliveries: 0 };
  for (;;) {
    const { events, deliveries, more } = await dispatchSome();
    total.events += events;
    total.deliveries += deliveries;
    if (!more) return total;
  }
}

/** Finds the recipients of one event now, inside the transaction that records it. */
export async function dispatchWithin(tx: Tx, eventId: bigint): Promise<void> {
  await tx.$queryRawUnsafe(DISPATCH_ONE, ...parameters(), eventId);
  afterCommit(wakeDeliveries);
}

/** Finds the recipients of what waits to be told to one integration now, inside the transaction that ends it. */
export async function dispatchOfIntegration(tx: Tx, integrationId: number): Promise<void> {
  await tx.$queryRawUnsafe(DISPATCH_OF_INTEGRATION, ...parameters(), integrationId);
  afterCommit(wakeDeliveries);
}
