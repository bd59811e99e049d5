import { type SimpleAccount, simpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { RepositoryRole } from "@/lib/authorization/roles.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { roleSql, TEAM_REACH } from "../repositories/role-sql.ts";
import { type CountedRow, pageOfRows, rowsOfStatement, type Statement } from "../statement.ts";
import type { CollaboratorRow } from "./represent.ts";

export const COLLABORATOR_AFFILIATIONS = ["all", "direct", "outside"] as const;
export type CollaboratorAffiliation = (typeof COLLABORATOR_AFFILIATIONS)[number];

/** Everybody with a role, by login. $2: all, direct (invited by name) or outside (no member of the organization). */
const LIST: Statement = {
  name: "collaborators",
  text: `WITH person AS (
    SELECT a.id, a.login, a.type, a."siteAdmin", ${roleSql("a.id")} AS role
    FROM "Repository" r, "Account" a
    WHERE r.id = $1::int AND a.type = 'USER' AND a.id IN (
      SELECT r."ownerId" WHERE $2 = 'all'
      UNION SELECT c."userId" FROM "Collaborator" c WHERE c."repositoryId" = r.id
      UNION SELECT m."userId" FROM "Membership" m WHERE m."organizationId" = r."ownerId" AND $2 = 'all'
      UNION SELECT m."userId" FROM ${TEAM_REACH}
        WHERE t."repositoryId" = r.id AND $2 = 'all')
      AND ($2 <> 'outside' OR NOT EXISTS (SELECT FROM "Membership" m
        WHERE m."organizationId" = r."ownerId" AND m."userId" = a.id))
  )
  SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total FROM person WHERE $3::text IS NULL OR role::text = $3) counted
    LEFT JOIN LATERAL (SELECT * FROM person WHERE $3::text IS NULL OR role::text = $3
      ORDER BY login LIMIT $4::int OFFSET $5::bigint) listed ON TRUE`,
};

/** A page of the people who have a role on a repository, and how many there are. */
export async function listCollaborators(
  repositoryId: number,
  {
    page,
    affiliation = "all",
    role = null,
  }: { page: Page; affiliation?: CollaboratorAffiliation; role?: RepositoryRole | null },
): Promise<{ total: number; collaborators: CollaboratorRow[] }> {
  const { skip, take } = rowsOf(page);
  const counted = await rowsOfStatement<CountedRow<CollaboratorRow>>(LIST, [
    repositoryId,
    affiliation,
    role,
    take,
    skip,
  ]);
  const { total, rows } = pageOfRows<CollaboratorRow>(counted);
  return { total, collaborators: rows };
}

const ROLE: Statement = {
  name: "role-on-repository",
  text: `SELECT ${roleSql("$2")} AS role FROM "Repository" r WHERE r.id = $1::int`,
};

/** The role of a person on a repository; null for none. */
export async function findRoleOn(repositoryId: number, userId: number): Promise<RepositoryRole | null> {
  const [row] = await rowsOfStatement<{ role: RepositoryRole | null }>(ROLE, [repositoryId, userId]);
  return row?.role ?? null;
}

/** A person by login. Throws 404 for nobody, for an organization and for a bot. */
export async function requirePerson(login: string): Promise<SimpleAccount> {
  const account = await db.account.findUnique({ where: { login }, select: simpleAccount });
  if (account?.type !== "USER") throw notFound();
  return account;
}
