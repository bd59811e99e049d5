import { expect, test } from "vitest";
import { officialProblems } from "./official-webhook-schema.ts";

test("a payload that lacks what the official schema requires is found out", () => {
  const problems = officialProblems("installation", { action: "suspend" });
  expect(problems).toEqual(expect.arrayContaining([expect.stringContaining('"missingProperty":"installation"')]));
});

test("an event that nobody has described is an error, not a pass", () => {
  expect(() => officialProblems("installation", { action: "exploded" })).toThrow("installation-exploded");
});
