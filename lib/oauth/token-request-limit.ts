import { RateLimiterMemory } from "rate-limiter-flexible";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { shared } from "@/lib/platform/shared.ts";
import type { Client } from "./client.ts";
import { OauthError } from "./oauth-error.ts";
import { HOUR_MS, TOKEN_REQUESTS_PER_HOUR_MAX } from "./rules.ts";

const limiter = shared(
  "token-requests",
  () => new RateLimiterMemory({ points: TOKEN_REQUESTS_PER_HOUR_MAX, duration: HOUR_MS / 1000 }),
);

/** @throws OauthError with status 429 when a client asks for tokens too often (wire facts §1.9) */
export async function countTokenRequest({ clientId }: Pick<Client, "clientId">): Promise<void> {
  if (config().rateLimits !== "documented") return;
  const now = clock.now().getTime();
  // The window is part of the key: a test clock moves it.
  const { consumedPoints } = await limiter.penalty(`${Math.floor(now / HOUR_MS)} ${clientId}`);
  if (consumedPoints <= TOKEN_REQUESTS_PER_HOUR_MAX) return;
  const seconds = Math.ceil((HOUR_MS - (now % HOUR_MS)) / 1000);
  throw new OauthError("slow_down", { status: 429, headers: { "retry-after": String(seconds) } });
}
