import { settleNotices } from "@/lib/accounts/notices.ts";
import { unprocessable } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { afterCommit, transaction } from "@/lib/platform/db.ts";
import { redeliverFailedWithin } from "./redeliver-failed.ts";
import { pausedSubject } from "./tell-of-paused-hooks.ts";
import { wakeDeliveries } from "./wake.ts";

/**
 * Ends a pause. What waited is sent at once, or thrown away when nothing is replayed; with `replay` what had failed
 * since the trouble began is sent again too. The caller has checked who may. Returns how many deliveries follow.
 * @throws 422 for a webhook that is not paused.
 */
export async function resumeHook({
  actor,
  hookId,
  accountId,
  integrationId,
  replay,
}: {
  actor: Actor;
  hookId: number;
  /** Whose audit log it belongs to. */
  accountId: number;
  integrationId?: number;
  replay: boolean;
}): Promise<number> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Hook" WHERE id = ${hookId} FOR UPDATE`;
    const hook = await tx.hook.findUniqueOrThrow({ where: { id: hookId } });
    if (hook.pausedAt === null) throw unprocessable("The webhook is not paused.");
    const waiting = { hookId, deliveredAt: null };
    let count = 0;
    if (replay) {
      count = await redeliverFailedWithin(tx, { hookId, since: hook.failingSince ?? hook.pausedAt });
      await tx.delivery.updateMany({ where: waiting, data: { dueAt: null } });
      count = await tx.delivery.count({ where: waiting });
    } else {
      const dropped = { deliveredAt: clock.now(), outcome: "inactive", detail: "Dropped when the pause was ended." };
      await tx.delivery.updateMany({ where: waiting, data: dropped });
    }
    await tx.hook.update({ where: { id: hookId }, data: { pausedAt: null, failingSince: null } });
    await settleNotices(tx, pausedSubject(hookId));
    await recordAudit(tx, {
      action: "hook.active_changed",
      actorId: actor.accountId,
      accountId,
      ...(integrationId !== undefined && { integrationId }),
      data: { hook_id: hookId, resumed: true, replayed: count },
    });
    afterCommit(wakeDeliveries);
    return count;
  });
}
