import { requireAdministrator } from "@/lib/accounts/queries.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { type InstallationWithParts, installationWithParts } from "./queries.ts";

/** Which side acts: the integration by its API, or the account by its pages. */
export type Side = "integration" | "account";

/** Who acts on an installation: the integration's bot, or a person who administers the account it is installed on. */
export type Acting = { side: Side; senderId: number };

/** The installation, held until the transaction ends, so that two who change it at once do so one after the other. Its
 *  integration is kept as well, and first: whoever deletes that one holds it before what is installed of it.
 *  @throws 404 when it is gone */
export async function lockInstallation(tx: Tx, id: number): Promise<InstallationWithParts> {
  await tx.$queryRaw`SELECT g.id FROM "Integration" g JOIN "Installation" i ON i."integrationId" = g.id
    WHERE i.id = ${id}::int FOR KEY SHARE OF g`;
  await tx.$queryRaw`SELECT id FROM "Installation" WHERE id = ${id}::int FOR UPDATE`;
  const installation = await tx.installation.findUnique({ where: { id }, include: installationWithParts });
  if (!installation) throw notFound();
  return installation;
}

/** Lets through the bot of the installation's own integration, or an administrator of its account.
 *  @throws 404 for those who have nothing to do with it, 403 for members who do not own the organization */
export async function requireActing(
  tx: Tx,
  { integration, accountId }: InstallationWithParts,
  { side, senderId }: Acting,
): Promise<void> {
  if (side === "account") await requireAdministrator(senderId, accountId, tx);
  else if (senderId !== integration.botId) throw notFound();
}
