import { expect, test } from "vitest";
import { mediaFormat, mediaType } from "./media-type.ts";

test.each([
  [null, "github.v3; format=json"],
  ["*/*", "github.v3; format=json"],
  ["application/vnd.github+json", "github.v3; format=json"],
  ["application/vnd.github.v3+json", "github.v3; format=json"],
  ["application/vnd.github.v3.raw+json", "github.v3; param=raw; format=json"],
  ["application/vnd.github.raw+json", "github.v3; param=raw; format=json"],
  ["application/vnd.github.machine-man-preview+json", "github.machine-man-preview; format=json"],
  ["Accept: application/vnd.github.machine-man-preview+json", "github.machine-man-preview; format=json"],
  ["application/json, application/vnd.github.fury-preview+json", "github.fury-preview; format=json"],
])("Accept %s is answered as %s", (accept, expected) => {
  expect(mediaType(accept)).toBe(expected);
});

test.each([
  ["application/vnd.github.raw", "raw"],
  ["application/vnd.github.raw+json", "raw"],
  ["application/vnd.github.v3.raw", "raw"],
  ["application/vnd.github.v3.sha", "sha"],
  ["application/vnd.github.v3+json", null],
  ["application/vnd.github.machine-man-preview+json", null],
  ["text/html", null],
])("Accept %s asks for the form %s", (accept, expected) => {
  expect(mediaFormat(new Headers({ accept }))).toBe(expected);
});
