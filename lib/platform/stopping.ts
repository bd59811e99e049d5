import { shared } from "./shared.ts";

const controller = shared("stopping", () => new AbortController());

/** Aborted when the process begins to stop: whoever answers only when something happens answers then. */
export const stopping: AbortSignal = controller.signal;

/** Tells everybody who waits that the process is about to end. */
export const beginStopping = (): void => controller.abort();
