/**
 * SQL of what organizations decided about the token `t`. Organizations that never decided anything have no row and the
 * defaults of the table.
 */

/** The organizations that the token's person belongs to or collaborates in. */
const REACHED = `
  SELECT m."organizationId" FROM "Membership" m WHERE m."userId" = t."accountId"
  UNION SELECT r."ownerId" FROM "Collaborator" c JOIN "Repository" r ON r.id = c."repositoryId" WHERE c."userId" = t."accountId"`;

const lastsLonger = (days: string) =>
  `${days} IS NOT NULL AND (t."expiresAt" IS NULL OR t."expiresAt" > t."createdAt" + make_interval(days => ${days}))`;

/** The policies that refuse a classic token or one of an OAuth application, as a JSON array; null for none. */
export const REFUSED_BY = `
CASE WHEN t.kind IN ('PERSONAL', 'OAUTH') THEN (
  SELECT json_agg(json_build_object('organizationId', p.id, 'login', p.login, 'rule', p.rule)) FROM (
    SELECT o.id, o.login, CASE
      WHEN t.kind = 'PERSONAL' AND NOT s."classicTokensAllowed" THEN 'classic-tokens-forbidden'
      WHEN t.kind = 'PERSONAL' AND ${lastsLonger(`s."classicTokensLongestLife"`)} THEN 'classic-token-too-long'
      WHEN t.kind = 'OAUTH' AND s."restrictOauthApplications"
        AND NOT EXISTS (SELECT FROM "OauthApplication" a WHERE a.id = t."oauthApplicationId" AND a."ownerId" = o.id)
        AND NOT EXISTS (SELECT FROM "OauthApplicationApproval" x WHERE x."organizationId" = o.id
          AND x."oauthApplicationId" = t."oauthApplicationId" AND x.approval = 'APPROVED') THEN 'application-not-approved'
      END AS rule
    FROM "OrganizationSettings" s JOIN "Account" o ON o.id = s."organizationId"
    WHERE (NOT s."classicTokensAllowed" OR s."classicTokensLongestLife" IS NOT NULL OR s."restrictOauthApplications")
      AND s."organizationId" IN (${REACHED})) p
  WHERE p.rule IS NOT NULL) END`;

/**
 * Whether a fine-grained token reaches its resource owner: the person's own account; or an organization that they
 * belong to, that approved the token and whose policy allows it. Where there are no settings, 366 days are the most.
 */
export const REACHES_OWNER = `
(t."resourceOwnerId" = t."accountId" OR (t.approval = 'APPROVED' AND EXISTS (
  SELECT FROM "Membership" m LEFT JOIN "OrganizationSettings" s ON s."organizationId" = m."organizationId"
  WHERE m."organizationId" = t."resourceOwnerId" AND m."userId" = t."accountId"
    AND (CASE WHEN s."organizationId" IS NULL THEN NOT (${lastsLonger("366")})
      ELSE s."fineGrainedTokensAllowed" AND NOT (${lastsLonger(`s."fineGrainedTokensLongestLife"`)}) END))))`;
