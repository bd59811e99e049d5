import { settleNoticesAbout } from "@/lib/accounts/notices.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { removeInstallation } from "@/lib/installations/uninstall.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx } from "@/lib/platform/db.ts";
import { INTEGRATIONS_PER_ACCOUNT_MAX } from "./limits.ts";
import type { IntegrationDetails } from "./queries.ts";
import { requireFreeName } from "./require-free-name.ts";
import { endIntegrationTransfers } from "./transfers/end-transfers.ts";
import { refuseField } from "./validated.ts";

/** Who gets an integration. */
export type NewOwner = { id: number; login: string; type: "USER" | "ORGANIZATION" | "BOT" };

/**
 * Moves an integration that this transaction holds to another account, which it holds as well. Keys, secrets and public
 * installations go on; a private integration is uninstalled wherever its new owner is not, and managers that the old
 * organization named for it are no longer. `actorId` is whose act the move is: who gives it away, or the person who
 * accepted it. Returns how many installations ended. Throws 422 for an account that is full and a name that it could
 * not have.
 */
export async function moveIntegration(
  tx: Tx,
  { integration, receiver, actorId }: { integration: IntegrationDetails; receiver: NewOwner; actorId: number },
): Promise<number> {
  const { id: integrationId, name, ownerId } = integration;
  await requireRoom(tx, receiver);
  await requireFreeName(tx, { name, ownerId: receiver.id, actorId, integrationId });
  await endIntegrationTransfers(tx, { integrationId });
  await settleNoticesAbout(tx, { integrationId });
  const from = await tx.account.findUniqueOrThrow({
    where: { id: ownerId },
    select: { id: true, login: true, type: true },
  });
  const uninstalled = integration.public ? 0 : await uninstallElsewhere(tx, { integrationId, actorId, receiver });
  await tx.integrationManager.deleteMany({ where: { integrationId } });
  await tx.integration.update({
    where: { id: integrationId },
    data: { ownerId: receiver.id, updatedAt: clock.now(), revision: { increment: 1 } },
  });
  // Each of the two finds it in their own log.
  for (const accountId of [from.id, receiver.id])
    await recordAudit(tx, {
      action: "integration.transfer",
      actorId,
      accountId,
      integrationId,
      data: { name, ...parties("transfer_from", from), ...parties("transfer_to", receiver) },
    });
  return uninstalled;
}

/** The names of the fields are the audit log's own. Source: wire facts §1.7. */
const parties = (field: string, { id, login, type }: NewOwner) => ({
  [field]: login,
  [`${field}_id`]: id,
  [`${field}_type`]: type === "ORGANIZATION" ? "Organization" : "User",
});

/** The account is held, so that two transfers at once do not both take the last place. */
async function requireRoom(tx: Tx, { id, login }: NewOwner): Promise<void> {
  if ((await tx.integration.count({ where: { ownerId: id } })) < INTEGRATIONS_PER_ACCOUNT_MAX) return;
  throw refuseField(
    "new_owner",
    `${login} has ${INTEGRATIONS_PER_ACCOUNT_MAX} integrations, which is all that an account can have.`,
    "invalid",
  );
}

const elsewhere = (integrationId: number, receiverId: number) => ({ integrationId, accountId: { not: receiverId } });

/** How many installations would end if the account got the integration now. */
export async function installationsEndingWith({
  integration,
  receiverId,
}: {
  integration: { id: number; public: boolean };
  receiverId: number;
}): Promise<number> {
  return integration.public ? 0 : db.installation.count({ where: elsewhere(integration.id, receiverId) });
}

/** A private integration is for its owner alone. */
async function uninstallElsewhere(
  tx: Tx,
  { integrationId, actorId, receiver }: { integrationId: number; actorId: number; receiver: NewOwner },
): Promise<number> {
  const where = elsewhere(integrationId, receiver.id);
  const installations = await tx.installation.findMany({ where, select: { id: true } });
  for (const { id } of installations) await removeInstallation(tx, { installationId: id, senderId: actorId });
  return installations.length;
}
