import type { Tx } from "@/lib/platform/db.ts";

/**
 * Holds an authorization until the transaction ends, before anything that hangs on it is touched: what is given under
 * it, renewed and ended comes one after the other. False when it has ended.
 */
export async function lockAuthorization(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT id FROM "Authorization" WHERE id = ${id} FOR UPDATE`;
  return rows.length === 1;
}
