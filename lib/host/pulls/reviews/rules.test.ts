import { expect, test } from "vitest";
import { findPlace } from "./rules.ts";

const PATCH = "@@ -1,3 +1,3 @@\n one\n-two\n+zwei\n three\n@@ -10,2 +10,3 @@\n ten\n+more\n eleven";

test("a line of the new file has its place, counted from the first hunk, and the hunk down to it", () => {
  expect(findPlace(PATCH, { line: 2, side: "RIGHT" })).toEqual({
    position: 3,
    side: "RIGHT",
    line: 2,
    diffHunk: "@@ -1,3 +1,3 @@\n one\n-two\n+zwei",
  });
  expect(findPlace(PATCH, { line: 11, side: "RIGHT" })).toMatchObject({
    position: 7,
    diffHunk: expect.stringMatching(/^@@ -10/),
  });
});

test("a line that was removed is on the left", () => {
  expect(findPlace(PATCH, { line: 2, side: "LEFT" })).toMatchObject({ position: 2, line: 2 });
  expect(findPlace(PATCH, { position: 2 })).toMatchObject({ side: "LEFT", line: 2 });
  expect(findPlace(PATCH, { position: 4 })).toMatchObject({ side: "RIGHT", line: 3 });
});

test("a line outside of the hunks, a hunk's heading and a place behind the end are none", () => {
  expect(findPlace(PATCH, { line: 7, side: "RIGHT" })).toBeNull();
  expect(findPlace(PATCH, { position: 5 })).toBeNull();
  expect(findPlace(PATCH, { position: 99 })).toBeNull();
});
