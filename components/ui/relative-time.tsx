import { clock } from "@/lib/platform/clock.ts";
import { RelativeTimeText } from "./relative-time-text.tsx";

/**
 * A moment in words, the exact time on hover. For server components: it reads Mortise's clock, which a test may have
 * set. In a client component use RelativeTimeText and pass `now` down.
 */
export function RelativeTime({ at }: { at: Date }) {
  return <RelativeTimeText at={at.toISOString()} now={clock.now().toISOString()} />;
}
