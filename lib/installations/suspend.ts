import { forbidden, notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { recordInstallationEvent } from "./events.ts";
import { installationWithParts } from "./queries.ts";

/** Which side acts: the integration by its API, or the account by its pages. Only the side that suspended may lift it. */
export type Side = "integration" | "account";

type Change = { installationId: number; senderId: number; side: Side };

/** Its tokens are refused until it is lifted. Suspending twice changes nothing. Throws 404 when it is gone. */
export async function suspendInstallation({ installationId, senderId }: Change): Promise<void> {
  await transaction(async (tx) => {
    const now = clock.now();
    const { count } = await tx.installation.updateMany({
      where: { id: installationId, suspendedAt: null },
      data: { suspendedAt: now, suspendedById: senderId, updatedAt: now },
    });
    const installation = await tx.installation.findUnique({
      where: { id: installationId },
      include: installationWithParts,
    });
    if (!installation) throw notFound();
    if (count === 0) return;
    await recordInstallationEvent(tx, { installation, action: "suspend", senderId });
    await recordAudit(tx, {
      action: "integration_installation.suspend",
      actorId: senderId,
      accountId: installation.accountId,
      integrationId: installation.integrationId,
      installationId,
    });
  });
}

/** Lifts a suspension. Throws 404 when the installation is gone and 403 when the other side suspended it. */
export async function unsuspendInstallation({ installationId, senderId, side }: Change): Promise<void> {
  await transaction(async (tx) => {
    const before = await tx.installation.findUnique({ where: { id: installationId }, include: installationWithParts });
    if (!before) throw notFound();
    if (!before.suspendedAt) return;
    if (sideOf(before) !== side) throw forbidden("The other side suspended this installation and has to lift it.");
    const installation = await tx.installation.update({
      where: { id: installationId },
      data: { suspendedAt: null, suspendedById: null, updatedAt: clock.now() },
      include: installationWithParts,
    });
    await recordInstallationEvent(tx, { installation, action: "unsuspend", senderId });
    await recordAudit(tx, {
      action: "integration_installation.unsuspend",
      actorId: senderId,
      accountId: installation.accountId,
      integrationId: installation.integrationId,
      installationId,
    });
  });
}

/** The integration acts by its bot, the account by a person. */
const sideOf = ({ suspendedBy }: { suspendedBy: { type: string } | null }): Side =>
  suspendedBy?.type === "BOT" ? "integration" : "account";
