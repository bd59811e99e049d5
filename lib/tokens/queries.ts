import type { RepositorySelection, TokenKind } from "@/generated/prisma/client.ts";
import type { PolicyRule } from "@/lib/authorization/grant.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { pool } from "@/lib/platform/db.ts";
import { gatherReads } from "@/lib/platform/gather.ts";
import { shared } from "@/lib/platform/shared.ts";
import { hashToken, hasValidChecksum } from "./formats.ts";
import { REACHES_OWNER, REFUSED_BY } from "./policy-sql.ts";

/** A live token with what its grant is made of. */
export type TokenRow = {
  id: number;
  kind: TokenKind;
  accountId: number | null;
  oauthApplicationId: number | null;
  integrationId: number | null;
  installationId: number | null;
  scopes: string[];
  permissions: Permissions | null;
  repositorySelection: RepositorySelection | null;
  repositoryIds: number[];
  expiresAt: Date | null;
  /** Of its installation; null for other kinds. */
  installation: {
    accountId: number;
    integrationId: number;
    botId: number;
    permissions: Permissions;
    repositorySelection: RepositorySelection;
    repositoryIds: number[];
    suspended: boolean;
  } | null;
  /** What the integration asks for now; null for tokens that belong to none. */
  integrationPermissions: Permissions | null;
  /** Organizations whose policy refuses it; null for none. */
  refusedBy: { organizationId: number; login: string; rule: PolicyRule }[] | null;
  /** The account whose resources a fine-grained token is for, and whether it reaches them. */
  resourceOwnerId: number | null;
  reachesOwner: boolean | null;
  authorizationId: number | null;
  /** What the person agreed to on their own account; null for tokens that nobody agreed to. */
  agreedPermissions: Permissions | null;
  /** Of the integration or OAuth application that the person acts through. */
  clientId: string | null;
  /** Those who run the server have stopped the integration or OAuth application that it was given to. */
  clientSuspended: boolean;
};

const BY_HASH = {
  name: "access-token-by-hash",
  text: `
SELECT t.id, t.kind, t."accountId", t."oauthApplicationId", t."integrationId", t."installationId", t.scopes, t.permissions,
  t."repositorySelection", t."repositoryIds", t."expiresAt", t."lastUsedAt", t."createdAt", t.fixed, t."resourceOwnerId",
  ${REFUSED_BY} AS "refusedBy",
  CASE WHEN t.kind = 'FINE_GRAINED' THEN ${REACHES_OWNER} END AS "reachesOwner",
  t."authorizationId", a.permissions AS "agreedPermissions",
  COALESCE((SELECT n."clientId" FROM "Integration" n WHERE n.id = t."integrationId"),
    (SELECT o."clientId" FROM "OauthApplication" o WHERE o.id = t."oauthApplicationId")) AS "clientId",
  COALESCE(g."suspendedAt", (SELECT n."suspendedAt" FROM "Integration" n WHERE n.id = t."integrationId"),
    (SELECT o."suspendedAt" FROM "OauthApplication" o WHERE o.id = t."oauthApplicationId")) IS NOT NULL AS "clientSuspended",
  CASE WHEN i.id IS NULL THEN NULL ELSE json_build_object(
    'accountId', i."accountId", 'integrationId', i."integrationId", 'botId', g."botId", 'permissions', i.permissions,
    'repositorySelection', i."repositorySelection", 'suspended', i."suspendedAt" IS NOT NULL,
    'repositoryIds', ARRAY(SELECT r."repositoryId" FROM "InstallationRepository" r WHERE r."installationId" = i.id)) END AS installation,
  (SELECT v.permissions FROM "IntegrationVersion" v JOIN "Integration" n ON n.id = v."integrationId" AND n."currentVersion" = v.number
    WHERE n.id = t."integrationId") AS "integrationPermissions"
FROM "AccessToken" t
  LEFT JOIN "Installation" i ON i.id = t."installationId"
  LEFT JOIN "Integration" g ON g.id = i."integrationId"
  LEFT JOIN "Authorization" a ON a.id = t."authorizationId"
WHERE t.hash = $1`,
};

const FIXED = { name: "fixed-token-exists", text: `SELECT 1 FROM "AccessToken" WHERE fixed LIMIT 1` };
/** The installation behind it was used as well, which others of its tokens may have noted within the hour. */
const TOUCH = {
  name: "touch-token",
  text: `
WITH used AS (UPDATE "AccessToken" SET "lastUsedAt" = $2 WHERE id = $1 RETURNING "installationId")
UPDATE "Installation" i SET "lastUsedAt" = $2 FROM used
WHERE i.id = used."installationId" AND (i."lastUsedAt" IS NULL OR i."lastUsedAt" < $2::timestamptz - interval '1 hour')`,
};
const TOUCH_AUTHORIZATION = {
  name: "touch-authorization",
  text: `UPDATE "Authorization" SET "lastUsedAt" = $2 WHERE id = $1`,
};
const LAST_USE_GRAIN_MS = 3600_000;
/** A person's token that nobody used for a year ends. Source: wire facts §1.13. */
export const UNUSED_LIFE_MS = 365 * 24 * 3600_000;
const ENDS_UNUSED: ReadonlySet<TokenKind> = new Set(["PERSONAL", "FINE_GRAINED", "OAUTH"]);

const known = shared("fixed-tokens", (): { exist?: boolean } => ({}));

/** Tokens of a world file have no checksum; they come only with an empty database, so the answer is kept. */
async function fixedTokensExist(): Promise<boolean> {
  known.exist ??= (await pool.query(FIXED)).rowCount === 1;
  return known.exist;
}

/** After a world file was loaded into this process's database. */
export function forgetFixedTokens(): void {
  delete known.exist;
}

type StoredToken = TokenRow & { lastUsedAt: Date | null; createdAt: Date; fixed: boolean };

/** Whether it ended because nobody used it for a year. Those of a world file are for as long as the world is. */
export function isUnused(
  { kind, fixed, lastUsedAt, createdAt }: Pick<StoredToken, "kind" | "fixed" | "lastUsedAt" | "createdAt">,
  now: Date,
): boolean {
  return !fixed && ENDS_UNUSED.has(kind) && now.getTime() - (lastUsedAt ?? createdAt).getTime() > UNUSED_LIFE_MS;
}

const findToken = gatherReads(
  async (token: string) => (await pool.query<StoredToken>({ ...BY_HASH, values: [hashToken(token)] })).rows[0] ?? null,
  (token) => token,
);

/** The token if it exists, has not expired and was not left unused for a year. A typo is refused by its checksum, without a query. */
export async function findLiveToken(token: string): Promise<TokenRow | null> {
  if (!hasValidChecksum(token) && !(await fixedTokensExist())) return null;
  const row = await findToken(token);
  if (!row) return null;
  const now = clock.now();
  if (row.expiresAt && row.expiresAt <= now) return null;
  if (isUnused(row, now)) return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > LAST_USE_GRAIN_MS) {
    await pool.query({ ...TOUCH, values: [row.id, now] });
    if (row.authorizationId !== null) await pool.query({ ...TOUCH_AUTHORIZATION, values: [row.authorizationId, now] });
  }
  return row;
}
