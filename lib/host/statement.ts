import { createHash } from "node:crypto";
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

/**
 * A statement whose text is put together from fixed parts, named after it: the same parts are planned once. Every value
 * is a parameter, so that the number of texts stays small.
 */
export function composedStatement(prefix: string, text: string): Statement {
  return { name: `${prefix}-${createHash("sha1").update(text).digest("hex").slice(0, 16)}`, text };
}

/** A row of a list beside the number of rows over all pages; a page that is empty has one row of nulls. */
export type CountedRow<Row extends { id: number }> = { total: number } & (Row | { [Key in keyof Row]: null });

/** Takes the count and the rows of one page apart. */
export function pageOfRows<Row extends { id: number }>(
  counted: readonly CountedRow<Row>[],
): { total: number; rows: Row[] } {
  const isRow = (row: CountedRow<Row>): row is { total: number } & Row => row.id !== null;
  return { total: counted[0]?.total ?? 0, rows: counted.filter(isRow) };
}
