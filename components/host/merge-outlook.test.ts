import { expect, test } from "vitest";
import { mergeOutlook } from "./merge-outlook.ts";

const FREE = { merge: null, squash: null, rebase: null };

test("it is ready where nothing stands in the way", () => {
  expect(mergeOutlook({ state: "clean", obstacles: FREE, objectors: [] })).toMatchObject({
    look: "good",
    title: "Ready to merge",
  });
});

test("somebody who asks for changes is named, and nobody is told that it is ready", () => {
  expect(mergeOutlook({ state: "clean", obstacles: FREE, objectors: ["hubot"] })).toEqual({
    look: "warning",
    title: "hubot asks for changes",
    more: ["The branches go together, and no check has failed.", "It can be merged all the same."],
  });
  const three = mergeOutlook({ state: "unstable", obstacles: FREE, objectors: ["hubot", "lisa", "mona"] });
  expect(three.title).toBe("Not all checks have passed");
  expect(three.more[0]).toBe("hubot, lisa and 1 other ask for changes.");
});

test("what forbids every way to merge is said in its own words", () => {
  const problem = "This branch is locked: nobody can push to it";
  const obstacles = { merge: problem, squash: problem, rebase: problem };
  expect(mergeOutlook({ state: "clean", obstacles, objectors: ["hubot"] })).toEqual({
    look: "danger",
    title: "Merging is blocked",
    more: [`${problem}.`, "hubot asks for changes."],
  });
});

test("one way that is left is enough", () => {
  const obstacles = { ...FREE, merge: "This branch must not contain merge commits." };
  expect(mergeOutlook({ state: "clean", obstacles, objectors: [] }).title).toBe("Ready to merge");
});

test("a conflict, and what is not known yet, is said before everything else", () => {
  expect(mergeOutlook({ state: "dirty", obstacles: FREE, objectors: ["hubot"] }).title).toBe("Conflicts with its base");
  expect(mergeOutlook({ state: "unknown", obstacles: FREE, objectors: ["hubot"] }).title).toBe("Not known yet");
});
