import path from "node:path";
import { Worker } from "node:worker_threads";
import { type ClockState, clockState } from "@/lib/platform/clock.ts";
import { onWake } from "@/lib/webhooks/wake.ts";

export type ThreadData = { clock: ClockState };
/** What the thread is told: there are events to dispatch, there are deliveries to send, or to come to an end. */
export type Told = "events" | "deliveries" | "stop";

/** As the build leaves it. */
const FILE = path.resolve("dist/deliveries-thread.js");

/**
 * Starts the worker in a thread of its own, so that neither sending webhooks nor answering requests waits for the other.
 * `onFailure` is called when the thread ends and was not told to, also before it was ready.
 */
export async function startDeliveriesThread(
  onFailure: (error: Error) => void,
  file = FILE,
): Promise<{ stop(): Promise<void> }> {
  const thread = new Worker(file, { workerData: { clock: clockState() } satisfies ThreadData });
  let expected = false;
  let failure: Error | undefined;
  thread.on("error", (error) => {
    failure = error;
  });
  const ended = new Promise<void>((resolve) => {
    thread.on("exit", (code) => {
      if (!expected) onFailure(failure ?? new Error(`the thread that sends webhooks ended with ${code}`));
      resolve();
    });
  });
  const tell = (told: Told) => thread.postMessage(told);
  const stopListening = onWake({ events: once(() => tell("events")), deliveries: once(() => tell("deliveries")) });
  await new Promise<void>((resolve) => {
    thread.once("message", () => resolve());
    void ended.then(resolve);
  });
  return {
    stop: async () => {
      expected = true;
      stopListening();
      tell("stop");
      await ended;
    },
  };
}

/** Calls of the same moment become one. */
function once(act: () => void): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    setImmediate(() => {
      waits = false;
      act();
    });
  };
}
