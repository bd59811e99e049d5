import { setTimeout as sleep } from "node:timers/promises";
import { log } from "./log.ts";

export type Wakeable = {
  /** Has the work run now, or once more when it is running already. */
  wake: () => void;
  /** No further run starts; resolves when the running one has ended. */
  stop: () => Promise<void>;
};

/**
 * Work that never overlaps itself: called for many times while it runs, it runs once more. It also runs every
 * `everyMs` milliseconds, in case a call got lost or the last run failed; a failure is logged once until one succeeds.
 * Runs start `apartMs` milliseconds apart at least: the first call is followed at once, and under load one run does the
 * work of many calls.
 */
export function wakeable(
  name: string,
  work: () => Promise<void>,
  { everyMs, apartMs = 0 }: { everyMs: number; apartMs?: number },
): Wakeable {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let failing = false;
  let startedAt = Number.NEGATIVE_INFINITY;

  async function run(): Promise<void> {
    do {
      const early = startedAt + apartMs - performance.now();
      if (early > 0) await sleep(early);
      if (stopped) break;
      again = false;
      startedAt = performance.now();
      try {
        await work();
        if (failing) log.info({ work: name }, "works again");
        failing = false;
      } catch (err) {
        if (!failing) log.error({ err, work: name }, "failed; is tried again");
        failing = true;
      }
    } while (again && !stopped && !failing);
    running = null;
  }

  function wake(): void {
    if (stopped) return;
    if (running) again = true;
    else running = run();
  }

  const timer = setInterval(wake, everyMs);
  return {
    wake,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
