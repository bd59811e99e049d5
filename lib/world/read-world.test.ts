import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkWorld } from "./check-world.ts";
import { WorldProblems } from "./problems.ts";
import { readWorldFile } from "./read-world.ts";

let directory: string;
beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-world-"));
});
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }));

function read(content: string | Buffer): unknown {
  const file = path.join(directory, "world.yaml");
  fs.writeFileSync(file, content);
  return readWorldFile(file);
}

function problemsIn(content: string | Buffer): string[] {
  try {
    checkWorld(read(content), { directory, mode: "test" });
    return [];
  } catch (error) {
    if (error instanceof WorldProblems) return error.problems;
    throw error;
  }
}

test.each([
  ["an empty file", ""],
  ["nothing but comments", "# later\n"],
  ["an empty document", "---\n"],
])("%s is an empty world", (_, text) => {
  expect(read(text)).toEqual({});
});

test("line ends of Windows and a byte order mark make no difference", () => {
  expect(read("\ufeffusers:\r\n  - login: mona\r\n    bio: |\r\n      a\r\n      b\r\n")).toEqual({
    users: [{ login: "mona", bio: "a\nb\n" }],
  });
});

test("an anchor can be used again", () => {
  const world = "users: [{ login: mona, bio: &words Hello }, { login: lisa, bio: *words }]";
  expect(read(world)).toEqual({
    users: [
      { login: "mona", bio: "Hello" },
      { login: "lisa", bio: "Hello" },
    ],
  });
});

describe("mistakes in the text name their line", () => {
  test.each([
    ["a tab", "users:\n\t- login: mona\n", "line 2, column 1: indent with spaces, not with tabs"],
    [
      "a key that is there twice",
      "users: []\nrepositories: []\nusers: []\n",
      "line 3, column 1: this key is there twice; keep one of them",
    ],
    [
      "uneven indentation",
      "users:\n  - login: mona\n   name: Mona\n",
      "line 3, column 1: something is missing: a colon behind a key, a dash, a bracket or a closing quote",
    ],
    [
      "a quote that is not closed",
      'users:\n  - login: "mona\n',
      "line 3, column 1: something is missing: a colon behind a key, a dash, a bracket or a closing quote",
    ],
    [
      "a colon inside a value",
      "users:\n  - login: mona\n    name: Mona: the first\n",
      "line 3, column 11: put a value that has a colon followed by a space in quotes, and indent keys evenly",
    ],
    [
      "a Windows path in double quotes",
      'users:\n  - login: mona\n    bio: "C:\\keys"\n',
      "line 3, column 13: this is no escape in double quotes; use single quotes, or double the backslash",
    ],
    ["a second document", "users: []\n---\nusers: []\n", "line 2, column 1: a second document starts here; keep one"],
    ["an unknown tag", "users: !list []\n", "line 1, column 8: this tag is not known; remove it"],
    ["an alias without its anchor", "users:\n  - *mona\n", "line 2, column 5: there is no anchor of this name above"],
  ])("%s", (_, text, message) => {
    expect(problemsIn(text)).toEqual([`the world file: ${message}`]);
  });

  test("several of them at once", () => {
    const lines = problemsIn("users: []\nusers: []\nusers: []\n").map((problem) => problem.split(",")[0]);
    expect(lines).toEqual(["the world file: line 2", "the world file: line 3"]);
  });

  test("and do not quote the file", () => {
    const text = 'users:\n  - login: mona\n    password: "hunter2 and more\n   tokens: [hunter2\n hunter2: ]"x hunter2';
    const problems = problemsIn(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join("\n")).not.toContain("hunter2");
  });
});

test("a list at the top", () => {
  expect(problemsIn("- login: mona\n")).toEqual(["the world file: must be a mapping"]);
});

test("aliases that multiply each other", () => {
  const levels = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`);
  expect(problemsIn(`l0: &l0 [x]\n${levels.join("\n")}\n`)).toEqual([
    "the world file: uses an anchor more than 1000 times; write it out",
  ]);
});

test("a value inside itself", () => {
  expect(problemsIn("users: &users [*users]\n")).toEqual([
    "users[0]: is inside itself; write it out instead of using an alias",
    "users[0]: is required",
  ]);
});

test.each([
  ["brackets", `users: ${"[".repeat(20_000)}`],
  ["dashes", `users:\n  ${"- ".repeat(20_000)}x\n`],
  ["lines", Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}users:`).join("\n")],
  ["keys", `${"? ".repeat(20_000)}x\n`],
])("thousands of %s inside each other", (_, text) => {
  expect(problemsIn(text)).toEqual([
    expect.stringMatching(/^the world file: line \d+, column \d+: this is nested too deeply$/),
  ]);
});

test("a text that is not UTF-8", () => {
  const words = ["the world file: is not UTF-8; save it with that encoding"];
  expect(problemsIn(Buffer.from("\ufeffusers: []\n", "utf16le"))).toEqual(words);
  expect(problemsIn(Buffer.from("users: [{ login: mona, name: M\u00f8na }]\n", "latin1"))).toEqual(words);
});

test("a file of more than 32 MB", () => {
  const file = path.join(directory, "large.yaml");
  fs.writeFileSync(file, "");
  fs.truncateSync(file, 33 * 1024 * 1024);
  expect(() => readWorldFile(file)).toThrow(`WORLD: ${file} is larger than 32 MB`);
});

test("a file that is not there", () => {
  expect(() => readWorldFile(path.join(directory, "none.yaml"))).toThrow(
    /^WORLD: .*none\.yaml cannot be read \(ENOENT\)$/,
  );
});
