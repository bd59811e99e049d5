import { validationFailed } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** The ids without repetition. Throws 422 when one is no repository of the account. */
export async function requireOwnRepositories(tx: Tx, accountId: number, ids: readonly number[]): Promise<number[]> {
  const wanted = [...new Set(ids)];
  const found = await tx.repository.count({ where: { ownerId: accountId, id: { in: wanted } } });
  if (found !== wanted.length)
    throw validationFailed({
      resource: "Installation",
      field: "repository_ids",
      code: "invalid",
      message: "one of the repositories is gone or belongs to another account; choose again",
    });
  return wanted;
}
