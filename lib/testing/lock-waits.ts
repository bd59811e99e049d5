import { expect } from "vitest";
import { db } from "@/lib/platform/db.ts";

const WAIT_MS = 50_000;
/** For a transaction that holds something until somebody waits for it. */
export const HOLDING = { timeout: WAIT_MS };

/** Resolves when somebody in this database waits for what a transaction holds. */
export async function untilSomebodyWaits(): Promise<void> {
  const waiting = () => db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
}
