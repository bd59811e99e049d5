import type { Tx } from "@/lib/platform/db.ts";
import { refuseField } from "./refuse.ts";

/** The ids without repetition, each held until the transaction ends. Throws 422 when one is no repository of the account. */
export async function requireOwnRepositories(tx: Tx, accountId: number, ids: readonly number[]): Promise<number[]> {
  const wanted = [...new Set(ids)];
  const found = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT FROM "Repository"
      WHERE "ownerId" = ${accountId}::int AND id = ANY(${wanted}::int[]) FOR KEY SHARE) held`;
  if (found[0]?.count !== wanted.length)
    throw refuseField(
      "repository_ids",
      "One of the repositories is gone or belongs to another account. Look through the selection and try again.",
      "invalid",
    );
  return wanted;
}
