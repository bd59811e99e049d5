import { expect, it } from "vitest";
import { labelInk } from "./label-ink.ts";

it.each([
  ["ffffff", "black"],
  ["000000", "white"],
  ["d73a4a", "black"],
  ["0e8a16", "black"],
  ["0000ff", "white"],
  ["5319e7", "white"],
  ["a2eeef", "black"],
  ["nonsense", "white"],
] as const)("on %s %s reads better", (color, ink) => {
  expect(labelInk(color)).toBe(ink);
});
