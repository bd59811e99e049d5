import { unprocessable } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import { afterCommit, type Tx, transaction } from "@/lib/platform/db.ts";
import { wakeDeliveries } from "./wake.ts";

/**
 * Sends everything once more that failed since a time and was not taken afterwards: each GUID once, oldest first, and
 * nothing that waits anyway. Returns how many.
 * @throws 422 for a hook that is switched off.
 */
export async function redeliverFailed({ hookId, since }: { hookId: number; since: Date }): Promise<number> {
  return transaction(async (tx) => {
    const { active, url, listenUntil } = await tx.hook.findUniqueOrThrow({ where: { id: hookId } });
    const isListened = listenUntil !== null && listenUntil > clock.now();
    if ((!active || url === null) && !isListened)
      throw unprocessable("The webhook is switched off. Switch it on, then send what failed again.");
    const count = await redeliverFailedWithin(tx, { hookId, since });
    afterCommit(wakeDeliveries);
    return count;
  });
}

export async function redeliverFailedWithin(
  tx: Tx,
  { hookId, since }: { hookId: number; since: Date },
): Promise<number> {
  const now = clock.now();
  return tx.$executeRaw`
    INSERT INTO "Delivery" (guid, "hookId", "eventId", "installationId", "repositoryId", event, action, body, ending,
      redelivery, "createdAt")
    SELECT f.guid, f."hookId", f."eventId", f."installationId", f."repositoryId", f.event, f.action, f.body, f.ending, TRUE, ${now}
    FROM (
      SELECT DISTINCT ON (d.guid) d.* FROM "Delivery" d
      WHERE d."hookId" = ${hookId} AND d."deliveredAt" >= ${since}
        AND (d."statusCode" IS NULL OR d."statusCode" NOT BETWEEN 200 AND 299)
        AND NOT EXISTS (SELECT FROM "Delivery" o WHERE o."hookId" = d."hookId" AND o.guid = d.guid
          AND (o."deliveredAt" IS NULL OR o."statusCode" BETWEEN 200 AND 299))
      ORDER BY d.guid, d.id
    ) f ORDER BY f.id`;
}
