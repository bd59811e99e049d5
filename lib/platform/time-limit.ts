/** Bounds work that nothing else can interrupt: while it runs, nobody else is answered. */
import { createContext, Script } from "node:vm";

/** Node's watchdog for scripts stops whatever runs inside of the call, functions and patterns from outside included. */
const call = new Script("work()");
/** Making one costs milliseconds; what is in it is read once, as a call starts, so that calls may lie in one another. */
const context = createContext({ work: () => {} });

/**
 * What `work` returns, or null when it is not done after `limitMs` of time. Only for work that keeps no state, as it
 * may be stopped anywhere, and that never waits. Throws what `work` throws.
 */
export function withinTime<Result extends object>(limitMs: number, work: () => Result | null): Result | null {
  const outcome: { result: Result | null } = { result: null };
  context.work = () => {
    outcome.result = work();
  };
  try {
    call.runInContext(context, { timeout: Math.ceil(limitMs) });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  } finally {
    context.work = null;
  }
  return outcome.result;
}

function isTimeout(error: unknown): boolean {
  // The watchdog's error is made in the context and is no Error of ours.
  return (
    typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
