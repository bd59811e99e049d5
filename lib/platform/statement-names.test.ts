import { expect, test } from "vitest";
import { createStatementNames } from "./statement-names.ts";

const timesFive = (name: (query: { sql: string }) => string, sql: string) =>
  Array.from({ length: 5 }, () => name({ sql })).at(-1);

test("a statement that comes again has a name of its own, and keeps it", () => {
  const name = createStatementNames({ prefix: "p" });
  expect(Array.from({ length: 6 }, () => name({ sql: "SELECT 1" }))).toEqual(["", "", "", "", "p-1", "p-1"]);
  expect(timesFive(name, "SELECT 2")).toBe("p-2");
  expect(name({ sql: "SELECT 1" })).toBe("p-1");
});

test("no more than 300 have one, however many there are", () => {
  const name = createStatementNames({ prefix: "p" });
  const names = Array.from({ length: 400 }, (_, number) => timesFive(name, `SELECT ${number}`));
  expect(new Set(names.slice(0, 300)).size).toBe(300);
  expect(names.slice(300).every((given) => given === "")).toBe(true);
});
