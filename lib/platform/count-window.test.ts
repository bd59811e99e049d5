import { afterEach, expect, test } from "vitest";
import { clock } from "./clock.ts";
import { countWindow } from "./count-window.ts";

const START = new Date("2030-01-01T00:00:00Z");
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);

afterEach(() => clock.set(undefined));

test("counts each key by itself, from its first count on", () => {
  clock.stop(START);
  const window = countWindow("by-itself", 60);
  expect(window.add("a").used).toBe(1);
  clock.stop(after(30));
  expect(window.add("b")).toEqual({ used: 1, endsAt: after(90).getTime() });
  expect(window.add("a", 4)).toEqual({ used: 5, endsAt: after(60).getTime() });
});

test("begins anew when the window has ended", () => {
  clock.stop(START);
  const window = countWindow("anew", 60);
  window.add("a", 5);
  clock.stop(after(60));
  expect(window.read("a")).toEqual({ used: 0, endsAt: after(120).getTime() });
});

test("begins anew when the clock was set back behind it", () => {
  clock.stop(after(86_400));
  const window = countWindow("set-back", 60);
  window.add("a", 5);
  clock.stop(START);
  expect(window.read("a").used).toBe(0);
});

test("takes back, and never below nothing", () => {
  const window = countWindow("back", 60);
  window.add("a");
  expect(window.add("a", -5).used).toBe(0);
});

test("is one for the whole process", () => {
  countWindow("one", 60).add("a");
  expect(countWindow("one", 60).read("a").used).toBe(1);
});
