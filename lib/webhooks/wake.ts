import { EventEmitter } from "node:events";
import { shared } from "@/lib/platform/shared.ts";

const bell = shared("deliveries-bell", () => new EventEmitter());

/** Tells the worker of this process that there is something to send. */
export const wakeDeliveries = (): void => {
  bell.emit("ring");
};

/** Calls `listener` at each ring; returns how to stop listening. */
export function onWakeDeliveries(listener: () => void): () => void {
  bell.on("ring", listener);
  return () => bell.off("ring", listener);
}
