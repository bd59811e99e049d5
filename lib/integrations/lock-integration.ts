import { findOrganizationRole, requireAdministrator } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { findIntegrationById, type IntegrationDetails } from "./queries.ts";

/**
 * The registration, held until the transaction ends so that two changes come one after the other. Throws 404 and 403
 * for whoever does not administer the account that owns it; `bySelf` also lets the integration's own bot through.
 */
export async function lockIntegration(
  tx: Tx,
  { integrationId, actor, bySelf = false }: { integrationId: number; actor: Actor; bySelf?: boolean },
): Promise<IntegrationDetails> {
  await tx.$queryRaw`SELECT id FROM "Integration" WHERE id = ${integrationId} FOR UPDATE`;
  const integration = await findIntegrationById(integrationId, tx);
  if (!integration) throw notFound();
  if (!(bySelf && actor.accountId === integration.botId)) await requireOwner(tx, actor.accountId, integration.ownerId);
  return integration;
}

/** Asks on the transaction's own connection; the refusal and its words are those of every account. */
async function requireOwner(tx: Tx, userId: number, ownerId: number): Promise<void> {
  if (userId === ownerId) return;
  const role = await findOrganizationRole({ organizationId: ownerId, userId }, tx);
  if (role !== "ADMIN") await requireAdministrator(userId, ownerId);
}
