import { expect, test } from "vitest";
import { idFrom } from "./require-page.ts";

test("an id is one as a number and as a text", () => {
  expect(idFrom(12)).toBe(12);
  expect(idFrom("12")).toBe(12);
});

test.each([[2 ** 31], [-1], [1.5], [Number.NaN], [null], [{ not: 0 }], [{ gt: 0 }], ["1\0"], [undefined]])(
  "refuses %j in place of an id: nothing has it",
  (value) => expect(idFrom(value)).toBe(0),
);
