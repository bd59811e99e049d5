import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyPermissions } from "./arbitraries.ts";
import { describePermissionProblem, parsePermissions } from "./parse-permissions.ts";
import { suggest } from "./suggest.ts";

test("permissions come back as they were written", () => {
  fc.assert(
    fc.property(anyPermissions, (permissions) => {
      expect(parsePermissions(permissions)).toEqual({ permissions });
    }),
  );
});

test("other spellings become the one key", () => {
  const parsed = parsePermissions({ email_addresses: "read", git_ssh_keys: "write" });
  expect(parsed).toEqual({ permissions: { emails: "read", keys: "write" } });
});

test("none leaves no entry", () => {
  expect(parsePermissions({ issues: "none", contents: "read" })).toEqual({ permissions: { contents: "read" } });
});

describe("refuses", () => {
  const problemsOf = (input: unknown) => {
    const parsed = parsePermissions(input);
    return "problems" in parsed
      ? parsed.problems.map((problem) => [problem.key, describePermissionProblem(problem)])
      : [];
  };

  test.each([null, undefined, "issues", 3, ["issues"]])("what is not a map: %j", (input) => {
    expect(problemsOf(input)).toEqual([["", "not a map"]]);
  });

  test("an unknown permission, with the one that was meant", () => {
    expect(problemsOf({ isues: "read" })).toEqual([["isues", 'unknown permission, did you mean "issues"?']]);
  });

  test("an unknown permission that resembles none, without a guess", () => {
    expect(problemsOf({ quantum_flux: "read" })).toEqual([["quantum_flux", "unknown permission"]]);
  });

  test("an unknown level", () => {
    expect(problemsOf({ issues: "wirte" })).toEqual([["issues", 'unknown level, use "read" or "write"']]);
    expect(problemsOf({ issues: true })).toEqual([["issues", 'unknown level, use "read" or "write"']]);
  });

  test("a level that the permission does not offer", () => {
    expect(problemsOf({ metadata: "write" })).toEqual([["metadata", 'level not offered, use "read"']]);
    expect(problemsOf({ workflows: "read" })).toEqual([["workflows", 'level not offered, use "write"']]);
    expect(problemsOf({ issues: "admin" })).toEqual([["issues", 'level not offered, use "read" or "write"']]);
  });

  test("one permission in two spellings", () => {
    expect(problemsOf({ emails: "read", email_addresses: "write" })).toEqual([["email_addresses", "named twice"]]);
  });

  test("names that every object has", () => {
    const input = JSON.parse('{"__proto__": "read", "constructor": "read"}');
    expect(problemsOf(input)).toEqual([
      ["__proto__", "unknown permission"],
      ["constructor", "unknown permission"],
    ]);
  });

  test("every mistake at once", () => {
    expect(problemsOf({ isues: "read", contents: "all", pages: "read" })).toHaveLength(2);
  });
});

describe("suggestions", () => {
  const known = ["issues", "contents", "pull_requests", "repository_hooks", "statuses"];

  test.each([
    ["issue", "issues"],
    ["isseus", "issues"],
    ["Pull Requests", "pull_requests"],
    ["pull-request", "pull_requests"],
    ["hooks", "repository_hooks"],
    ["status", "statuses"],
  ])("%s is taken for %s", (word, meant) => expect(suggest(word, known)).toBe(meant));

  test.each(["", "x", "zzzzzz", "billing"])("%j is taken for nothing", (word) =>
    expect(suggest(word, known)).toBeNull(),
  );
});
