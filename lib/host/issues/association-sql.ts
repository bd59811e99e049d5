/**
 * SQL for how an author stands to the repository `r` of what they wrote: OWNER, MEMBER, COLLABORATOR or NONE.
 * `author` is a column. Source of the words: the official schema `author-association`.
 */
export const associationSql = (author: string): string => `
CASE WHEN ${author} = r."ownerId" THEN 'OWNER'
  WHEN EXISTS (SELECT FROM "Membership" ms WHERE ms."organizationId" = r."ownerId" AND ms."userId" = ${author}) THEN 'MEMBER'
  WHEN EXISTS (SELECT FROM "Collaborator" cl WHERE cl."repositoryId" = r.id AND cl."userId" = ${author}) THEN 'COLLABORATOR'
  ELSE 'NONE' END`;

export const AUTHOR_ASSOCIATIONS = ["OWNER", "MEMBER", "COLLABORATOR", "NONE"] as const;
export type AuthorAssociation = (typeof AUTHOR_ASSOCIATIONS)[number];

/** SQL for an account that may be gone, as a SimpleAccount. `account` is an alias of a left join. */
export const accountSql = (account: string): string => `
CASE WHEN ${account}.id IS NULL THEN NULL ELSE json_build_object('id', ${account}.id, 'login', ${account}.login,
  'type', ${account}.type, 'siteAdmin', ${account}."siteAdmin") END`;
