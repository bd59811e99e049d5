import { Prisma } from "@/generated/prisma/client.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** A table and its columns with their SQL types, all of them written by us. */
export type Table = { name: string; columns: Readonly<Record<string, string>> };

/** Rows in one statement, to keep its one parameter at some megabytes. */
const ROWS_AT_ONCE = 5000;

/** Writes many rows as one JSON parameter: a hundredth of what building a statement with a parameter for each value
 *  costs. */
export async function insertRows(
  tx: Tx,
  { name, columns }: Table,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const names = Object.keys(columns).map((column) => `"${column}"`);
  const types = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
  const into = Prisma.raw(`INSERT INTO "${name}" (${names.join(", ")}) SELECT ${names.join(", ")}`);
  const shape = Prisma.raw(types.join(", "));
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const json = JSON.stringify(rows.slice(start, start + ROWS_AT_ONCE));
    await tx.$executeRaw`${into} FROM json_to_recordset(${json}::json) AS row(${shape})`;
  }
}
