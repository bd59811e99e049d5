import { clock } from "@/lib/platform/clock.ts";
import { db, pool, transaction } from "@/lib/platform/db.ts";
import { BODY_PARTS, type BodyParts, exactBody } from "./body-sql.ts";
import { deliveryRequest, type Requested } from "./delivery-request.ts";

/** Without a call for so long, nothing is kept any more for who listened: as long as deliveries are kept. */
export const LISTENS_FOR_MS = 3 * 24 * 3600_000;
const BATCH = 100;

/** How a delivery went that was forwarded: its status code, or why there was none. */
export type Acknowledged = {
  id: bigint;
  statusCode: number | null;
  durationMs: number;
  problem: string | null;
  /** Where it was forwarded to. */
  url: string;
};

export type Forwardable = { id: bigint; guid: string; event: string; headers: Record<string, string>; bytes: Buffer };

/** Has deliveries of a hook kept for whoever listens, from now on and for some days after the last call. */
export async function keepForListener(hookId: number): Promise<void> {
  const listenUntil = new Date(clock.now().getTime() + LISTENS_FOR_MS);
  await db.hook.update({ where: { id: hookId }, data: { listenUntil } });
}

/** Keeps nothing more for whoever listens; what waits for them waits no longer, and codes to listen with are worth nothing. */
export async function stopListening(hookId: number): Promise<void> {
  await transaction(async (tx) => {
    await tx.hook.update({ where: { id: hookId }, data: { listenUntil: null } });
    await tx.hookListener.deleteMany({ where: { hookId } });
    await tx.delivery.updateMany({ where: { hookId, listener: "waiting" }, data: { listener: "taken" } });
  });
}

type Row = Requested & BodyParts & { id: string };

const WAITING = {
  name: "deliveries-for-listener",
  text: `SELECT d.id, d.guid, d.event, ${BODY_PARTS}, h.id AS "hookId", h."contentType", h."sealedSecret",
      CASE WHEN h."formerSecretUntil" > $2 THEN h."formerSealedSecret" END AS "formerSealedSecret",
      h."integrationId", h."repositoryId", h."organizationId"
    FROM "Delivery" d JOIN "Hook" h ON h.id = d."hookId"
    WHERE d."hookId" = $1 AND d.listener = 'waiting' ORDER BY d.id LIMIT ${BATCH}`,
};

/** The oldest that were not acknowledged, each with the headers and the exact bytes that a receiver would get. */
export async function waitingForListener(hookId: number): Promise<Forwardable[]> {
  const { rows } = await pool.query<Row>({ ...WAITING, values: [hookId, clock.now()] });
  return rows.flatMap((row) => {
    const made = deliveryRequest({ ...row, body: exactBody(row) });
    return "problem" in made ? [] : [{ id: BigInt(row.id), guid: row.guid, event: row.event, ...made }];
  });
}

/**
 * Takes deliveries off the list of those that wait for a listener. What was sent nowhere else is written into the log
 * with the answer that it got. Another hook's, and what was acknowledged before, is passed over.
 */
export async function acknowledge(hookId: number, all: readonly Acknowledged[]): Promise<void> {
  if (all.length === 0) return;
  await transaction(async (tx) => {
    for (const { id, statusCode, durationMs, problem, url } of all) {
      const { count } = await tx.delivery.updateMany({
        where: { id, hookId, listener: "waiting" },
        data: { listener: "taken" },
      });
      if (count === 0) continue;
      await tx.delivery.updateMany({
        where: { id, hookId, OR: [{ outcome: "listener" }, { deliveredAt: null, hook: { url: null } }] },
        data: {
          deliveredAt: clock.now(),
          outcome: statusCode === null ? "network" : "response",
          detail: problem,
          statusCode,
          durationMs,
          url,
        },
      });
    }
  });
}
