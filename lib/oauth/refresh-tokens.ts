import { normaliseScopes } from "@/lib/authorization/scopes.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import type { Client } from "./client.ts";
import { auditReplay } from "./exchange-code.ts";
import { type IssuedUserTokens, issueInFamily } from "./issue-user-tokens.ts";
import { lockAuthorization } from "./lock-authorization.ts";
import { OauthError } from "./oauth-error.ts";

/**
 * A refresh token for the next pair; the pair before it ends at once. One that was spent before ends its whole family.
 * Of two that are sent at once, exactly one wins, and what it got works: whoever asked, at `receivedAt`, before the token
 * was spent has not seen it spent. `proven`: whether the client showed its secret, which families begun on a device do without.
 * @throws OauthError with the wire format's words
 */
export async function refreshUserTokens({
  client,
  refreshToken,
  proven,
  receivedAt,
}: {
  client: Client;
  refreshToken: string;
  proven: boolean;
  receivedAt: Date;
}): Promise<IssuedUserTokens> {
  const row = await findRefreshToken(refreshToken, client);
  if (!row) throw new OauthError("bad_refresh_token");
  if (!proven && !row.family.withoutSecret) throw new OauthError("incorrect_client_credentials");
  if (row.usedAt) {
    if (row.usedAt < receivedAt) await endFamily(row, client);
    throw new OauthError("bad_refresh_token");
  }
  if (row.expiresAt <= clock.now()) throw new OauthError("bad_refresh_token");
  if (client.suspendedAt) throw new OauthError("application_suspended");
  const tokens = await rotate(row, client);
  if (!tokens) throw new OauthError("bad_refresh_token");
  return tokens;
}

type RefreshRow = NonNullable<Awaited<ReturnType<typeof findRefreshToken>>>;

async function findRefreshToken(refreshToken: string, client: Client) {
  const row = await db.refreshToken.findUnique({
    where: { hash: hashToken(refreshToken) },
    select: {
      id: true,
      expiresAt: true,
      usedAt: true,
      family: { select: { id: true, scopes: true, withoutSecret: true, repositoryId: true } },
      authorization: { select: { id: true, accountId: true, integrationId: true, oauthApplicationId: true } },
    },
  });
  if (!row) return null;
  const { integrationId, oauthApplicationId } = row.authorization;
  return (client.kind === "integration" ? integrationId : oauthApplicationId) === client.id ? row : null;
}

/** Null when another request was faster, or the family has just ended. */
async function rotate({ id, family, authorization }: RefreshRow, client: Client): Promise<IssuedUserTokens | null> {
  return transaction(async (tx) => {
    if (!(await lockAuthorization(tx, authorization.id))) return null;
    const now = clock.now();
    const { count } = await tx.refreshToken.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } });
    if (count === 0) return null;
    await tx.accessToken.deleteMany({ where: { familyId: family.id } });
    await tx.refreshToken.deleteMany({ where: { familyId: family.id, expiresAt: { lt: now } } });
    return issueInFamily(tx, {
      client,
      authorization,
      scopes: normaliseScopes(family.scopes),
      repositoryId: family.repositoryId,
      familyId: family.id,
    });
  });
}

async function endFamily({ family, authorization }: RefreshRow, client: Client): Promise<void> {
  await transaction(async (tx) => {
    await lockAuthorization(tx, authorization.id);
    const { count } = await tx.tokenFamily.deleteMany({ where: { id: family.id } });
    if (count > 0) await auditReplay(tx, { accountId: authorization.accountId, client, what: "refresh token" });
  });
}
