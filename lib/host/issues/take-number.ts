import { isInTransaction, pool } from "@/lib/platform/db.ts";

const TAKE = {
  name: "take-number",
  text: `WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
    UPDATE "Repository" SET "lastNumber" = "lastNumber" + 1 FROM quick WHERE id = $1 RETURNING "lastNumber" AS number`,
};

/**
 * Takes a repository's next number, ahead of the transaction that uses it: one that counted itself would hold the
 * repository's row until its commit is on the disk, and all who open issues would wait for one another. The number of a
 * transaction that fails stays unused. It need not wait for the disk, where it comes before whatever uses it.
 * Null inside a transaction, which may hold that row already and has to count itself, and for a repository that is gone.
 */
export async function takeNumber(repositoryId: number): Promise<number | null> {
  if (isInTransaction()) return null;
  const { rows } = await pool.query<{ number: number }>({ ...TAKE, values: [repositoryId] });
  return rows[0]?.number ?? null;
}
