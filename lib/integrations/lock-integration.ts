import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { includes, managedBy } from "./managers.ts";
import { findIntegrationById, type IntegrationDetails } from "./queries.ts";

/**
 * The registration, held until the transaction ends so that two changes come one after the other. Throws 404 and 403
 * for whoever neither owns it nor was named manager of it; `bySelf` also lets the integration's own bot through.
 */
export async function lockIntegration(
  tx: Tx,
  { integrationId, actor, bySelf = false }: { integrationId: number; actor: Actor; bySelf?: boolean },
): Promise<IntegrationDetails> {
  await tx.$queryRaw`SELECT id FROM "Integration" WHERE id = ${integrationId} FOR UPDATE`;
  const integration = await findIntegrationById(integrationId, tx);
  if (!integration) throw notFound();
  if (!(bySelf && actor.accountId === integration.botId)) await requireManager(tx, actor.accountId, integration);
  return integration;
}

/** The refusal and its words are those of every account. */
async function requireManager(tx: Tx, userId: number, { id, ownerId }: IntegrationDetails): Promise<void> {
  if (includes(await managedBy({ userId, ownerId }, tx), id)) return;
  await requireAdministrator(userId, ownerId, tx);
}
