import { setImmediate as nextTurn } from "node:timers/promises";
import { createCssVariablesTheme, createHighlighterCore, type GrammarState } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { shared } from "@/lib/platform/shared.ts";
import { grammarOf, type Language } from "./languages.ts";
import { createMemory } from "./memory.ts";

/** What a piece of code is, for the page to colour; null for plain text. */
export type CodeRole = keyof typeof ROLES;
/** `column` counts the characters before it in its line. */
export type CodeToken = { column: number; text: string; role: CodeRole | null };
/** A line, counted from 1, and its pieces without the line feed. */
export type CodeLine = { number: number; tokens: readonly CodeToken[] };

const ROLES = {
  comment: true,
  constant: true,
  deleted: true,
  function: true,
  inserted: true,
  keyword: true,
  link: true,
  parameter: true,
  punctuation: true,
  string: true,
} as const;

/** Beyond these, code is shown without colours: at some 200 characters a millisecond it would hold up everybody else. */
const CODE_LENGTH_MAX = 96 * 1024;
/** Some patterns go over a hostile line again and again: twice as long takes up to eight times as long. */
const LINE_LENGTH_MAX = 500;
/** Of processor time, so that a busy machine shows the same colours. */
const CPU_LIMIT_MS = 2000;
/** So much is done before other requests get a turn: some forty lines that people write, or two hostile ones. */
const LENGTH_AT_ONCE = 1000;
/** Characters of code whose colours are remembered. */
const REMEMBERED_LENGTH = 4 * 1024 * 1024;

const THEME = createCssVariablesTheme({ name: "roles", variablePrefix: "", fontStyle: false });

const highlighter = () =>
  shared("code-highlighter", () =>
    createHighlighterCore({ themes: [THEME], langs: [], engine: createJavaScriptRegexEngine({ forgiving: true }) }),
  );

const memory = createMemory<readonly CodeLine[]>("highlighted-code", REMEMBERED_LENGTH);

/** Code as lines of pieces that say what they are. Without a language, and where it is too long, all of it is plain. */
export async function highlightCode(code: string, language: Language | null): Promise<readonly CodeLine[]> {
  if (language === null || code.length > CODE_LENGTH_MAX) return plainLines(code);
  return memory.of({ text: code, kind: language, make: () => tokenize(code, language) });
}

/** Lines without colours. The line feed at the end of the last line starts no other. */
function plainLines(code: string): CodeLine[] {
  return linesOf(code).map((text, index) => plainLine(text, index + 1));
}

const plainLine = (text: string, number: number): CodeLine => ({
  number,
  tokens: text === "" ? [] : [{ column: 0, text, role: null }],
});

function linesOf(code: string): string[] {
  const lines = code.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

async function tokenize(code: string, language: Language): Promise<readonly CodeLine[]> {
  const shiki = await highlighter();
  await shiki.loadLanguage(grammarOf(language));
  const source = linesOf(code);
  const lines: CodeLine[] = [];
  let state: GrammarState | undefined;
  let spentMs = 0;
  for (let at = 0; at < source.length && spentMs <= CPU_LIMIT_MS; ) {
    const part = partOf(source, at);
    const before = process.cpuUsage();
    const tokens = shiki.codeToTokensBase(part.join("\n"), {
      lang: language,
      theme: THEME,
      tokenizeMaxLineLength: LINE_LENGTH_MAX,
      tokenizeTimeLimit: 0,
      ...(state && { grammarState: state }),
    });
    state = shiki.getLastGrammarState(tokens);
    for (const [index, line] of tokens.entries()) lines.push({ number: at + index + 1, tokens: piecesOf(line) });
    const { user, system } = process.cpuUsage(before);
    spentMs += (user + system) / 1000;
    at += part.length;
    await nextTurn();
  }
  const left = source.slice(lines.length).map((text, index) => plainLine(text, lines.length + index + 1));
  return [...lines, ...left];
}

/** The lines from `at` on that are done at once: one at least. */
function partOf(source: readonly string[], at: number): string[] {
  let end = at;
  let length = 0;
  do length += (source[end++]?.length ?? 0) + 1;
  while (end < source.length && length + (source[end]?.length ?? 0) <= LENGTH_AT_ONCE);
  return source.slice(at, end);
}

/** Fewer pieces make a smaller page, so those of one role are joined; spaces take the role of what stands before them. */
function piecesOf(line: readonly { content: string; color?: string }[]): CodeToken[] {
  const pieces: CodeToken[] = [];
  let column = 0;
  for (const { content: text, color } of line) {
    const role = roleOf(color);
    const last = pieces.at(-1);
    if (last && (last.role === role || text.trim() === "")) last.text += text;
    else if (text !== "") pieces.push({ column, text, role });
    column += text.length;
  }
  return pieces;
}

/** The theme writes each colour as a variable: "var(token-string-expression)". */
function roleOf(color: string | undefined): CodeRole | null {
  const name = /^var\(token-([a-z]+)/.exec(color ?? "")?.[1] ?? "";
  return name in ROLES ? (name as CodeRole) : null;
}
