import type { Tx } from "@/lib/platform/db.ts";
import { findRepositoryRow, type RepositoryRow } from "./row.ts";

/** The repository as it is now, held until the transaction ends; null when it is gone. */
export async function lockRepository(tx: Tx, id: number): Promise<RepositoryRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "Repository" WHERE id = ${id}::int FOR UPDATE`;
  return findRepositoryRow(id, { tx });
}

/** Keeps accounts from being deleted until the transaction ends. Before any repository is held: whoever deletes an
 *  account holds it before its repositories. */
export async function keepAccounts(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ANY(${[...ids]}::int[]) ORDER BY id FOR KEY SHARE`;
}
