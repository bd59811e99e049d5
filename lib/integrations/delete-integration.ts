import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { endRequests } from "@/lib/installations/requests/settle-requests.ts";
import { removeInstallation } from "@/lib/installations/uninstall.ts";
import { lockAuthorizationsOf } from "@/lib/oauth/lock-authorization.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { outliveIntegration } from "@/lib/webhooks/outlive-integration.ts";
import { lockIntegration } from "./lock-integration.ts";
import { endIntegrationTransfers } from "./transfers/end-transfers.ts";
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
    await lockAuthorizationsOf(tx, { integrationId });
    const integration = await lockIntegration(tx, { integrationId, actor });
    const { name } = integration;
    if (confirmation.trim() !== name)
      throw refuseField("confirmation", `Type the name “${name}” to delete the integration.`, "invalid");
    await endIntegration(tx, { integration, actorId: actor.accountId });
  });
}

/** The same for each integration that an account owns, as a part of that account's end; the one that acts is the last.
 *  Returns how many there were. */
export async function endIntegrationsOf(
  tx: Tx,
  { ownerId, actorId }: { ownerId: number; actorId: number },
): Promise<number> {
  const integrations = await tx.integration.findMany({ where: { ownerId }, orderBy: { id: "asc" } });
  const isActor = ({ botId }: { botId: number }) => Number(botId === actorId);
  for (const integration of integrations.toSorted((one, other) => isActor(one) - isActor(other))) {
    await lockAuthorizationsOf(tx, { integrationId: integration.id });
    await endIntegration(tx, { integration, actorId });
  }
  return integrations.length;
}

async function endIntegration(
  tx: Tx,
  {
    integration: { id: integrationId, ownerId, botId, name, slug },
    actorId,
  }: {
    integration: { id: number; ownerId: number; botId: number; name: string; slug: string };
    actorId: number;
  },
): Promise<void> {
  const installations = await tx.installation.findMany({ where: { integrationId }, select: { id: true } });
  for (const { id } of installations) await removeInstallation(tx, { installationId: id, senderId: actorId });
  await endRequests(tx, { integrationId, actorId });
  await endIntegrationTransfers(tx, { integrationId });
  await recordAudit(tx, {
    action: "integration.destroy",
    actorId,
    accountId: ownerId,
    data: { integration_id: integrationId, name, slug, installations: installations.length },
  });
  await outliveIntegration(tx, integrationId);
  await tx.integration.delete({ where: { id: integrationId } });
  await tx.account.delete({ where: { id: botId } });
}
