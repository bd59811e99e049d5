import { holdAdministrator } from "@/lib/accounts/hold-administrator.ts";
import { settleNotices } from "@/lib/accounts/notices.ts";
import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { permissionEntries } from "@/lib/authorization/permissions.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { noteOfferAccepted } from "./answer-offer.ts";
import { recordInstallationEvent } from "./events.ts";
import { lockInstallation } from "./lock-installation.ts";
import { type InstallationWithParts, installationWithParts } from "./queries.ts";
import { requireConsent } from "./require-consent.ts";
import { needsConfirmation, waitingPermissions } from "./rules.ts";
import type { Consent } from "./schemas.ts";
import { noticeSubject } from "./tell-owners.ts";

/**
 * Gives an installation what its integration asks for now, as the person agreed to it. Changes nothing when nothing
 * waits. Throws 404 when the installation is gone, 403 when the person does not administer its account, and 422 when
 * the version is another than was agreed to or what has to be confirmed was not.
 */
export async function acceptPermissions({
  installationId,
  actorId,
  consent,
}: {
  installationId: number;
  actorId: number;
  consent: Consent;
}): Promise<InstallationWithParts> {
  return transaction(async (tx) => {
    const { before, version } = await lockBoth(tx, installationId, actorId);
    const asked = permissionsOf(version.permissions);
    const waiting = waitingPermissions(permissionsOf(before.permissions), asked);
    requireConsent(consent, { newest: version.number, mustConfirm: needsConfirmation(waiting) });
    if (permissionEntries(waiting).length === 0) return before;
    const installation = await tx.installation.update({
      where: { id: installationId },
      data: {
        permissions: { ...asked },
        events: version.events,
        acceptedVersion: version.number,
        updatedAt: clock.now(),
      },
      include: installationWithParts,
    });
    await noteOfferAccepted(tx, { installationId, actorId, version: version.number });
    await settleNotices(tx, noticeSubject(installationId));
    await recordInstallationEvent(tx, { installation, action: "new_permissions_accepted", senderId: actorId });
    await recordAudit(tx, {
      action: "integration_installation.version_updated",
      actorId,
      accountId: before.accountId,
      integrationId: before.integrationId,
      installationId,
      data: { version: version.number, accepted: { ...waiting } },
    });
    return installation;
  });
}

/** The integration before the installation, as changing what is asked for does: two that wait for each other never end. */
async function lockBoth(tx: Tx, installationId: number, actorId: number) {
  const found = await tx.installation.findUnique({
    where: { id: installationId },
    select: { integrationId: true, accountId: true },
  });
  if (!found) throw notFound();
  await holdAdministrator(tx, actorId, found.accountId);
  await tx.$queryRaw`SELECT id FROM "Integration" WHERE id = ${found.integrationId}::int FOR SHARE`;
  const before = await lockInstallation(tx, installationId);
  const version = await tx.integrationVersion.findFirstOrThrow({
    where: { integrationId: found.integrationId },
    orderBy: { number: "desc" },
  });
  return { before, version };
}
