import { expect, test } from "vitest";
import { newestRuns, suiteOutcome } from "./rules.ts";

let id = 0;
const run = (name: string, status: string, conclusion: string | null = null) => {
  id += 1;
  return { id, name, status, conclusion };
};

test.each([
  ["nothing yet", [], "queued", null],
  ["what waits", [run("a", "queued"), run("b", "requested")], "queued", null],
  ["one that runs", [run("a", "queued"), run("b", "in_progress")], "in_progress", null],
  ["one that ended while another waits", [run("a", "completed", "failure"), run("b", "queued")], "in_progress", null],
  ["all successful", [run("a", "completed", "success"), run("b", "completed", "success")], "completed", "success"],
  ["one failure", [run("a", "completed", "success"), run("b", "completed", "failure")], "completed", "failure"],
  [
    "success beside what was skipped",
    [run("a", "completed", "skipped"), run("b", "completed", "success")],
    "completed",
    "success",
  ],
  [
    "what wants somebody",
    [run("a", "completed", "success"), run("b", "completed", "action_required")],
    "completed",
    "action_required",
  ],
])("a suite with %s", (_, runs, status, conclusion) => {
  expect(suiteOutcome(runs)).toEqual({ status, conclusion });
});

test("a run again takes the place of the one before it", () => {
  const runs = [run("a", "completed", "failure"), run("a", "completed", "success")];
  expect(newestRuns(runs)).toEqual([runs[1]]);
  expect(suiteOutcome(runs)).toEqual({ status: "completed", conclusion: "success" });
});
