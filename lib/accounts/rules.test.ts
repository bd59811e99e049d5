import { describe, expect, test } from "vitest";
import { isReservedLogin } from "./reserved-logins.ts";
import { loginFrom, loginProblem } from "./rules.ts";

describe("a login", () => {
  test.each(["a", "mona", "Mona-Lisa", "9lives", "a".repeat(39)])("%s is fine", (login) => {
    expect(loginProblem(login)).toBeNull();
  });

  test.each(["", "-mona", "mona-", "mo--na", "mona_lisa", "møna", "mona lisa", "ci[bot]", "a/b", "a".repeat(40)])(
    "%j is refused with what to do",
    (login) => expect(loginProblem(login)).toMatch(/^(Use|Choose) /),
  );

  test.each(["settings", "API", "Login", "github-apps", "integrations"])("%s is reserved", (login) => {
    expect(isReservedLogin(login)).toBe(true);
  });
});

describe("a login made of a text", () => {
  test.each([
    ["Møna Lisa", "mona-lisa"],
    ["mona@example.test", "mona-example-test"],
    ["--", ""],
    ["モナ", ""],
    [`${"a".repeat(38)} b`, "a".repeat(38)],
  ])("%j becomes %j", (text, login) => expect(loginFrom(text)).toBe(login));

  test("is a login or empty, whatever the text", () => {
    for (const text of ["é", "__x__", "A-", "1--2", "~".repeat(60) + "z".repeat(60)]) {
      const login = loginFrom(text);
      expect(login === "" || loginProblem(login) === null).toBe(true);
    }
  });
});
