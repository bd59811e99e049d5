import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { dispatchOfIntegration } from "./dispatch.ts";

/**
 * Has the webhook of an integration outlive it, in the transaction that deletes the integration: what it is still to be
 * told is written to it, and it goes with the last of its deliveries.
 */
export async function outliveIntegration(tx: Tx, integrationId: number): Promise<void> {
  await dispatchOfIntegration(tx, integrationId);
  await tx.hook.updateMany({
    where: { integrationId },
    data: { integrationId: null, formerIntegrationId: integrationId, deletedAt: clock.now() },
  });
}
