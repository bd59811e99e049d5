import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { branchProblem, isFullSha, mayBeSha, pathProblem, refProblem } from "./rules.ts";

describe("refProblem", () => {
  test.each([
    "refs/heads/main",
    "refs/heads/feature/one",
    "refs/tags/v1.0",
    "refs/heads/-dash",
    "refs/heads/ünï…✓",
    `refs/heads/a"b'c`,
  ])("accepts %s", (ref) => expect(refProblem(ref)).toBeNull());

  test.each([
    ["main", /start with "refs\/"/],
    ["refs/heads", /two slashes/],
    ["--upload-pack=touch /tmp/x", /start with/],
    ["refs/heads/", /empty part/],
    ["refs/heads//a", /empty part/],
    ["refs/heads/a..b", /"\.\."/],
    ["refs/heads/../../etc", /"\.\."/],
    ["refs/heads/a b", /space/],
    ["refs/heads/a\nb", /control/],
    ["refs/heads/a\0b", /control/],
    ["refs/heads/a~1", /~/],
    ["refs/heads/a^{}", /\^/],
    ["refs/heads/a:b", /:/],
    ["refs/heads/a*", /\*/],
    ["refs/heads/a\\b", /"\\"/],
    ["refs/heads/@{1}", /"@\{"/],
    ["refs/heads/.a", /starts with "\."/],
    ["refs/heads/a.lock/b", /ends with "\.lock"/],
    ["refs/heads/a.", /end with "\."/],
    ["refs/heads/\ud800", /Unicode/],
    [`refs/heads/${"a".repeat(251)}`, /longer/],
  ])("refuses %j", (ref, problem) => expect(refProblem(ref)).toMatch(problem));

  test("agrees with git about any name it accepts", () => {
    const part = fc.string({ unit: fc.constantFrom(..."aZ0.-_@{}~^:?*[]\\ /\"'é\n".split("")), maxLength: 12 });
    const names = fc.sample(part, 60).map((name) => `refs/heads/${name}`);
    for (const name of names.filter((ref) => refProblem(ref) === null)) {
      expect(() => execFileSync("git", ["check-ref-format", name])).not.toThrow();
    }
  });
});

describe("branchProblem", () => {
  test.each(["-d", "--upload-pack=x", "HEAD", "", "@"])("refuses %j", (name) =>
    expect(branchProblem(name)).not.toBeNull(),
  );
  test("accepts a branch in a folder", () => expect(branchProblem("feature/one")).toBeNull());
});

describe("pathProblem", () => {
  test.each(["README.md", ".github/workflows/ci.yml", "a b/c'd\"e", "line\nfeed", "-rf", ".gitignore", "ü", "a:b"])(
    "accepts %j",
    (path) => expect(pathProblem(path)).toBeNull(),
  );

  test.each([
    ["", /empty/],
    ["/etc/passwd", /start with/],
    ["a/", /end with/],
    ["a//b", /empty part/],
    ["../x", /"\.\."/],
    ["a/./b", /"\."/],
    ["a/.git/config", /"\.git"/],
    [".GIT/hooks/x", /"\.git"/],
    [".git /x", /"\.git"/],
    ["git~1/x", /"\.git"/],
    [".g\u200cit/x", /"\.git"/],
    [".git::$INDEX_ALLOCATION/x", /"\.git"/],
    ["a\\.git\\x", /"\.git"/],
    ["a\0b", /NUL/],
    ["a".repeat(256), /longer/],
  ])("refuses %j", (path, problem) => expect(pathProblem(path)).toMatch(problem));
});

test("an object name has forty digits, its beginning at least four", () => {
  expect(isFullSha("a".repeat(40))).toBe(true);
  expect(isFullSha("A".repeat(40))).toBe(false);
  expect([mayBeSha("abc"), mayBeSha("abcd"), mayBeSha("ABCD"), mayBeSha("main")]).toEqual([false, true, true, false]);
});
