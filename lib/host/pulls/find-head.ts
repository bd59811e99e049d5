import { validationFailed } from "@/lib/api/errors.ts";
import { db } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { findRef } from "../git/refs.ts";
import { branchProblem } from "../git/rules.ts";
import { reachableSql } from "../repositories/role-sql.ts";
import { rowsOfStatement } from "../statement.ts";
import { parseHead } from "./rules.ts";

export const invalidField = (field: "head" | "base", message?: string) =>
  validationFailed({ resource: "PullRequest", field, code: "invalid", ...(message !== undefined && { message }) });

/** Where a branch of a repository is now; null when there is none. */
export async function findBranch(repositoryId: number, branch: string): Promise<string | null> {
  if (branchProblem(branch)) return null;
  return (await findRef(repositoryId, `refs/heads/${branch}`))?.sha ?? null;
}

export type Head = { repositoryId: number; ownerLogin: string; ref: string; sha: string };

/** The branch that `head` names, of the base or of another repository in its network that the one who acts may read.
 *  Throws 422. */
export async function requireHead(
  base: { id: number; ownerLogin: string },
  { head, headRepo, acting }: { head: string; headRepo: string | undefined; acting: Acting },
): Promise<Head> {
  const { owner, ref } = parseHead(head);
  const repository =
    owner === null || (owner.toLowerCase() === base.ownerLogin.toLowerCase() && headRepo === undefined)
      ? { id: base.id, ownerLogin: base.ownerLogin }
      : await findInNetwork(base.id, { owner, name: headRepo, personId: acting.account.id });
  const sha = repository && (await findBranch(repository.id, ref));
  if (!sha) throw invalidField("head");
  return { repositoryId: repository.id, ownerLogin: repository.ownerLogin, ref, sha };
}

/** A repository of an owner in the same network, that the person may read; null when there is none. */
export async function findInNetwork(
  baseId: number,
  { owner, name, personId }: { owner: string; name: string | undefined; personId: number | null },
): Promise<{ id: number; ownerLogin: string } | null> {
  const base = await db.repository.findUniqueOrThrow({ where: { id: baseId }, select: { sourceId: true } });
  const network = base.sourceId ?? baseId;
  const [found] = await rowsOfStatement<{ id: number; ownerLogin: string }>(
    {
      name: "repository-in-network",
      text: `SELECT r.id, o.login AS "ownerLogin" FROM "Repository" r JOIN "Account" o ON o.id = r."ownerId"
        WHERE o.login = $1::citext AND ($2::citext IS NULL OR r.name = $2::citext) AND (r.id = $3::int OR r."sourceId" = $3::int)
          AND (NOT r.private OR ${reachableSql("$4::int")}) ORDER BY r.id LIMIT 1`,
    },
    [owner, name ?? null, network, personId],
  );
  return found ?? null;
}
