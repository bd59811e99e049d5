import { expect, test } from "vitest";
import { decisionWords } from "./decision.ts";

const choices = [
  { id: 1, name: "mine", private: true, administered: true },
  { id: 2, name: "theirs", private: true, administered: false },
];
const chosen = (...ids: number[]) => ({ all: false, selected: new Set(ids), choices });

test.each([
  ["an owner", { kind: "owner", adds: false }, chosen(2), "Install"],
  ["a member", { kind: "request", adds: false }, chosen(1), "Request"],
  ["with nothing chosen yet", { kind: "repositories", adds: false }, chosen(), "Install and request"],
  ["own ones alone", { kind: "repositories", adds: false }, chosen(1), "Install"],
  ["others alone", { kind: "repositories", adds: false }, chosen(2), "Request"],
  ["both", { kind: "repositories", adds: false }, chosen(1, 2), "Install and request"],
  ["all of them", { kind: "repositories", adds: false }, { ...chosen(1), all: true }, "Request"],
  ["both, to what is there", { kind: "repositories", adds: true }, chosen(1, 2), "Add and request"],
  ["own ones, to what is there", { kind: "repositories", adds: true }, chosen(1), "Add"],
] as const)("the button for %s", (_, decision, what, label) => {
  expect(decisionWords(decision, what).label).toBe(label);
});
