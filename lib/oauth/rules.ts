/** Times and limits of the dialect. Source: wire facts §1.9. */
export const CODE_LIFE_MS = 10 * 60_000;
export const ACCESS_TOKEN_LIFE_SECONDS = 28_800;
export const REFRESH_TOKEN_LIFE_SECONDS = 15_897_600;
/** More live tokens of one person, client and set of scopes end the least used. */
const LIVE_TOKENS_MAX = 10;
/** A token that was never used is not the first to go until it had a minute to be. */
const UNUSED_GRACE_MS = 60_000;
/** From here on a person is asked again, however often they agreed: more in an hour is a client gone wrong. */
export const SIGN_INS_PER_HOUR_MAX = 10;
export const TOKEN_REQUESTS_PER_HOUR_MAX = 2_000;
export const HOUR_MS = 3600_000;

/** What the token endpoint takes as `grant_type`. Source: wire facts §1.9, §1.10. */
export const GRANT_TYPE_NAMES = {
  code: "authorization_code",
  refresh: "refresh_token",
  device: "urn:ietf:params:oauth:grant-type:device_code",
} as const;

/** Whether a person may use a private integration: its owner, and members of the organization that owns it. */
export function mayAuthorize(
  client: { kind: "integration"; public: boolean; owner: { id: number } } | { kind: "application" },
  person: { id: number; organizationIds: ReadonlySet<number> },
): boolean {
  if (client.kind === "application" || client.public) return true;
  return client.owner.id === person.id || person.organizationIds.has(client.owner.id);
}

type LiveToken = { id: number; createdAt: Date; lastUsedAt: Date | null };

/**
 * Which of a person's live tokens ends to make room for one more: the oldest of those never used that had a minute to
 * be, else the one used longest ago, else the oldest. Null while there is room. Source: wire facts §1.9.
 */
export function tokenToEvict(live: readonly LiveToken[], now: Date): number | null {
  if (live.length < LIVE_TOKENS_MAX) return null;
  const byAge = live.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.id - b.id);
  const neverUsed = byAge.find(
    ({ lastUsedAt, createdAt }) => lastUsedAt === null && now.getTime() - createdAt.getTime() > UNUSED_GRACE_MS,
  );
  const [leastRecent] = byAge
    .flatMap(({ id, lastUsedAt }) => (lastUsedAt ? [{ id, at: lastUsedAt.getTime() }] : []))
    .toSorted((a, b) => a.at - b.at);
  return (neverUsed ?? leastRecent ?? byAge[0])?.id ?? null;
}
