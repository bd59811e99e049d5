import { expect } from "vitest";
import { takeEvents } from "./host-scene.ts";
import { officialProblems } from "./official-webhook-schema.ts";

/**
 * What was recorded since the last call, as `takeEvents` gives it, each held against the official schema of its event.
 * Installations are told with their own `installation`, which the schemas leave open.
 */
export async function takeOfficialEvents(): ReturnType<typeof takeEvents> {
  const events = await takeEvents();
  for (const { name, payload } of events) {
    const [event = ""] = name.split(".");
    expect(officialProblems(event, payload), name).toEqual([]);
  }
  return events;
}
