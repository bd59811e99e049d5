/** Annotations in one request; more come with further ones. Source: public documentation of check runs. */
export const ANNOTATIONS_PER_REQUEST_MAX = 50;
export const ACTIONS_MAX = 3;
export const TEXT_LENGTH_MAX = 65_535;

export const RUN_STATUSES = ["queued", "in_progress", "completed", "waiting", "requested", "pending"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const CONCLUSIONS = [
  "action_required",
  "cancelled",
  "failure",
  "neutral",
  "success",
  "skipped",
  "timed_out",
] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** The one that says most comes first: of several runs, it speaks for the suite. */
const IN_ORDER_OF_WEIGHT = [
  "failure",
  "timed_out",
  "cancelled",
  "action_required",
  "success",
  "neutral",
  "skipped",
] as const satisfies readonly Conclusion[];

type Run = { id: number; name: string; status: string; conclusion: string | null };
export type SuiteOutcome = { status: "queued" | "in_progress" | "completed"; conclusion: Conclusion | null };

/** The newest run of each name: what a suite is judged by. */
export function newestRuns<R extends Run>(runs: readonly R[]): R[] {
  const byName = new Map<string, R>();
  for (const run of runs) if ((byName.get(run.name)?.id ?? 0) < run.id) byName.set(run.name, run);
  return [...byName.values()].sort((a, b) => a.id - b.id);
}

/** How a suite stands: ended when each of its newest runs has ended, by what the weightiest of them says. */
export function suiteOutcome(runs: readonly Run[]): SuiteOutcome {
  const newest = newestRuns(runs);
  if (newest.length === 0) return { status: "queued", conclusion: null };
  if (newest.every(({ status }) => status === "completed")) {
    const said = new Set(newest.map(({ conclusion }) => conclusion));
    return { status: "completed", conclusion: IN_ORDER_OF_WEIGHT.find((each) => said.has(each)) ?? null };
  }
  const isRunning = newest.some(({ status }) => status === "in_progress" || status === "completed");
  return { status: isRunning ? "in_progress" : "queued", conclusion: null };
}
