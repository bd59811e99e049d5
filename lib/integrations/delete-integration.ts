import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { endRequests } from "@/lib/installations/requests/settle-requests.ts";
import { removeInstallation } from "@/lib/installations/uninstall.ts";
import { transaction } from "@/lib/platform/db.ts";
import { outliveIntegration } from "@/lib/webhooks/outlive-integration.ts";
import { lockIntegration } from "./lock-integration.ts";
import { refuseField } from "./validated.ts";

/**
 * Deletes the registration: uninstalls it everywhere, ends every credential, and takes its bot account with it, whose
 * issues and comments stay without an author. Its webhook is told of each end, and goes when it has been. `confirmation` is the name as the actor typed it. Throws 422 for another.
 */
export async function deleteIntegration({
  actor,
  integrationId,
  confirmation,
}: {
  actor: Actor;
  integrationId: number;
  confirmation: string;
}): Promise<void> {
  await transaction(async (tx) => {
    const { ownerId, botId, name, slug } = await lockIntegration(tx, { integrationId, actor });
    if (confirmation.trim() !== name)
      throw refuseField("confirmation", `Type the name “${name}” to delete the integration.`, "invalid");
    const installations = await tx.installation.findMany({ where: { integrationId }, select: { id: true } });
    for (const { id } of installations) await removeInstallation(tx, { installationId: id, senderId: actor.accountId });
    await endRequests(tx, { integrationId, actorId: actor.accountId });
    await recordAudit(tx, {
      action: "integration.destroy",
      actorId: actor.accountId,
      accountId: ownerId,
      data: { integration_id: integrationId, name, slug, installations: installations.length },
    });
    await outliveIntegration(tx, integrationId);
    await tx.integration.delete({ where: { id: integrationId } });
    await tx.account.delete({ where: { id: botId } });
  });
}
