import type { Account } from "@/generated/prisma/client.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { requireAdministrator } from "./queries.ts";

/**
 * The account, whose administration nobody takes from the person before the transaction ends: who lost it while they
 * decided, decided too late. Before integrations and installations are held, and the account before the membership, as by
 * whoever deletes an account or changes who owns it.
 * @throws as requireAdministrator
 */
export async function holdAdministrator(tx: Tx, viewerId: number, accountId: number): Promise<Account> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId}::int FOR KEY SHARE`;
  await tx.$queryRaw`SELECT 1 FROM "Membership"
    WHERE "organizationId" = ${accountId}::int AND "userId" = ${viewerId}::int FOR SHARE`;
  return requireAdministrator(viewerId, accountId, tx);
}
