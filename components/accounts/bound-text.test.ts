import { expect, test } from "vitest";
import { boundText } from "./bound-text.ts";

test("a text names what it names", () => expect(boundText("ci-bot")).toBe("ci-bot"));

test.each([[undefined], [null], [{ contains: "" }], [{ not: "x" }], [["ci-bot"]], [1], ["a\0b"]])(
  "refuses %j in place of a text: there is no such page",
  (value) =>
    expect(() => boundText(value)).toThrow(expect.objectContaining({ digest: expect.stringContaining("404") })),
);
