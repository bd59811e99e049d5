import { log } from "@/lib/platform/log.ts";
import { wakeable } from "@/lib/platform/wakeable.ts";
import { allowedNetworks } from "./allowed-networks.ts";
import { attemptDelivery } from "./deliver.ts";
import { type Room, trackDestinations } from "./destinations.ts";
import {
  type ClaimedDelivery,
  claimDeliveries,
  type FinishedDelivery,
  finishDeliveries,
  releaseDeliveries,
} from "./queue.ts";

/** Attempts under way at once, in all. */
const ATTEMPTS_MAX = 512;
const RESULTS_PER_STATEMENT = 500;
/** Under load many deliveries share a statement. Results need not be there at once: those that a crash takes are sent again. */
const APART_MS = 15;
const RESULTS_APART_MS = 40;

export type Sender = {
  /** How many more attempts there may be now, and where. */
  room: () => Room;
  /** Sends what was claimed. */
  send: (claimed: readonly ClaimedDelivery[]) => Promise<void>;
  /** Looks for waiting deliveries now. */
  wake: () => void;
  /** Gives attempts under way `limitMs` to end, records them and lets go of the rest. */
  stop: (limitMs: number) => Promise<void>;
};

/**
 * Sends waiting deliveries, many at once but few for each destination, so that a slow or dead receiver delays its own
 * deliveries alone. A row counts as under way until its result is stored: results survive a database that is down.
 */
export function startSender({
  answerLimitMs,
  pollMs,
  onPaused,
}: {
  answerLimitMs?: number | undefined;
  /** It looks this often without being woken. */
  pollMs: number;
  /** Called when persistent failure paused a hook. */
  onPaused: () => void;
}): Sender {
  const underWay = new Map<string, ClaimedDelivery>();
  const destinations = trackDestinations();
  const finished: FinishedDelivery[] = [];
  /** More may wait for places that had no room when they were looked at. */
  let someMayWait = false;
  let idle = () => {};

  const store = wakeable("storing results of webhook deliveries", storeResults, {
    everyMs: pollMs,
    apartMs: RESULTS_APART_MS,
  });
  const waiting = wakeable("sending webhook deliveries", sendWaiting, { everyMs: pollMs, apartMs: APART_MS });

  const room = () => destinations.room(ATTEMPTS_MAX - underWay.size);

  async function sendWaiting(): Promise<void> {
    if (underWay.size >= ATTEMPTS_MAX) return; // the end of any looks again
    someMayWait = false;
    const claimed = await claimDeliveries({ room: room(), underWay: [...underWay.keys()] });
    await send(claimed);
    if (claimed.length > 0)
      waiting.wake(); // until none is left that there is room for
    else if (destinations.someAreFull()) someMayWait = true;
  }

  async function send(claimed: readonly ClaimedDelivery[]): Promise<void> {
    if (claimed.length === 0) return;
    const allowed = await allowedNetworks();
    const crowded: string[] = [];
    for (const delivery of claimed) {
      if (!destinations.begin(delivery.hookId, delivery.url)) {
        crowded.push(delivery.id);
        continue;
      }
      underWay.set(delivery.id, delivery);
      void attempt(delivery, allowed);
    }
    if (crowded.length === 0) return;
    await releaseDeliveries(crowded);
    waiting.wake();
  }

  async function attempt(delivery: ClaimedDelivery, allowed: readonly string[]): Promise<void> {
    const result = await attemptDelivery(delivery, { limitMs: answerLimitMs, allowed });
    const answered = result.outcome === "response";
    const wasFull = destinations.end(delivery.url, { answered, durationMs: result.durationMs });
    if (wasFull || someMayWait || underWay.size >= ATTEMPTS_MAX) waiting.wake(); // for the room that it had
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
      if (results.some(({ hookState }) => hookState === "paused")) onPaused();
      finished.splice(0, results.length);
      for (const { id } of results) underWay.delete(id);
    }
    if (underWay.size === 0) idle();
  }

  async function stop(limitMs: number): Promise<void> {
    await waiting.stop();
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

  return { room, send, wake: waiting.wake, stop };
}
