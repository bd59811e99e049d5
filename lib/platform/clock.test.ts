import { afterEach, expect, test } from "vitest";
import { clock } from "./clock.ts";

afterEach(() => clock.set(undefined));

test("a set clock tells that time and goes on from there", async () => {
  clock.set(new Date("2030-01-01T00:00:00Z"));
  const first = clock.now();
  expect(first.toISOString()).toMatch(/^2030-01-01T00:00:0/);
  expect(clock.isSet()).toBe(true);
  while (clock.now() <= first) await new Promise(setImmediate);
  expect(clock.now().getTime()).toBeGreaterThan(first.getTime());
});

test("a clock that is set back tells the system's time", () => {
  clock.set(new Date("2030-01-01T00:00:00Z"));
  clock.set(undefined);
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000);
  expect(clock.isSet()).toBe(false);
});

test("a clock that is stopped stands until it is set", async () => {
  const noon = new Date("2030-01-01T12:00:00Z");
  clock.stop(noon);
  const begun = Date.now();
  while (Date.now() <= begun) await new Promise(setImmediate);
  expect([clock.now(), clock.isSet()]).toEqual([noon, true]);
  clock.set(noon);
  while (clock.now() <= noon) await new Promise(setImmediate);
});
