import { expect, test } from "vitest";
import { parseFlash } from "./flash-cookie.ts";

test("reads what setFlash wrote", () => {
  const flash = { id: "1", tone: "success", text: "Saved." };
  expect(parseFlash(JSON.stringify(flash))).toEqual(flash);
});

test.each([
  undefined,
  "",
  "{",
  "null",
  "[]",
  '"text"',
  '{"id":"1","tone":"loud","text":"x"}',
  '{"id":"1","tone":"toString","text":"x"}',
  '{"id":1,"tone":"info","text":"x"}',
  '{"id":"1","tone":"info"}',
])("%j is no message", (value) => {
  expect(parseFlash(value)).toBeNull();
});
