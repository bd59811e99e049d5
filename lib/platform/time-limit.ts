/** Bounds work that nothing else can interrupt: while it runs, nobody else is answered. */
import { createContext, Script } from "node:vm";

/** Node's watchdog for scripts stops whatever runs inside of the call, functions and patterns from outside included. */
const call = new Script("work()");
/** Making one costs milliseconds; what is in it is read once, as a call starts, so that calls may lie in one another. */
const context = createContext({ work: () => {} });

/** How often work is begun, each time with twice the time, on a machine that has hardly let it run. */
const TRIES_MAX = 3;
/** What counts as the whole limit: the clocks differ a little. */
const SPENT = 0.9;

/**
 * What `work` returns, or null when it is not done after `limitMs` of processor time. Only for work that keeps no state,
 * as it may be stopped anywhere and begun again, and that never waits. Throws what `work` throws.
 */
export function withinTime<Result extends object>(limitMs: number, work: () => Result | null): Result | null {
  for (let nth = 0; nth < TRIES_MAX; nth += 1) {
    const before = process.cpuUsage();
    const outcome = tryFor(limitMs * 2 ** nth, work);
    if (outcome) return outcome.result;
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 >= limitMs * SPENT) return null;
  }
  return null;
}

/** Null when the time was over first. */
function tryFor<Result extends object>(timeMs: number, work: () => Result | null): { result: Result | null } | null {
  const outcome: { result: Result | null } = { result: null };
  context.work = () => {
    outcome.result = work();
  };
  try {
    call.runInContext(context, { timeout: Math.ceil(timeMs) });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  } finally {
    context.work = null;
  }
  return outcome;
}

function isTimeout(error: unknown): boolean {
  // The watchdog's error is made in the context and is no Error of ours.
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
