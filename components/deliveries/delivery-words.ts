import { type Outcome, statusWords } from "@/lib/webhooks/outcome-words.ts";

/** "issues.opened", or the event alone when it has no action. */
export function eventTitle({ event, action }: { event: string; action: string | null }): string {
  return action === null ? event : `${event}.${action}`;
}

const MS_PER_SECOND = 1_000;

/** "12 ms", "1.3 s". */
export function durationWords(durationMs: number): string {
  return durationMs < MS_PER_SECOND ? `${durationMs} ms` : `${(durationMs / MS_PER_SECOND).toFixed(1)} s`;
}

/** "Answered 200", or in the wire format's words why there was no answer. */
export function answerWords(attempt: Outcome): string {
  if (attempt.statusCode !== null) return `Answered ${attempt.statusCode}`;
  const words = statusWords(attempt);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
