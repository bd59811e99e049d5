import { expect, test } from "vitest";
import { withinTime } from "./time-limit.ts";

test("returns what the work returns and throws what it throws", () => {
  expect(withinTime(999.5, () => ({ answer: 42 }))).toEqual({ answer: 42 });
  expect(() =>
    withinTime(1000, () => {
      throw new TypeError("its own");
    }),
  ).toThrow(TypeError);
});

test("stops a loop and a pattern that would go on", () => {
  const endless = () => {
    for (;;);
  };
  expect(withinTime(20, endless)).toBeNull();
  expect(withinTime(20, () => ({ found: /^(a+)+$/.test(`${"a".repeat(60)}b`) }))).toBeNull();
  expect(withinTime(1000, () => ["the next one"])).toEqual(["the next one"]);
});

test("calls may lie in one another", () => {
  expect(withinTime(1000, () => ({ inner: withinTime(500, () => [1]) }))).toEqual({ inner: [1] });
});
