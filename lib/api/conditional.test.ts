import { expect, test } from "vitest";
import { entityTag, isUnchanged } from "./conditional.ts";

test("equal bodies have equal tags, other bodies others", () => {
  expect(entityTag("a")).toBe(entityTag("a"));
  expect(entityTag("a")).not.toBe(entityTag("b"));
});

test("If-None-Match compares weakly, takes lists and the star", () => {
  const tag = entityTag("a");
  expect(isUnchanged(tag, tag)).toBe(true);
  expect(isUnchanged(tag.replace("W/", ""), tag)).toBe(true);
  expect(isUnchanged(`"x", ${tag}`, tag)).toBe(true);
  expect(isUnchanged("*", tag)).toBe(true);
  expect(isUnchanged('"x"', tag)).toBe(false);
  expect(isUnchanged(null, tag)).toBe(false);
});
