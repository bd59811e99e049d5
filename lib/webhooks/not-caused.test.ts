import { expect, test } from "vitest";
import { EVENTS } from "./catalogue.ts";
import { CAUSED } from "./causes.ts";
import { notCaused } from "./not-caused.ts";

const HAPPENING: Readonly<Record<string, readonly string[] | undefined>> = CAUSED;

test.each(EVENTS)("$name happens here, or it is said why not", ({ name, actions }) => {
  const [happening, not] = [HAPPENING[name], notCaused(name)];
  if (!happening) expect(not).toMatchObject({ actions: [], because: expect.any(String) });
  else expect([...(not?.actions ?? [])]).toEqual(actions.filter((action) => !happening.includes(action)));
});
