import { isDelivered } from "./outcome-words.ts";
import type { ClaimedDelivery, FinishedDelivery } from "./queue.ts";

/** Before the second, third, … attempt: half a minute, then four times as long each time, nearly eleven hours in all. */
const FIRST_DELAY_MS = 30_000;
const FACTOR = 4;
export const RETRIES_MAX = 6;
const JITTER = 0.2;
/** A receiver may ask for more time than the schedule gives, up to this. */
const RETRY_AFTER_MAX_MS = 24 * 3600_000;
/** A hook that took nothing for so long is paused. */
export const PAUSED_AFTER_MS = 12 * 3600_000;

/** What sending it again cannot mend. */
const FINAL_OUTCOMES = new Set(["too-large", "inactive", "secret", "invalid-url", "blocked-address", "listener"]);
const GONE = 410;

type Result = Pick<FinishedDelivery, "outcome" | "statusCode" | "responseHeaders" | "detail">;

/**
 * When a failed attempt is repeated by itself; null for never: the hook does not ask for it, it was taken, it was the
 * last one, or another attempt would end the same way. `random` is from 0 to 1.
 */
export function retryAt(
  { retries, attempt }: Pick<ClaimedDelivery, "retries" | "attempt">,
  result: Result,
  { now, random }: { now: Date; random: number },
): Date | null {
  if (!retries || attempt > RETRIES_MAX || isDelivered(result)) return null;
  if (FINAL_OUTCOMES.has(result.outcome) || result.statusCode === GONE) return null;
  const scheduledMs = FIRST_DELAY_MS * FACTOR ** (attempt - 1) * (1 + JITTER * (2 * random - 1));
  const askedMs = retryAfterMs(result.responseHeaders?.["retry-after"], now);
  return new Date(now.getTime() + Math.round(Math.max(scheduledMs, askedMs)));
}

/** `Retry-After` in milliseconds from now: seconds or a date; 0 for none. */
export function retryAfterMs(header: string | undefined, now: Date): number {
  const text = header?.trim() ?? "";
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : new Date(text).getTime() - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), RETRY_AFTER_MAX_MS) : 0;
}

/** What an attempt makes of its hook: well, failing, or paused when it has been failing for too long. */
export function hookStateAfter(
  { retries, failingSince }: Pick<ClaimedDelivery, "retries" | "failingSince">,
  result: Result,
  now: Date,
): FinishedDelivery["hookState"] {
  if (!retries) return "unchanged";
  if (isDelivered(result)) return "well";
  if (FINAL_OUTCOMES.has(result.outcome) && result.outcome !== "blocked-address") return "unchanged";
  const failingMs = failingSince === null ? 0 : now.getTime() - new Date(failingSince).getTime();
  return failingMs >= PAUSED_AFTER_MS ? "paused" : "failing";
}
