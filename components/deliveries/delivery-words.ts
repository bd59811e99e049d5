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

/** Who had it sent again: a person, or the schedule of retries. */
export function againWords({ attempt }: { attempt: number }): string {
  return attempt > 1 ? `Attempt ${attempt} by schedule` : "Sent again";
}

type Timing = { connectMs: number; answerMs: number; readMs: number };

/** "3 ms to connect, 12 ms until the answer began, 1 ms to read it"; null where it was not measured. */
export function timingWords(timing: unknown): string | null {
  if (!isTiming(timing)) return null;
  const { connectMs, answerMs, readMs } = timing;
  return `${durationWords(connectMs)} to connect, ${durationWords(answerMs)} until the answer began, ${durationWords(readMs)} to read it`;
}

const isTiming = (value: unknown): value is Timing =>
  typeof value === "object" && value !== null && "connectMs" in value && "answerMs" in value && "readMs" in value;

/** What came of sending all again that had failed. */
export const againCountWords = (count: number): string =>
  count === 0
    ? "Nothing failed in that time that was not taken since."
    : `Sent again: ${count === 1 ? "one delivery" : `${count} deliveries`}.`;
