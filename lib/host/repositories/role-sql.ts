/** An organization's members may read all of its repositories unless somebody gave them more. */
const BASE_ROLE = "pull";

/** Teams with a role on a repository (t) and their people (m), those of the teams below included. */
export const TEAM_REACH = `"TeamRepository" t JOIN "TeamAncestor" above ON above."ancestorId" = t."teamId"
      JOIN "TeamMember" m ON m."teamId" = above."teamId"`;

/**
 * SQL for the role of a person on the repository `r`: the strongest of owner, organization role, collaborator and
 * teams; null when the person is. `person` is a parameter such as `$1`.
 */
export const roleSql = (person: string): string => `
CASE WHEN ${person}::int IS NULL THEN NULL WHEN r."ownerId" = ${person}::int THEN 'admin'::"RepositoryRole" ELSE (
  SELECT max(role) FROM (
    SELECT c.role FROM "Collaborator" c WHERE c."repositoryId" = r.id AND c."userId" = ${person}::int
    UNION ALL
    SELECT t.role FROM ${TEAM_REACH}
      WHERE t."repositoryId" = r.id AND m."userId" = ${person}::int
    UNION ALL
    SELECT (CASE m.role WHEN 'ADMIN' THEN 'admin' ELSE '${BASE_ROLE}' END)::"RepositoryRole" FROM "Membership" m
      WHERE m."organizationId" = r."ownerId" AND m."userId" = ${person}::int
  ) roles) END`;

/** SQL that is true when the person has any role on the repository `r`: what `roleSql` gives is not null. */
export const reachableSql = (person: string): string => `
(r."ownerId" = ${person}
  OR EXISTS (SELECT FROM "Membership" m WHERE m."organizationId" = r."ownerId" AND m."userId" = ${person})
  OR EXISTS (SELECT FROM "Collaborator" c WHERE c."repositoryId" = r.id AND c."userId" = ${person})
  OR EXISTS (SELECT FROM ${TEAM_REACH}
    WHERE t."repositoryId" = r.id AND m."userId" = ${person}))`;
