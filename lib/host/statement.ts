import { pool, type Tx } from "@/lib/platform/db.ts";

/** A statement that is parsed and planned once on each connection; the name is unique in the process. */
export type Statement = { readonly name: string; readonly text: string };

/**
 * The rows of one statement: by name on the shared pool, or inside a transaction, where what it wrote is seen.
 * Counts are cast to int in the text, because a bigint arrives in two forms.
 */
export async function rowsOfStatement<Row extends object>(
  statement: Statement,
  values: readonly unknown[],
  tx?: Tx,
): Promise<Row[]> {
  if (tx) return tx.$queryRawUnsafe<Row[]>(statement.text, ...values);
  const { rows } = await pool.query<Row>({ ...statement, values: [...values] });
  return rows;
}
