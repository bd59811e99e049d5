import { setTimeout as sleep } from "node:timers/promises";

/** Waits so many milliseconds, or until one of the signals is aborted; false when one was. */
export async function pause(ms: number, ...signals: AbortSignal[]): Promise<boolean> {
  const signal = AbortSignal.any(signals);
  await sleep(ms, undefined, { ref: false, signal }).catch(() => {});
  return !signal.aborted;
}
