import { expect, test } from "vitest";
import { permissionSummary, repositoryWords } from "./words.ts";

test("permissions in a line, what changes things first", () => {
  expect(permissionSummary({ contents: "read", issues: "write", metadata: "read" })).toBe(
    "Can change Issues; can read Contents and Metadata",
  );
  expect(permissionSummary({ members: "write" })).toBe("Can change Members and teams");
  expect(permissionSummary({})).toBe("No permission");
});

test("many permissions of a kind are counted after the fourth", () => {
  const many = {
    actions: "read",
    checks: "read",
    contents: "read",
    issues: "read",
    metadata: "read",
    pages: "read",
  } as const;
  expect(permissionSummary(many)).toBe("Can read Workflow runs, Checks, Contents, Issues, and 2 more");
});

test("repositories in words", () => {
  expect(repositoryWords("selected", 1)).toBe("1 repository");
  expect(repositoryWords("selected", 1200)).toBe("1,200 repositories");
  expect(repositoryWords("all", 12)).toBe("All repositories, 12 now");
  expect(repositoryWords("all", 0)).toBe("All repositories; there is none yet");
});
