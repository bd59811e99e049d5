import { notFound, unprocessable } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import { afterCommit, transaction } from "@/lib/platform/db.ts";
import { wakeDeliveries } from "./wake.ts";

/**
 * Sends a delivery once more: a new attempt with the same guid and the same JSON, to where the hook points now and
 * signed with its secret of now. Returns the new attempt's id.
 * @throws 404 for a delivery that is not of this hook or no longer kept, 422 for a hook that is switched off.
 */
export async function redeliver({ hookId, deliveryId }: { hookId: number; deliveryId: bigint }): Promise<bigint> {
  return transaction(async (tx) => {
    const original = await tx.delivery.findFirst({
      where: { id: deliveryId, hookId },
      select: {
        guid: true,
        eventId: true,
        installationId: true,
        repositoryId: true,
        event: true,
        action: true,
        body: true,
        ending: true,
        hook: { select: { active: true, url: true } },
      },
    });
    if (!original) throw notFound();
    const { hook, ...copied } = original;
    if (!hook.active || hook.url === null)
      throw unprocessable("The webhook is switched off. Switch it on, then send this again.");
    const { id } = await tx.delivery.create({
      data: { ...copied, hookId, redelivery: true, createdAt: clock.now() },
      select: { id: true },
    });
    afterCommit(wakeDeliveries);
    return id;
  });
}
