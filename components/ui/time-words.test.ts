import { expect, test } from "vitest";
import { exactWords, leftWords, relativeWords } from "./time-words.ts";

const now = new Date("2025-03-03T14:05:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  [0, "just now"],
  [9, "just now"],
  [10, "10 seconds ago"],
  [60, "1 minute ago"],
  [3599, "59 minutes ago"],
  [3600, "1 hour ago"],
  [86_400, "yesterday"],
  [29 * 86_400, "29 days ago"],
  [31 * 86_400, "on 31 Jan"],
  [90 * 86_400, "on 3 Dec 2024"],
  [-7200, "in 2 hours"],
  [-86_400, "tomorrow"],
])("%i seconds ago is %j", (seconds, words) => {
  expect(relativeWords({ at: ago(seconds), now, timeZone: "UTC" })).toBe(words);
});

test("the year follows the reader's zone, as the day does", () => {
  const at = new Date("2024-12-31T23:30:00Z");
  expect(relativeWords({ at, now, timeZone: "Europe/Berlin" })).toBe("on 1 Jan");
  expect(relativeWords({ at, now, timeZone: "UTC" })).toBe("on 31 Dec 2024");
});

test.each([
  [1, "1 second"],
  [59, "59 seconds"],
  [60, "1 minute"],
  [3600, "60 minutes"],
  [7200, "2 hours"],
  [3 * 86_400, "3 days"],
  [0, null],
  [-5, null],
])("%i seconds left are %j", (seconds, words) => {
  expect(leftWords({ until: ago(-seconds), now })).toBe(words);
});

test("the exact time names its zone", () => {
  expect(exactWords(now, "UTC")).toBe("3 Mar 2025, 14:05:00 UTC");
});
