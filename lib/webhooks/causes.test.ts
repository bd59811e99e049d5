import { expect, test } from "vitest";
import { STORIES } from "@/lib/testing/causes/stories.ts";
import { eventDefinition } from "./catalogue.ts";
import { CAUSED, CAUSES, type CausedEvent } from "./causes.ts";

test("every event that happens here has a story that causes it, and none is told of what does not", () => {
  const told = new Set(STORIES.flatMap(({ causes }) => causes));
  expect(told).toEqual(new Set(CAUSES));
});

test.each(Object.entries(CAUSED))("%s happens with actions that the catalogue knows", (name, actions) => {
  const documented: readonly string[] = eventDefinition(name as CausedEvent).actions;
  // Of an event with one action alone, the documentation does not list it.
  if (documented.length > 0) expect(documented).toEqual(expect.arrayContaining([...actions]));
});
