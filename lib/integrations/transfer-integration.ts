import { findAccountByLogin } from "@/lib/accounts/queries.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { removeInstallation } from "@/lib/installations/uninstall.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { INTEGRATIONS_PER_ACCOUNT_MAX } from "./limits.ts";
import { lockIntegration } from "./lock-integration.ts";
import { requireFreeName } from "./require-free-name.ts";
import { mayRegister } from "./require-registrar.ts";
import { refuseField } from "./validated.ts";

type Owner = { id: number; login: string; type: string };

/**
 * Gives the registration to another account where the actor may register integrations. Keys, secrets and public
 * installations go on; a private integration is uninstalled wherever its new owner is not, and managers that the old
 * organization named for it are no longer. Throws 422 when the name is typed wrong, and when the account is none, the
 * same, one where the actor may not register, or full.
 */
export async function transferIntegration({
  actor,
  integrationId,
  newOwner,
  confirmation,
}: {
  actor: Actor;
  integrationId: number;
  /** A login. */
  newOwner: string;
  /** The name of the integration, as the actor typed it. */
  confirmation: string;
}): Promise<{ owner: Owner; uninstalled: number }> {
  return transaction(async (tx) => {
    const integration = await lockIntegration(tx, { integrationId, actor });
    const { ownerId, name } = integration;
    const target = await requireReceiver(tx, { actorId: actor.accountId, ownerId, login: newOwner.trim() });
    if (confirmation.trim() !== name)
      throw refuseField("confirmation", `Type the name “${name}” to transfer the integration.`, "invalid");
    await requireFreeName(tx, { name, ownerId: target.id, actorId: actor.accountId, integrationId });
    const from = await tx.account.findUniqueOrThrow({ where: { id: ownerId }, select: owner });
    const uninstalled = integration.public ? 0 : await uninstallElsewhere(tx, { integrationId, actor, target });
    await tx.integrationManager.deleteMany({ where: { integrationId } });
    await tx.integration.update({
      where: { id: integrationId },
      data: { ownerId: target.id, updatedAt: clock.now(), revision: { increment: 1 } },
    });
    // Each of the two finds it in their own log.
    for (const accountId of [from.id, target.id])
      await recordAudit(tx, {
        action: "integration.transfer",
        actorId: actor.accountId,
        accountId,
        integrationId,
        data: { name, ...parties("transfer_from", from), ...parties("transfer_to", target) },
      });
    return { owner: target, uninstalled };
  });
}

const owner = { id: true, login: true, type: true } as const;

/** The names of the fields are the audit log's own. Source: wire facts §1.7. */
const parties = (field: string, { id, login, type }: Owner) => ({
  [field]: login,
  [`${field}_id`]: id,
  [`${field}_type`]: type === "ORGANIZATION" ? "Organization" : "User",
});

/** The account's row is held, so that two transfers at once do not both take the last place. */
async function requireReceiver(
  tx: Tx,
  { actorId, ownerId, login }: { actorId: number; ownerId: number; login: string },
): Promise<Owner> {
  const refuse = (message: string) => refuseField("new_owner", message, "invalid");
  if (login === "") throw refuse("Enter the login of the account that is to own it.");
  const found = login.includes("\0") ? null : await findAccountByLogin(login, tx);
  if (!found || found.type === "BOT") throw refuse(`There is no person and no organization called “${login}”.`);
  if (found.id === ownerId) throw refuse(`It belongs to ${found.login} already.`);
  if (!(await mayRegister(actorId, found.id, tx)))
    throw refuse(
      `You cannot register integrations for ${found.login}, so you cannot give it one. Transfer it to your own account or to an organization that you own, or ask there to be made a manager of all integrations.`,
    );
  await tx.$queryRaw`SELECT id FROM "Account" WHERE id = ${found.id} FOR UPDATE`;
  if ((await tx.integration.count({ where: { ownerId: found.id } })) >= INTEGRATIONS_PER_ACCOUNT_MAX)
    throw refuse(
      `${found.login} has ${INTEGRATIONS_PER_ACCOUNT_MAX} integrations, which is all that an account can have.`,
    );
  return found;
}

/** A private integration is for its owner alone. */
async function uninstallElsewhere(
  tx: Tx,
  { integrationId, actor, target }: { integrationId: number; actor: Actor; target: Owner },
): Promise<number> {
  const where = { integrationId, accountId: { not: target.id } };
  const installations = await tx.installation.findMany({ where, select: { id: true } });
  for (const { id } of installations) await removeInstallation(tx, { installationId: id, senderId: actor.accountId });
  return installations.length;
}
