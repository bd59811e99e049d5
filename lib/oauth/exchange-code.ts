import { recordAudit } from "@/lib/audit/record-audit.ts";
import { normaliseScopes } from "@/lib/authorization/scopes.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Reader, type Tx, transaction } from "@/lib/platform/db.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import type { Client } from "./client.ts";
import { type IssuedUserTokens, issueUserTokens } from "./issue-user-tokens.ts";
import { lockAuthorization } from "./lock-authorization.ts";
import { OauthError, type OauthErrorCode } from "./oauth-error.ts";
import { fitsChallenge } from "./pkce.ts";
import { hasVerifiedEmail } from "./plan-authorization.ts";
import { reachableRepository } from "./reachable-repository.ts";

export type Exchange = {
  client: Client;
  code: string;
  redirectUri: string | null;
  codeVerifier: string | null;
  /** As it was sent; what is no repository within reach is ignored. */
  repositoryId: string | null;
};

type Outcome = { tokens: IssuedUserTokens } | { refused: OauthErrorCode };
type CodeRow = NonNullable<Awaited<ReturnType<typeof findCode>>>;

/**
 * A code for tokens, once. A code that comes a second time ends what it was exchanged for: either this client or the
 * one before it has no right to it (RFC 6749 §4.1.2).
 * @throws OauthError with the wire format's words
 */
export async function exchangeCode(exchange: Exchange): Promise<IssuedUserTokens> {
  const { client } = exchange;
  const found = await findCode(db, exchange.code);
  if (!found || !isOf(client, found)) throw new OauthError("bad_verification_code");
  const { accountId } = found.authorization;
  const repositoryId = await reachableRepository(client, { accountId, asked: exchange.repositoryId });
  // What a second use ends has to stay ended, so the refusal leaves the transaction as a value.
  const outcome = await transaction((tx) => exchangeWithin(tx, { ...exchange, found, repositoryId }));
  if ("refused" in outcome) throw new OauthError(outcome.refused);
  return outcome.tokens;
}

type Found = Omit<Exchange, "repositoryId"> & { found: CodeRow; repositoryId: number | null };

async function exchangeWithin(tx: Tx, { found, repositoryId, ...exchange }: Found): Promise<Outcome> {
  const isLive = await lockAuthorization(tx, found.authorization.id);
  const row = isLive ? await findCode(tx, exchange.code) : null;
  if (!row) return { refused: "bad_verification_code" };
  if (row.usedAt) return endWhatItGave(tx, row, exchange.client);
  const problem = problemOf(row, exchange);
  if (problem) return { refused: problem };
  if (!(await hasVerifiedEmail(row.authorization.accountId, tx))) return { refused: "unverified_user_email" };
  const { familyId, ...tokens } = await issueUserTokens(tx, {
    client: exchange.client,
    authorization: row.authorization,
    scopes: normaliseScopes(row.scopes),
    repositoryId,
  });
  await tx.oauthCode.update({ where: { id: row.id }, data: { usedAt: clock.now(), familyId } });
  return { tokens };
}

async function findCode(reader: Reader, code: string) {
  return reader.oauthCode.findUnique({
    where: { hash: hashToken(code) },
    select: {
      id: true,
      redirectUri: true,
      codeChallenge: true,
      scopes: true,
      expiresAt: true,
      usedAt: true,
      familyId: true,
      authorization: { select: { id: true, accountId: true, integrationId: true, oauthApplicationId: true } },
    },
  });
}

const isOf = (client: Client, { authorization: { integrationId, oauthApplicationId } }: CodeRow): boolean =>
  (client.kind === "integration" ? integrationId : oauthApplicationId) === client.id;

/** In this order. The redirect address has to be the one that the code was sent to, when it is named at all. */
function problemOf(
  row: CodeRow,
  { client, redirectUri, codeVerifier }: Pick<Exchange, "client" | "redirectUri" | "codeVerifier">,
): OauthErrorCode | null {
  if (client.suspendedAt) return "application_suspended";
  if (row.expiresAt <= clock.now()) return "bad_verification_code";
  if (redirectUri !== null && redirectUri !== row.redirectUri) return "redirect_uri_mismatch";
  return fitsChallenge(row.codeChallenge, codeVerifier) ? null : "bad_verification_code";
}

async function endWhatItGave(tx: Tx, row: CodeRow, client: Client): Promise<Outcome> {
  const { count } = await tx.tokenFamily.deleteMany({ where: { id: row.familyId ?? 0 } });
  if (count > 0) await auditReplay(tx, { accountId: row.authorization.accountId, client, what: "code" });
  return { refused: "bad_verification_code" };
}

/** For the person's security log: what was given to the client ended because something was used twice. */
export async function auditReplay(
  tx: Tx,
  { accountId, client, what }: { accountId: number; client: Client; what: "code" | "refresh token" },
): Promise<void> {
  await recordAudit(tx, {
    action: "oauth_access.destroy",
    actorId: null,
    accountId,
    ...(client.kind === "integration" && { integrationId: client.id }),
    data: { client_id: client.clientId, name: client.name, because: `a ${what} was used twice` },
  });
}
