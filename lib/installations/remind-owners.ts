import { notFound, unprocessable } from "@/lib/api/errors.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { lockIntegration } from "@/lib/integrations/lock-integration.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { nextReminderAt } from "./offers.ts";
import { tellOwners } from "./tell-owners.ts";

/**
 * Reminds those who administer an installation's account of the permissions that wait there, by mail and in their
 * notices. Throws 404 for an installation of another integration, 404 or 403 for whoever does not administer this one,
 * and 422 when nothing waits or they were reminded within the last week.
 */
export async function remindOwners({
  actor,
  integrationId,
  installationId,
}: {
  actor: Actor;
  integrationId: number;
  installationId: number;
}): Promise<void> {
  await transaction(async (tx) => {
    const { currentVersion: version } = await lockIntegration(tx, { integrationId, actor });
    const installation = await tx.installation.findUnique({
      where: { id: installationId, integrationId },
      select: { acceptedVersion: true },
    });
    if (!installation) throw notFound();
    if (installation.acceptedVersion >= version) throw unprocessable("Nothing waits to be accepted there.");
    const which = { installationId_version: { installationId, version } };
    const now = clock.now();
    const offer = await tx.permissionOffer.findUnique({ where: which });
    if (offer && nextReminderAt(offer) > now)
      throw unprocessable("They were reminded within the last week. One reminder a week is the most.");
    await tx.permissionOffer.upsert({
      where: which,
      update: { remindedAt: now },
      create: { installationId, version, createdAt: now, remindedAt: now },
    });
    await tellOwners(tx, { integrationId, version, installationIds: [installationId], reminder: true });
  });
}
