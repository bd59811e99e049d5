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
  const integration = await holdIntegration(tx, integrationId);
  if (!(bySelf && actor.accountId === integration.botId)) await requireManager(tx, actor.accountId, integration);
  return integration;
}

/** The registration, held until the transaction ends, whoever acts: that is for the caller to decide.
 *  @throws 404 when it is gone */
export async function holdIntegration(tx: Tx, id: number): Promise<IntegrationDetails> {
  await tx.$queryRaw`SELECT id FROM "Integration" WHERE id = ${id} FOR UPDATE`;
  const integration = await findIntegrationById(id, tx);
  if (!integration) throw notFound();
  return integration;
}

/**
 * Keeps accounts from ending, from getting another registration and, of an organization, from changing owners until the
 * transaction ends; answers which of them are there. Before any integration is held, and people before organizations: whoever
 * deletes an account holds it before what it owns and where it belongs.
 */
export async function holdAccounts(tx: Tx, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const held = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM "Account" WHERE id = ANY(${[...ids]}::int[])
    ORDER BY type = 'ORGANIZATION', id FOR NO KEY UPDATE`;
  return new Set(held.map(({ id }) => id));
}

/** The refusal and its words are those of every account. */
async function requireManager(tx: Tx, userId: number, { id, ownerId }: IntegrationDetails): Promise<void> {
  if (includes(await managedBy({ userId, ownerId }, tx), id)) return;
  await requireAdministrator(userId, ownerId, tx);
}
