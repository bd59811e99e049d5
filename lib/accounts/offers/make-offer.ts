import { unprocessable } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { ANSWER_WITHIN_MS, OFFERS_WITHIN_MAX } from "./rules.ts";

/** From when until when something that is offered now waits for an answer. */
export function termOfOffer(): { createdAt: Date; expiresAt: Date } {
  const createdAt = clock.now();
  return { createdAt, expiresAt: new Date(createdAt.getTime() + ANSWER_WITHIN_MS) };
}

/** Throws 422 for whoever offered too much within a day, whatever it was. */
export async function requireFewOffers(tx: Tx, senderId: number): Promise<void> {
  const since = new Date(clock.now().getTime() - ANSWER_WITHIN_MS);
  const offers = await tx.auditEntry.count({
    where: {
      actorId: senderId,
      action: { in: ["repo.transfer_start", "integration.transfer_start"] },
      createdAt: { gt: since },
    },
  });
  if (offers >= OFFERS_WITHIN_MAX)
    throw unprocessable(
      `You offered ${OFFERS_WITHIN_MAX} repositories and integrations within a day. Wait before you offer more.`,
    );
}
