import type { Scope } from "@/lib/authorization/scopes.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { generateRefreshToken, generateToken, hashToken, lastEight, PREFIX } from "@/lib/tokens/formats.ts";
import { type Client, clientColumn } from "./client.ts";
import { ACCESS_TOKEN_LIFE_SECONDS, REFRESH_TOKEN_LIFE_SECONDS, tokenToEvict } from "./rules.ts";

/** What a client gets; the values are seen nowhere else. */
export type IssuedUserTokens = {
  tokenId: number;
  accessToken: string;
  scopes: readonly Scope[];
  /** What an access token that ends can be renewed with; null when it does not end. */
  expiry: { refreshToken: string } | null;
};

export type Sign = {
  client: Pick<Client, "kind" | "id" | "expireTokens">;
  authorization: { id: number; accountId: number };
  scopes: readonly Scope[];
  /** The one repository that the tokens are to reach; null for no such limit. */
  repositoryId: number | null;
  /** Begun on a device: refreshing needs no client secret. */
  withoutSecret?: boolean;
};

/**
 * The first tokens of a sign-in, with the id of their family, which ends them and all that follow. The caller holds the
 * authorization (`lockAuthorization`).
 */
export async function issueUserTokens(tx: Tx, sign: Sign): Promise<IssuedUserTokens & { familyId: number }> {
  const { authorization, scopes, repositoryId, withoutSecret = false } = sign;
  await forgetEndedFamilies(tx, authorization.id);
  const { id: familyId } = await tx.tokenFamily.create({
    data: {
      authorizationId: authorization.id,
      scopes: [...scopes],
      repositoryId,
      withoutSecret,
      createdAt: clock.now(),
    },
    select: { id: true },
  });
  return { ...(await issueInFamily(tx, { ...sign, familyId })), familyId };
}

/** The next tokens of a family, under the same lock. Those before are the caller's to end. */
export async function issueInFamily(
  tx: Tx,
  { client, authorization, scopes, repositoryId, familyId }: Sign & { familyId: number },
): Promise<IssuedUserTokens> {
  await makeRoom(tx, authorization.id, scopes);
  const now = clock.now();
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const expires = client.expireTokens || scopes.includes("offline_access");
  const accessToken = generateToken(client.kind === "integration" ? PREFIX.USER : PREFIX.OAUTH);
  const { id: tokenId } = await tx.accessToken.create({
    data: {
      kind: client.kind === "integration" ? "USER" : "OAUTH",
      hash: hashToken(accessToken),
      lastEight: lastEight(accessToken),
      accountId: authorization.accountId,
      ...clientColumn(client),
      authorizationId: authorization.id,
      familyId,
      scopes: [...scopes],
      ...(repositoryId !== null && { repositorySelection: "selected", repositoryIds: [repositoryId] }),
      createdAt: now,
      expiresAt: expires ? after(ACCESS_TOKEN_LIFE_SECONDS) : null,
    },
    select: { id: true },
  });
  if (!expires) return { tokenId, accessToken, scopes, expiry: null };
  const refreshToken = generateRefreshToken();
  await tx.refreshToken.create({
    data: {
      hash: hashToken(refreshToken),
      authorizationId: authorization.id,
      familyId,
      createdAt: now,
      expiresAt: after(REFRESH_TOKEN_LIFE_SECONDS),
    },
  });
  return {
    tokenId,
    accessToken,
    scopes,
    expiry: { refreshToken },
  };
}

/** Families of which nothing works any more and nothing can be renewed. */
async function forgetEndedFamilies(tx: Tx, authorizationId: number): Promise<void> {
  const now = clock.now();
  await tx.tokenFamily.deleteMany({
    where: {
      authorizationId,
      accessTokens: { none: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } },
      refreshTokens: { none: { expiresAt: { gt: now } } },
    },
  });
}

/** Ends the least used of a person's live tokens with these scopes when there are too many. */
async function makeRoom(tx: Tx, authorizationId: number, scopes: readonly Scope[]): Promise<void> {
  const now = clock.now();
  const live = await tx.accessToken.findMany({
    where: {
      authorizationId,
      scopes: { equals: [...scopes] },
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { id: true, familyId: true, createdAt: true, lastUsedAt: true },
  });
  const evicted = tokenToEvict(live, now);
  if (evicted === null) return;
  const familyId = live.find(({ id }) => id === evicted)?.familyId ?? null;
  if (familyId === null) await tx.accessToken.delete({ where: { id: evicted } });
  else await tx.tokenFamily.delete({ where: { id: familyId } });
}
