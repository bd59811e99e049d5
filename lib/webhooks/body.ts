import { pool, type Reader } from "@/lib/platform/db.ts";
import { BODY } from "./body-sql.ts";

const OF_DELIVERIES = `SELECT d.id::text, ${BODY} AS body FROM "Delivery" d WHERE d.id = ANY($1::bigint[])`;

/** The exact JSON of deliveries, with what is known of them already. */
export async function withBodies<Row extends { id: bigint }>(
  rows: readonly Row[],
  reader?: Reader,
): Promise<(Row & { body: string })[]> {
  type Body = { id: string; body: string };
  const ids = rows.map(({ id }) => String(id));
  const bodies = reader
    ? await reader.$queryRawUnsafe<Body[]>(OF_DELIVERIES, ids)
    : (await pool.query<Body>(OF_DELIVERIES, [ids])).rows;
  const byId = new Map(bodies.map(({ id, body }) => [id, body]));
  return rows.map((row) => ({ ...row, body: byId.get(String(row.id)) ?? "" }));
}
