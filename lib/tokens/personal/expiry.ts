import { LIFE_DAYS_MAX } from "./limits.ts";
import { refuseField } from "./refuse.ts";
import type { ExpiryInput } from "./schemas.ts";

const DAY_MS = 24 * 3600_000;

const inDays = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);

/**
 * When a token made now ends; null for never. `longestDays` is what the resource owner permits, null for no limit; a
 * fine-grained token that ends does so after 366 days at the latest. Throws 422 beside the field that is wrong.
 */
export function expiryOf(
  { expires_in, expires_on }: ExpiryInput,
  { now, longestDays, whose }: { now: Date; longestDays: number | null; whose: string },
): Date | null {
  if (expires_in === "none") {
    if (longestDays === null) return null;
    throw refuseField("expires_in", `${whose} does not allow tokens without an end. ${atMost(longestDays)}`);
  }
  const field = expires_in === "custom" ? "expires_on" : "expires_in";
  const end = expires_in === "custom" ? customEnd(expires_on, now) : endAfter(expires_in, now);
  const days = Math.min(longestDays ?? LIFE_DAYS_MAX, LIFE_DAYS_MAX);
  if (end > inDays(now, days))
    throw refuseField(
      field,
      longestDays === null ? atMost(days) : `${whose} does not allow that long. ${atMost(days)}`,
    );
  return end;
}

const atMost = (days: number): string => `Choose ${days === 1 ? "one day" : `at most ${days} days`}.`;

function endAfter(text: string, now: Date): Date {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days < 1) throw refuseField("expires_in", "Choose when the token expires.");
  return inDays(now, days);
}

/** Midnight at the start of the day, UTC. */
function customEnd(text: string, now: Date): Date {
  const end = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : Number.NaN);
  if (Number.isNaN(end.getTime())) throw refuseField("expires_on", "Enter the day on which the token expires.");
  if (end <= now) throw refuseField("expires_on", "Choose a day after today.");
  return end;
}
