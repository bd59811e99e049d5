/** Times and shapes of the device flow. Source: wire facts §1.10. */
export const DEVICE_CODE_LIFE_SECONDS = 900;
export const POLL_INTERVAL_SECONDS = 5;
/** What each question that comes too early adds to the interval. */
const PENALTY_SECONDS = 5;
export const SUBMISSIONS_PER_HOUR_MAX = 50;
/** A device that waits exactly as long as it was told is not early because its message travelled faster than the last. */
const TOLERANCE_MS = 500;

/** No vowels, so that no word comes up, and nothing that looks like something else (RFC 8628 §6.1). */
export const USER_CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
export const USER_CODE_LENGTH = 8;

/** As people type it, in whatever case and with or without the hyphen. */
export const normalUserCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** As it is shown: WDJB-MJHT. */
export const shownUserCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** The interval from here on, in seconds, when a question came too early; null when it did not. */
export function raisedInterval(row: { interval: number; askedAt: Date | null }, now: Date): number | null {
  if (row.askedAt === null) return null;
  const waited = now.getTime() - row.askedAt.getTime();
  // A clock that was set back says nothing about how long the device waited.
  return waited >= 0 && waited < row.interval * 1000 - TOLERANCE_MS ? row.interval + PENALTY_SECONDS : null;
}
