import { validationFailed } from "@/lib/api/errors.ts";
import type { Visibility } from "@/lib/authorization/visibility.ts";
import { db, pool } from "@/lib/platform/db.ts";
import { findRef } from "../git/refs.ts";
import { branchProblem } from "../git/rules.ts";
import { visibilitySql } from "../repositories/visibility-sql.ts";
import { createValues } from "../values.ts";
import { parseHead } from "./rules.ts";

export const invalidField = (field: "head" | "base", message?: string) =>
  validationFailed({ resource: "PullRequest", field, code: "invalid", ...(message !== undefined && { message }) });

/** Where a branch of a repository is now; null when there is none. */
export async function findBranch(repositoryId: number, branch: string): Promise<string | null> {
  if (branchProblem(branch)) return null;
  return (await findRef(repositoryId, `refs/heads/${branch}`))?.sha ?? null;
}

export type Head = { repositoryId: number; ownerLogin: string; ref: string; sha: string };

/** The branch that `head` names, of the base or of another repository in its network whose contents are visible.
 *  Throws 422. */
export async function requireHead(
  base: { id: number; ownerLogin: string },
  { head, headRepo, visible }: { head: string; headRepo: string | undefined; visible: Visibility },
): Promise<Head> {
  const { owner, ref } = parseHead(head);
  const repository =
    owner === null || (owner.toLowerCase() === base.ownerLogin.toLowerCase() && headRepo === undefined)
      ? { id: base.id, ownerLogin: base.ownerLogin }
      : await findInNetwork(base.id, { owner, name: headRepo, visible });
  const sha = repository && (await findBranch(repository.id, ref));
  if (!sha) throw invalidField("head");
  return { repositoryId: repository.id, ownerLogin: repository.ownerLogin, ref, sha };
}

/**
 * A repository of an owner in the same network, as far as the credential reads contents; null when there is none. A
 * private one is none for a public base: what is compared is copied into the base, where everybody may read it.
 */
export async function findInNetwork(
  baseId: number,
  { owner, name, visible }: { owner: string; name: string | undefined; visible: Visibility },
): Promise<{ id: number; ownerLogin: string } | null> {
  const base = await db.repository.findUniqueOrThrow({
    where: { id: baseId },
    select: { sourceId: true, private: true },
  });
  const network = base.sourceId ?? baseId;
  const values = createValues();
  const conditions = [
    `o.login = ${values.add(owner)}::citext`,
    ...(name === undefined ? [] : [`r.name = ${values.add(name)}::citext`]),
    `${values.add(network)}::int IN (r.id, r."sourceId")`,
    visibilitySql(visible, values),
    ...(base.private ? [] : ["NOT r.private"]),
  ];
  const { rows } = await pool.query<{ id: number; ownerLogin: string }>(
    `SELECT r.id, o.login AS "ownerLogin" FROM "Repository" r JOIN "Account" o ON o.id = r."ownerId"
      WHERE ${conditions.join(" AND ")} ORDER BY r.id LIMIT 1`,
    [...values.list],
  );
  return rows[0] ?? null;
}
