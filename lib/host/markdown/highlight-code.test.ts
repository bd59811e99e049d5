import { describe, expect, it } from "vitest";
import { processorMs } from "@/lib/testing/processor-time.ts";
import { highlightCode } from "./highlight-code.ts";
import { languageNamed, languageOfFile } from "./languages.ts";

const textOf = (lines: Awaited<ReturnType<typeof highlightCode>>) =>
  lines.map(({ tokens }) => tokens.map(({ text }) => text).join("")).join("\n");

describe("highlightCode", () => {
  it("says what the pieces are and loses nothing", async () => {
    const code = 'const a: number = f("x"); // one\n\nreturn a;';
    const lines = await highlightCode(code, "typescript");
    expect(textOf(lines)).toBe(code);
    const roles = new Set(lines.flatMap(({ tokens }) => tokens).map(({ role }) => role));
    expect([...roles]).toEqual(expect.arrayContaining(["keyword", "string", "comment", "function", "constant"]));
  });

  it("goes on where it stopped: a comment over many lines stays one", async () => {
    const code = `/*\n${"inside\n".repeat(100)}*/\nconst a = 1;`;
    const lines = await highlightCode(code, "typescript");
    expect(lines[90]).toEqual({ number: 91, tokens: [{ column: 0, text: "inside", role: "comment" }] });
    expect(lines.at(-1)?.tokens[0]).toMatchObject({ role: "keyword" });
  });

  it("shows what is too long, or of no known language, without colours", async () => {
    const long = "const a = 1;\n".repeat(10_000);
    expect((await highlightCode(long, "typescript"))[0]?.tokens).toEqual([
      { column: 0, text: "const a = 1;", role: null },
    ]);
    expect(await highlightCode("a\r\nb\n", null)).toEqual([
      { number: 1, tokens: [{ column: 0, text: "a", role: null }] },
      { number: 2, tokens: [{ column: 0, text: "b", role: null }] },
    ]);
  });

  it("shows one line that is very long without colours and the others with them", async () => {
    const lines = await highlightCode(`const a = "${"x".repeat(5000)}";\nconst b = 1;`, "typescript");
    expect(lines[0]?.tokens).toHaveLength(1);
    expect(lines[1]?.tokens.length).toBeGreaterThan(1);
  });

  it.each([
    ["javascript", "/["],
    ["cpp", "a<b::"],
    ["typescript", "a<"],
  ] as const)("refuses to go on for ever about hostile lines of %s", async (language, piece) => {
    const code = Array.from({ length: 60 }, () => piece.repeat(480 / piece.length)).join("\n");
    const highlight = async () => expect(textOf(await highlightCode(code, language))).toBe(code);
    expect(await processorMs(highlight)).toBeLessThan(10_000);
  });
});

describe("languages", () => {
  it("are found by file name, extension and word", () => {
    expect(languageOfFile("src/a.test.TS")).toBe("typescript");
    expect(languageOfFile("deep/Dockerfile")).toBe("docker");
    expect(languageOfFile("Makefile")).toBe("make");
    expect(languageOfFile(".profile")).toBe("bash");
    expect(languageOfFile("data.unknown")).toBeNull();
    expect(languageNamed("sh")).toBe("bash");
    expect(languageNamed("mermaid")).toBeNull();
  });
});
