import { EventEmitter } from "node:events";
import { shared } from "@/lib/platform/shared.ts";

const bell = shared("deliveries-bell", () => new EventEmitter());

/** Tells the worker of this server that events were written. */
export const wakeDispatch = (): void => {
  bell.emit("events");
};

/** Tells it that deliveries were written, which need no dispatch. */
export const wakeDeliveries = (): void => {
  bell.emit("deliveries");
};

/** Calls back at each; returns how to stop listening. */
export function onWake({ events, deliveries }: { events: () => void; deliveries: () => void }): () => void {
  bell.on("events", events).on("deliveries", deliveries);
  return () => void bell.off("events", events).off("deliveries", deliveries);
}
