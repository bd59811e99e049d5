import { expect, test } from "vitest";
import { findJsonFault } from "./json-fault.ts";

test.each(["{}", "[]", " null ", '"a\\u00e9\\n"', '{"a": [1, -2.5e+3, {"b": {}}], "c": "}"}', "[[],{}]", '"\u2028"'])(
  "%j is JSON",
  (text) => {
    expect(findJsonFault(text)).toBeNull();
    expect(() => JSON.parse(text)).not.toThrow();
  },
);

test.each([
  ["", 1, 1, true],
  ["{", 1, 2, true],
  ['{"name": "x",\n  "url": }', 2, 10, false],
  ['{\n  "a": 1,\n}', 3, 1, false],
  ["{'a': 1}", 1, 2, false],
  ['{"a" 1}', 1, 6, false],
  ['{"a": 1} x', 1, 10, false],
  ['["a", ]', 1, 7, false],
  ["[1 2]", 1, 4, false],
  ["[1}", 1, 3, false],
  ['"broken\noff"', 1, 1, false],
  ["{a: 1}", 1, 2, false],
  ["]", 1, 1, false],
  [":", 1, 1, false],
  ["\uFEFF{}", 1, 1, false],
])("%j is not JSON, from line %i, column %i", (text, line, column, atEnd) => {
  expect(findJsonFault(text)).toEqual({ line, column, atEnd });
  expect(() => JSON.parse(text)).toThrow();
});

test("what is nested a hundred thousand deep is read all the same", () => {
  expect(findJsonFault("[".repeat(100_000))).toMatchObject({ column: 100_001, atEnd: true });
});
