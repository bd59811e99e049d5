import { forbidden } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { recordInstallationEvent } from "./events.ts";
import { type Acting, lockInstallation, requireActing } from "./lock-installation.ts";
import { type InstallationWithParts, installationWithParts } from "./queries.ts";
import { suspendedBySide } from "./rules.ts";

type Change = { installationId: number } & Acting;

/**
 * Its tokens are refused until it is lifted. Suspending what is suspended changes nothing, not even whose suspension it
 * is. Throws 404 when it is gone, and 404 or 403 for whoever may not.
 */
export async function suspendInstallation({ installationId, ...acting }: Change): Promise<void> {
  await transaction(async (tx) => {
    const before = await lockInstallation(tx, installationId);
    await requireActing(tx, before, acting);
    if (before.suspendedAt) return;
    await setSuspension(tx, before, { suspend: true, senderId: acting.senderId });
  });
}

/** Lifts a suspension; there may be none. Throws as `suspendInstallation` does, and 403 when the other side suspended it. */
export async function unsuspendInstallation({ installationId, ...acting }: Change): Promise<void> {
  await transaction(async (tx) => {
    const before = await lockInstallation(tx, installationId);
    await requireActing(tx, before, acting);
    if (!before.suspendedAt) return;
    if (suspendedBySide(before) !== acting.side) throw forbidden(OTHER_SIDE[acting.side]);
    await setSuspension(tx, before, { suspend: false, senderId: acting.senderId });
  });
}

const OTHER_SIDE = {
  integration: "The account suspended this installation; only its administrators can lift that.",
  account: "The integration suspended this installation itself; only it can lift that.",
} as const;

async function setSuspension(
  tx: Tx,
  { id, accountId, integrationId }: InstallationWithParts,
  { suspend, senderId }: { suspend: boolean; senderId: number },
): Promise<void> {
  const now = clock.now();
  const installation = await tx.installation.update({
    where: { id },
    data: { suspendedAt: suspend ? now : null, suspendedById: suspend ? senderId : null, updatedAt: now },
    include: installationWithParts,
  });
  const action = suspend ? "suspend" : "unsuspend";
  await recordInstallationEvent(tx, { installation, action, senderId });
  await recordAudit(tx, {
    action: `integration_installation.${action}`,
    actorId: senderId,
    accountId,
    integrationId,
    installationId: id,
  });
}
