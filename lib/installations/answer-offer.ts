import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx, transaction } from "@/lib/platform/db.ts";
import { lockInstallation } from "./lock-installation.ts";
import { noticeSubject } from "./tell-owners.ts";

type Shown = { installationId: number; actorId: number; version: number };

/** Notes the first time that somebody who administers the account had a version's new permissions before them. */
export async function noteOfferSeen({ installationId, actorId, version }: Shown): Promise<void> {
  const seen = { seenAt: clock.now(), seenById: actorId };
  const which = { installationId, version };
  const { count } = await db.permissionOffer.updateMany({ where: { ...which, seenAt: null }, data: seen });
  if (count > 0) return;
  // There is none for what a world file began with.
  await db.permissionOffer.createMany({
    data: { ...which, createdAt: clock.now(), ...seen },
    skipDuplicates: true,
  });
}

/**
 * "Not now": nothing changes, and the developer sees that it was put off. It can be accepted at any later time. Throws
 * 404 when the installation is gone, and 404 or 403 for whoever does not administer its account.
 */
export async function putOffPermissions({ installationId, actorId, version }: Shown): Promise<void> {
  await transaction(async (tx) => {
    const { accountId, integrationId } = await lockInstallation(tx, installationId);
    await requireAdministrator(actorId, accountId, tx);
    const now = clock.now();
    const { count } = await tx.permissionOffer.updateMany({
      where: { installationId, version, acceptedAt: null },
      data: { putOffAt: now, putOffById: actorId },
    });
    if (count > 0)
      await recordAudit(tx, {
        action: "integration_installation.version_put_off",
        actorId,
        accountId,
        integrationId,
        installationId,
        data: { version },
      });
    await tx.notice.updateMany({
      where: { accountId: actorId, subject: noticeSubject(installationId), readAt: null },
      data: { readAt: now },
    });
  });
}

/** Notes who accepted a version, in the transaction that accepts it. */
export async function noteOfferAccepted(tx: Tx, { installationId, actorId, version }: Shown): Promise<void> {
  const now = clock.now();
  const accepted = { acceptedAt: now, acceptedById: actorId };
  await tx.permissionOffer.upsert({
    where: { installationId_version: { installationId, version } },
    update: accepted,
    create: { installationId, version, createdAt: now, seenAt: now, seenById: actorId, ...accepted },
  });
}
