import type { Grant } from "@/lib/authorization/grant.ts";
import { requestLimitOf } from "@/lib/installations/request-limit.ts";
import { config } from "@/lib/platform/config.ts";
import { type Count, countWindow } from "@/lib/platform/count-window.ts";
import { Refusal } from "./errors.ts";
import type { RateLimitResource } from "./operation.ts";

const HOUR_SECONDS = 3600;
/** Requests an hour. Source: wire facts §1.17. */
const LIMITS = { anonymous: 60, authenticated: 5000 } as const;
const MINUTE_SECONDS = 60;

type Bucket = { key: string; limit: number; whose: string; window: ReturnType<typeof countWindow> };
export type RateLimitState = {
  limit: number;
  remaining: number;
  used: number;
  resetAt: number;
  resource: RateLimitResource;
};
type Spender = { grant: Grant; address: string; resource?: RateLimitResource | undefined };

const hour = countWindow("hourly-requests", HOUR_SECONDS);
const minute = countWindow("requests-of-a-minute", MINUTE_SECONDS);

/** What is counted apart from everything else; `anonymous` for callers without a credential. Source: wire facts §1.3, §1.17. */
const APART: Readonly<
  Record<Exclude<RateLimitResource, "core">, Pick<Bucket, "limit" | "window"> & { anonymous?: number }>
> = {
  integration_manifest: { limit: 5000, window: hour },
  search: { limit: 30, anonymous: 10, window: minute },
  code_search: { limit: 10, window: minute },
};

/** Which bucket a request draws from; null for an integration's own JWT, which is not counted (wire facts §1.11). */
async function bucketOf({ grant, address, resource = "core" }: Spender): Promise<Bucket | null> {
  const bucket = await coreBucketOf(grant, address);
  if (bucket === null || resource === "core") return bucket;
  const { limit, window, anonymous = limit } = APART[resource];
  return { ...bucket, key: `${resource} ${bucket.key}`, limit: grant.kind === "anonymous" ? anonymous : limit, window };
}

async function coreBucketOf(grant: Grant, address: string): Promise<Bucket | null> {
  switch (grant.kind) {
    case "integration":
      return null;
    case "installation":
      return {
        key: `installation:${grant.installationId}`,
        limit: await requestLimitOf(grant.installationId),
        whose: `installation ID ${grant.installationId}`,
        window: hour,
      };
    case "client":
      return {
        key: `client:${grant.clientId}`,
        limit: LIMITS.authenticated,
        whose: `client ID ${grant.clientId}`,
        window: hour,
      };
    case "anonymous":
      return { key: `address:${address}`, limit: LIMITS.anonymous, whose: address, window: hour };
    default:
      return {
        key: `user:${grant.userId}`,
        limit: LIMITS.authenticated,
        whose: `user ID ${grant.userId}`,
        window: hour,
      };
  }
}

const stateOf = ({ limit }: Bucket, { used, endsAt }: Count, resource: RateLimitResource = "core"): RateLimitState => ({
  limit,
  remaining: Math.max(0, limit - used),
  used: Math.min(limit, used),
  resetAt: Math.ceil(endsAt / 1000),
  resource,
});

/** What is left, without counting. */
export async function readRateLimit(spender: Spender): Promise<RateLimitState | null> {
  const bucket = await bucketOf(spender);
  return bucket && stateOf(bucket, bucket.window.read(bucket.key), spender.resource);
}

/** Counts one request. Throws 403 with the wire format's words when those of the hour or the minute are spent. */
export async function spendRateLimit(spender: Spender): Promise<RateLimitState | null> {
  const bucket = await bucketOf(spender);
  if (!bucket) return null;
  const count = bucket.window.add(bucket.key);
  const state = stateOf(bucket, count, spender.resource);
  if (count.used <= bucket.limit) return state;
  if (config().rateLimits === "off") return { ...state, remaining: bucket.limit, used: 0 };
  throw new Refusal(403, `API rate limit exceeded for ${bucket.whose}.`, {
    headers: rateLimitHeaders(state),
    documentation: "/rest/overview/rate-limits-for-the-rest-api",
  });
}

/** Counted back when the answer was 304: conditional requests are free. */
export async function refundRateLimit(spender: Spender): Promise<RateLimitState | null> {
  const bucket = await bucketOf(spender);
  return bucket && stateOf(bucket, bucket.window.add(bucket.key, -1), spender.resource);
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
