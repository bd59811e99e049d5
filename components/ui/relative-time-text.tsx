"use client";

import { exactWords, relativeWords } from "./time-words.ts";
import { useServerNow } from "./use-server-now.ts";

/** The part of RelativeTime that runs in the browser as well: words keep up, the title turns to the reader's zone. */
export function RelativeTimeText({
  at,
  now: renderedAt,
}: {
  /** ISO 8601 */
  at: string;
  /** The server's time while rendering, ISO 8601. */
  now: string;
}) {
  const { now, hydrated } = useServerNow(renderedAt, 30_000);
  const moment = new Date(at);
  const zone = hydrated ? undefined : "UTC";
  return (
    <time dateTime={at} title={exactWords(moment, zone)} className="whitespace-nowrap">
      {relativeWords({ at: moment, now, timeZone: zone })}
    </time>
  );
}
