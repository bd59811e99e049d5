import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { recordInstallationEvent } from "./events.ts";
import { installationWithParts } from "./queries.ts";

/**
 * Takes an installation out: its tokens end with it. `senderId` is who did it: a person who administers the account,
 * or the integration's bot. Throws 404 when it is gone already.
 */
export async function uninstall({
  installationId,
  senderId,
}: {
  installationId: number;
  senderId: number;
}): Promise<void> {
  await transaction(async (tx) => {
    const installation = await tx.installation.findUnique({
      where: { id: installationId },
      include: installationWithParts,
    });
    if (!installation) throw notFound();
    await recordInstallationEvent(tx, { installation, action: "deleted", senderId });
    await recordAudit(tx, {
      action: "integration_installation.destroy",
      actorId: senderId,
      accountId: installation.accountId,
      integrationId: installation.integrationId,
      installationId,
    });
    await tx.installation.delete({ where: { id: installationId } });
  });
}
