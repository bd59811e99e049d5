import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import type { Grant } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { shared } from "@/lib/platform/shared.ts";
import { Refusal } from "./errors.ts";

const HOUR_SECONDS = 3600;
/** Requests an hour. Source: wire facts §1.17. */
const LIMITS = { anonymous: 60, authenticated: 5000 } as const;

type Bucket = { key: string; limit: number; whose: string };
export type RateLimitState = { limit: number; remaining: number; used: number; resetAt: number; resource: string };

const limiters = shared("rate-limits", () => ({
  [LIMITS.anonymous]: new RateLimiterMemory({ points: LIMITS.anonymous, duration: HOUR_SECONDS, keyPrefix: "a" }),
  [LIMITS.authenticated]: new RateLimiterMemory({
    points: LIMITS.authenticated,
    duration: HOUR_SECONDS,
    keyPrefix: "u",
  }),
}));

/** Which bucket a request draws from; null for an integration's own JWT, which is not counted (wire facts §1.11). */
function bucketOf(grant: Grant, address: string): Bucket | null {
  switch (grant.kind) {
    case "integration":
      return null;
    case "installation":
      return {
        key: `installation:${grant.installationId}`,
        limit: LIMITS.authenticated,
        whose: `installation ID ${grant.installationId}`,
      };
    case "client":
      return { key: `client:${grant.clientId}`, limit: LIMITS.authenticated, whose: `client ID ${grant.clientId}` };
    case "anonymous":
      return { key: `address:${address}`, limit: LIMITS.anonymous, whose: address };
    default:
      return { key: `user:${grant.userId}`, limit: LIMITS.authenticated, whose: `user ID ${grant.userId}` };
  }
}

const stateOf = (bucket: Bucket, result: RateLimiterRes | null): RateLimitState => ({
  limit: bucket.limit,
  remaining: result ? Math.max(0, bucket.limit - result.consumedPoints) : bucket.limit,
  used: result ? Math.min(bucket.limit, result.consumedPoints) : 0,
  resetAt: Math.ceil((clock.now().getTime() + (result?.msBeforeNext ?? HOUR_SECONDS * 1000)) / 1000),
  resource: "core",
});

const limiterOf = (bucket: Bucket) => limiters[bucket.limit as keyof typeof limiters];

/** What is left, without counting. */
export async function readRateLimit(grant: Grant, address: string): Promise<RateLimitState | null> {
  const bucket = bucketOf(grant, address);
  return bucket && stateOf(bucket, await limiterOf(bucket).get(bucket.key));
}

/** Counts one request. Throws 403 with the wire format's words when the hour's are spent. */
export async function spendRateLimit(grant: Grant, address: string): Promise<RateLimitState | null> {
  const bucket = bucketOf(grant, address);
  if (!bucket) return null;
  const enforced = config().rateLimits === "documented";
  try {
    return stateOf(bucket, await limiterOf(bucket).consume(bucket.key));
  } catch (result) {
    if (result instanceof Error) throw result;
    const state = stateOf(bucket, result as RateLimiterRes);
    if (!enforced) return { ...state, remaining: bucket.limit, used: 0 };
    throw new Refusal(403, `API rate limit exceeded for ${bucket.whose}.`, {
      headers: rateLimitHeaders(state),
      documentation: "/rest/overview/rate-limits-for-the-rest-api",
    });
  }
}

/** Counted back when the answer was 304: conditional requests are free. */
export async function refundRateLimit(grant: Grant, address: string): Promise<RateLimitState | null> {
  const bucket = bucketOf(grant, address);
  return bucket && stateOf(bucket, await limiterOf(bucket).reward(bucket.key));
}

export function rateLimitHeaders(state: RateLimitState): Record<string, string> {
  return {
    "x-ratelimit-limit": String(state.limit),
    "x-ratelimit-remaining": String(state.remaining),
    "x-ratelimit-reset": String(state.resetAt),
    "x-ratelimit-used": String(state.used),
    "x-ratelimit-resource": state.resource,
  };
}
