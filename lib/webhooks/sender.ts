import { log } from "@/lib/platform/log.ts";
import { wakeable } from "@/lib/platform/wakeable.ts";
import { attemptDelivery } from "./deliver.ts";
import {
  type ClaimedDelivery,
  claimDeliveries,
  type FinishedDelivery,
  finishDeliveries,
  releaseDeliveries,
} from "./queue.ts";

/** Attempts under way at once: in all, for each hook, and for a hook whose last attempt got no answer. */
const ATTEMPTS_MAX = 512;
const ATTEMPTS_PER_HOOK = 32;
const ATTEMPTS_PER_SILENT_HOOK = 2;
const RESULTS_PER_STATEMENT = 500;
const POLL_MS = 1_000;

export type Sender = {
  /** Looks for waiting deliveries now. */
  wake: () => void;
  /** Gives attempts under way `limitMs` to end, records them and lets go of the rest. */
  stop: (limitMs: number) => Promise<void>;
};

/**
 * Sends waiting deliveries, many at once but few for each hook, so that a slow or dead receiver delays its own
 * deliveries alone. A row counts as under way until its result is stored: results survive a database that is down.
 */
export function startSender({ answerLimitMs }: { answerLimitMs?: number | undefined } = {}): Sender {
  const underWay = new Map<string, ClaimedDelivery>();
  const silentHooks = new Set<number>();
  const finished: FinishedDelivery[] = [];
  let idle = () => {};

  const store = wakeable("storing results of webhook deliveries", storeResults, POLL_MS);
  const send = wakeable("sending webhook deliveries", sendWaiting, POLL_MS);

  async function sendWaiting(): Promise<void> {
    const limit = ATTEMPTS_MAX - underWay.size;
    if (limit <= 0) return;
    const claimed = await claimDeliveries({
      room: roomOfBusyHooks(),
      roomOfOthers: ATTEMPTS_PER_HOOK,
      limit,
      underWay: [...underWay.keys()],
    });
    for (const delivery of claimed) {
      underWay.set(delivery.id, delivery);
      void attempt(delivery);
    }
    if (underWay.size === 0) silentHooks.clear();
  }

  function roomOfBusyHooks(): Map<number, number> {
    const room = new Map<number, number>();
    for (const hookId of silentHooks) room.set(hookId, ATTEMPTS_PER_SILENT_HOOK);
    for (const { hookId } of underWay.values()) room.set(hookId, (room.get(hookId) ?? ATTEMPTS_PER_HOOK) - 1);
    // A hook that has just fallen silent can have more under way than it may.
    for (const [hookId, left] of room) room.set(hookId, Math.max(0, left));
    return room;
  }

  async function attempt(delivery: ClaimedDelivery): Promise<void> {
    const result = await attemptDelivery(delivery, answerLimitMs);
    if (result.outcome === "response") silentHooks.delete(delivery.hookId);
    else silentHooks.add(delivery.hookId);
    log.debug(
      { guid: delivery.guid, event: delivery.event, outcome: result.outcome, status: result.statusCode },
      "sent",
    );
    finished.push(result);
    store.wake();
  }

  async function storeResults(): Promise<void> {
    while (finished.length > 0) {
      const results = finished.slice(0, RESULTS_PER_STATEMENT);
      await finishDeliveries(results);
      finished.splice(0, results.length);
      for (const { id } of results) underWay.delete(id);
      send.wake();
    }
    if (underWay.size === 0) idle();
  }

  async function stop(limitMs: number): Promise<void> {
    await send.stop();
    if (underWay.size > 0) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        idle = resolve;
        timer = setTimeout(resolve, limitMs);
      });
      clearTimeout(timer);
    }
    await store.stop();
    if (finished.length > 0) await storeResults();
    await releaseDeliveries([...underWay.keys()]);
  }

  return { wake: send.wake, stop };
}
