import { normaliseScopes } from "@/lib/authorization/scopes.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx, transaction } from "@/lib/platform/db.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import { type Client, clientColumn } from "../client.ts";
import { type IssuedUserTokens, issueUserTokens } from "../issue-user-tokens.ts";
import { lockAuthorization } from "../lock-authorization.ts";
import { OauthError, type OauthErrorCode } from "../oauth-error.ts";
import { hasVerifiedEmail } from "../plan-authorization.ts";
import { reachableRepository } from "../reachable-repository.ts";
import { raisedInterval } from "./rules.ts";

type Refused = { refused: OauthErrorCode; interval?: number };
/** `accountId` is who had typed the code before the transaction began. */
type Found = { client: Client; id: number; accountId: number | null; repositoryId: number | null };
type Asking = { client: Client; deviceCode: string; repositoryId: string | null };

/**
 * A device asks whether it has its tokens. Its code is good for them once.
 * @throws OauthError with the wire format's words: pending, too early, expired, denied, or no such code of this client
 */
export async function exchangeDeviceCode(asking: Asking): Promise<IssuedUserTokens> {
  const { client } = asking;
  const hash = hashToken(asking.deviceCode);
  const found = await db.deviceCode.findUnique({ where: { hash }, select: { id: true, claimedById: true } });
  const repositoryId =
    found?.claimedById == null
      ? null
      : await reachableRepository(client, { accountId: found.claimedById, asked: asking.repositoryId });
  // The interval that a question too early raises has to stay raised, so refusals leave the transaction as values.
  const outcome = await transaction((tx) =>
    exchangeWithin(tx, { client, id: found?.id ?? 0, accountId: found?.claimedById ?? null, repositoryId }),
  );
  if (!("refused" in outcome)) return outcome;
  const { refused, interval } = outcome;
  throw new OauthError(refused, interval === undefined ? {} : { interval });
}

async function exchangeWithin(
  tx: Tx,
  { client, id, accountId, repositoryId }: Found,
): Promise<IssuedUserTokens | Refused> {
  const authorization = accountId === null ? null : await holdAuthorization(tx, { client, accountId });
  await tx.$queryRaw`SELECT id FROM "DeviceCode" WHERE id = ${id} FOR UPDATE`;
  const row = await tx.deviceCode.findFirst({ where: { id, ...clientColumn(client) } });
  if (!row) return { refused: "incorrect_device_code" };
  if (!client.deviceFlow) return { refused: "device_flow_disabled" };
  if (client.suspendedAt) return { refused: "application_suspended" };
  const now = clock.now();
  if (row.expiresAt <= now) return { refused: "expired_token" };
  if (row.deniedAt) return { refused: "access_denied" };
  const raised = raisedInterval(row, now);
  await tx.deviceCode.update({ where: { id }, data: { askedAt: now, ...(raised !== null && { interval: raised }) } });
  if (raised !== null) return { refused: "slow_down", interval: raised };
  if (!row.agreedAt || accountId === null || row.claimedById !== accountId) return { refused: "authorization_pending" };
  // Revoked before the device asked again.
  if (!authorization) return { refused: "access_denied" };
  if (!(await hasVerifiedEmail(accountId, tx))) return { refused: "unverified_user_email" };
  await tx.deviceCode.delete({ where: { id } });
  const scopes = normaliseScopes(row.scopes);
  return issueUserTokens(tx, { client, authorization, scopes, repositoryId, withoutSecret: true });
}

/** Held before the code, as whoever ends the client does: the code goes with it. */
async function holdAuthorization(tx: Tx, { client, accountId }: { client: Client; accountId: number }) {
  const where = { accountId, ...clientColumn(client) };
  const authorization = await tx.authorization.findFirst({ where, select: { id: true, accountId: true } });
  return authorization && (await lockAuthorization(tx, authorization.id)) ? authorization : null;
}
