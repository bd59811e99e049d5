import { type Grant, personOf } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { countWindow } from "@/lib/platform/count-window.ts";
import { shared } from "@/lib/platform/shared.ts";
import { Refusal } from "./errors.ts";
import type { Operation } from "./operation.ts";

/** Against bursts, whatever is left of the hour's requests. Source: wire facts §1.17. */
const LIMITS = {
  concurrent: 100,
  pointsAMinute: 900,
  contentAMinute: 80,
  contentAnHour: 500,
} as const;
/** What a request costs: reading little, writing more. */
const POINTS = { read: 1, write: 5 } as const;

const MESSAGE = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
const MINUTE_SECONDS = 60;

const points = countWindow("secondary-points", MINUTE_SECONDS);
const contentAMinute = countWindow("content-minute", MINUTE_SECONDS);
const contentAnHour = countWindow("content-hour", 3600);
const running = shared("running-requests", () => new Map<string, number>());

/** Whose requests are counted together; null for whom nothing is: nobody's are few enough already. */
function spenderOf(grant: Grant): string | null {
  if (grant.kind === "anonymous") return null;
  if (grant.kind === "integration") return `integration:${grant.integrationId}`;
  if (grant.kind === "installation") return `installation:${grant.installationId}`;
  if (grant.kind === "client") return `client:${grant.clientId}`;
  return `user:${personOf(grant)}`;
}

/** What makes something that others are told of: an issue, a comment, a status, a deployment. */
function createsContent({ method, path, responses }: Operation): boolean {
  return method === "POST" && path.startsWith("/repos/") && 201 in responses;
}

/**
 * Runs a request within the secondary limits.
 * @throws 403 with `retry-after` when too many run at once or too much was asked for within a minute or an hour
 */
export async function withinSecondaryLimits<T>(grant: Grant, operation: Operation, run: () => Promise<T>): Promise<T> {
  const spender = spenderOf(grant);
  if (spender === null || config().rateLimits === "off") return run();
  spend(spender, operation);
  const atOnce = (running.get(spender) ?? 0) + 1;
  if (atOnce > LIMITS.concurrent) throw exceeded(clock.now().getTime() + 1000);
  running.set(spender, atOnce);
  try {
    return await run();
  } finally {
    const left = (running.get(spender) ?? 1) - 1;
    if (left > 0) running.set(spender, left);
    else running.delete(spender);
  }
}

function spend(spender: string, operation: Operation): void {
  const cost = operation.method === "GET" ? POINTS.read : POINTS.write;
  const spent = points.add(spender, cost);
  if (spent.used > LIMITS.pointsAMinute) throw exceeded(spent.endsAt);
  if (!createsContent(operation)) return;
  const minute = contentAMinute.add(spender);
  if (minute.used > LIMITS.contentAMinute) throw exceeded(minute.endsAt);
  const anHour = contentAnHour.add(spender);
  if (anHour.used > LIMITS.contentAnHour) throw exceeded(anHour.endsAt);
}

function exceeded(until: number): Refusal {
  const seconds = Math.max(1, Math.ceil((until - clock.now().getTime()) / 1000));
  return new Refusal(403, MESSAGE, {
    headers: { "retry-after": String(seconds) },
    documentation: "/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
  });
}
