import { roleSql } from "@/lib/host/repositories/role-sql.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { refuseField } from "./refuse.ts";

/** $1: the person, $2: the account, $3: ids. Held until the transaction ends. */
const SEEN = `SELECT r.id, ${roleSql("$1")} = 'admin' AS administered FROM "Repository" r
  WHERE r."ownerId" = $2::int AND r.id = ANY($3::int[]) AND (NOT r.private OR ${roleSql("$1")} IS NOT NULL)
  FOR KEY SHARE OF r`;

/**
 * What a person chose among the repositories of an account that they see, without repetition, those that they
 * administer apart. Throws 422 when one is none of them: private ones of others and missing ones alike.
 */
export async function requireSeenRepositories(
  tx: Tx,
  { userId, accountId, ids }: { userId: number; accountId: number; ids: readonly number[] },
): Promise<{ administered: number[]; others: number[] }> {
  const wanted = [...new Set(ids)];
  const rows = await tx.$queryRawUnsafe<{ id: number; administered: boolean | null }[]>(
    SEEN,
    userId,
    accountId,
    wanted,
  );
  if (rows.length !== wanted.length)
    throw refuseField(
      "repository_ids",
      "One of the repositories is gone or belongs to another account. Look through the selection and try again.",
      "invalid",
    );
  const idsOf = (administered: boolean) =>
    rows.filter((row) => (row.administered ?? false) === administered).map(({ id }) => id);
  return { administered: idsOf(true), others: idsOf(false) };
}
