"use client";

import { exactWords, leftWords } from "./time-words.ts";
import { useServerNow } from "./use-server-now.ts";

/** The part of TimeLeft that runs in the browser as well. Times are ISO 8601. */
export function TimeLeftText({
  until,
  now: renderedAt,
  over = "expired",
}: {
  until: string;
  now: string;
  over?: string | undefined;
}) {
  const { now, hydrated } = useServerNow(renderedAt, 1000);
  const end = new Date(until);
  const left = leftWords({ until: end, now });
  return (
    <time
      dateTime={until}
      title={exactWords(end, hydrated ? undefined : "UTC")}
      className="whitespace-nowrap tabular-nums"
    >
      {left ? `in ${left}` : over}
    </time>
  );
}
