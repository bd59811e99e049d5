import { clock } from "@/lib/platform/clock.ts";
import { TimeLeftText } from "./time-left-text.tsx";

/** How long something still holds ("in 59 minutes"), counting down; the exact time on hover. For server components. */
export function TimeLeft({
  until,
  over,
}: {
  until: Date;
  /** What to say when it is over; default "expired". */
  over?: string | undefined;
}) {
  return <TimeLeftText until={until.toISOString()} now={clock.now().toISOString()} over={over} />;
}
