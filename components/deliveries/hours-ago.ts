import { clock } from "@/lib/platform/clock.ts";

const HOUR_MS = 3600_000;
/** What is kept at most. */
const HOURS_MAX = 72;

/** The time that a form's field `hours` names: so many hours ago. */
export function hoursAgo(form: FormData): Date {
  const hours = Math.min(Number.parseInt(form.get("hours")?.toString() ?? "", 10) || 1, HOURS_MAX);
  return new Date(clock.now().getTime() - hours * HOUR_MS);
}
