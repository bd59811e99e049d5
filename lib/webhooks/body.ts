import { pool, type Reader } from "@/lib/platform/db.ts";
import { BODY_PARTS, type BodyParts, exactBody } from "./body-sql.ts";

const OF_DELIVERIES = `SELECT d.id::text, ${BODY_PARTS} FROM "Delivery" d WHERE d.id = ANY($1::bigint[])`;

/** The exact JSON of deliveries, with what is known of them already. */
export async function withBodies<Row extends { id: bigint }>(
  rows: readonly Row[],
  reader?: Reader,
): Promise<(Row & { body: string })[]> {
  type Body = BodyParts & { id: string };
  const ids = rows.map(({ id }) => String(id));
  const bodies = reader
    ? await reader.$queryRawUnsafe<Body[]>(OF_DELIVERIES, ids)
    : (await pool.query<Body>(OF_DELIVERIES, [ids])).rows;
  const byId = new Map(bodies.map(({ id, ...parts }) => [id, exactBody(parts)]));
  return rows.map((row) => ({ ...row, body: byId.get(String(row.id)) ?? "" }));
}
