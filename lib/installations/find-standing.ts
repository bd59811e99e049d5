import { findOrganizationSettings } from "@/lib/accounts/organization-settings.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { roleSql } from "@/lib/host/repositories/role-sql.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { type InstallRight, installRight, type Standing } from "./rules.ts";

/** $1: the person, $2: the account. */
const STANDING = `
SELECT a.id = $1::int OR m.role = 'ADMIN' AS owns, m.role IS NOT NULL AS belongs,
  a.type = 'ORGANIZATION' AND EXISTS (SELECT FROM "Repository" r JOIN "Collaborator" c ON c."repositoryId" = r.id
    WHERE r."ownerId" = a.id AND c."userId" = $1::int) AS collaborates,
  EXISTS (SELECT FROM "Repository" r WHERE r."ownerId" = a.id AND ${roleSql("$1")} = 'admin') AS "administersRepositories"
FROM "Account" a
LEFT JOIN "Membership" m ON m."organizationId" = a.id AND m."userId" = $1::int
WHERE a.id = $2::int`;

type Row = { owns: boolean | null; belongs: boolean; collaborates: boolean; administersRepositories: boolean };

/** What a person is to an account. Those who collaborate on another person's repositories are nothing to that person's
 *  account: only members and outside collaborators of organizations ask for installations. */
async function findStanding(
  { userId, accountId }: { userId: number; accountId: number },
  reader: Reader = db,
): Promise<Standing> {
  const [row] = await reader.$queryRawUnsafe<Row[]>(STANDING, userId, accountId);
  if (!row) return { relation: "none", administersRepositories: false };
  const { owns, belongs, collaborates, administersRepositories } = row;
  const relation = owns ? "owner" : belongs ? "member" : collaborates ? "collaborator" : "none";
  return { relation, administersRepositories };
}

/** What a person may do about an integration that asks for, or holds, these permissions on an account. */
export async function findInstallRight(
  { userId, accountId, permissions }: { userId: number; accountId: number; permissions: Permissions },
  reader: Reader = db,
): Promise<{ standing: Standing; right: InstallRight | null }> {
  const standing = await findStanding({ userId, accountId }, reader);
  const policy = await findOrganizationSettings(accountId, reader);
  return { standing, right: installRight(standing, { permissions, policy }) };
}
