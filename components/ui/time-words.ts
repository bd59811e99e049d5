const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Beyond this a date says more than a count of days. */
const RELATIVE_LIMIT_MS = 30 * DAY_MS;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "3 hours ago", "in 5 minutes", "yesterday"; from 30 days on "on 3 Mar 2025" (without the year in the same year). */
export function relativeWords({ at, now, timeZone }: { at: Date; now: Date; timeZone?: string | undefined }): string {
  const difference = at.getTime() - now.getTime();
  const size = Math.abs(difference);
  if (size < 10 * SECOND_MS) return "just now";
  if (size < MINUTE_MS) return relative.format(Math.trunc(difference / SECOND_MS), "second");
  if (size < HOUR_MS) return relative.format(Math.trunc(difference / MINUTE_MS), "minute");
  if (size < DAY_MS) return relative.format(Math.trunc(difference / HOUR_MS), "hour");
  if (size < RELATIVE_LIMIT_MS) return relative.format(Math.trunc(difference / DAY_MS), "day");
  const zone = timeZone ? { timeZone } : {};
  const year = (moment: Date) => moment.toLocaleDateString("en-GB", { year: "numeric", ...zone });
  const shown = year(at) === year(now) ? {} : ({ year: "numeric" } as const);
  return `on ${at.toLocaleDateString("en-GB", { day: "numeric", month: "short", ...shown, ...zone })}`;
}

/** "3 Mar 2025, 14:05:09 UTC": the moment in full, in the given zone or the reader's own. */
export function exactWords(at: Date, timeZone?: string): string {
  return at.toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
    ...(timeZone ? { timeZone } : {}),
  });
}

/** "59 minutes", "12 seconds", "3 days": what is left, rounded down; null when the time is over. */
export function leftWords({ until, now }: { until: Date; now: Date }): string | null {
  const left = until.getTime() - now.getTime();
  if (left <= 0) return null;
  if (left < MINUTE_MS) return plural(Math.ceil(left / SECOND_MS), "second");
  if (left < 2 * HOUR_MS) return plural(Math.floor(left / MINUTE_MS), "minute");
  if (left < 2 * DAY_MS) return plural(Math.floor(left / HOUR_MS), "hour");
  return plural(Math.floor(left / DAY_MS), "day");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
