import type { Tx } from "@/lib/platform/db.ts";

/**
 * Holds an authorization until the transaction ends, before anything that hangs on it is touched: what is given under
 * it, renewed and ended comes one after the other. False when it has ended.
 */
export async function lockAuthorization(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT id FROM "Authorization" WHERE id = ${id} FOR UPDATE`;
  return rows.length === 1;
}

/**
 * The same for all that people agreed to with a client, or that one person agreed to, before either ends: who gives
 * tokens out holds the authorization first, and needs the client and the person to stay until it is done.
 */
export async function lockAuthorizationsOf(
  tx: Tx,
  {
    accountId = null,
    integrationId = null,
    oauthApplicationId = null,
  }: { accountId?: number | null; integrationId?: number | null; oauthApplicationId?: number | null },
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Authorization"
    WHERE "accountId" = ${accountId}::int OR "integrationId" = ${integrationId}::int OR "oauthApplicationId" = ${oauthApplicationId}::int
    ORDER BY id FOR UPDATE`;
}
