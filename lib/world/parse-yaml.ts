import { type Alias, Composer, type CST, type Document, LineCounter, Parser, visit } from "yaml";
import { WorldProblems } from "./problems.ts";

/** Far above what a configuration shared between integrations needs, far below what exhausts memory. */
const ALIASES_MAX = 1000;
/** A world has nine levels. Composing a document needs stack for each level, and running out of it ends the process. */
const DEPTH_MAX = 50;

/** Words for the mistakes that people make in YAML. The parser's own words may quote the file, which holds secrets. */
const WORDS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "indent with spaces, not with tabs",
  DUPLICATE_KEY: "this key is there twice; keep one of them",
  BLOCK_AS_IMPLICIT_KEY: "put a value that has a colon followed by a space in quotes, and indent keys evenly",
  MISSING_CHAR: "something is missing: a colon behind a key, a dash, a bracket or a closing quote",
  BAD_INDENT: "the indentation does not fit the lines above, or a bracket is not closed",
  BAD_SCALAR_START: "put a value that starts with this character in quotes",
  BAD_DQ_ESCAPE: "this is no escape in double quotes; use single quotes, or double the backslash",
  TAG_RESOLVE_FAILED: "this tag is not known; remove it",
  UNEXPECTED_TOKEN: "this is not expected here; look at quotes, brackets and indentation",
};
const OTHER_WORDS = "this is not YAML; look at quotes, brackets and indentation";

type Found = { offset: number; words: string };

/**
 * The value that a YAML text describes; null for an empty one.
 * @throws {WorldProblems} with the line and column of every mistake
 */
export function parseYaml(text: string): unknown {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const deep = tokens.flatMap(tooDeep);
  if (deep.length > 0) throw new WorldProblems(linesOf(deep, lines));
  const composer = new Composer({ logLevel: "error" });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (!document) return null;
  const found = [...mistakesOf(document), ...unresolvedAliases(document)];
  if (second) found.push({ offset: second.range[0], words: "a second document starts here; keep one" });
  if (found.length > 0) throw new WorldProblems(linesOf(found, lines));
  try {
    return document.toJS({ maxAliasCount: ALIASES_MAX });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new WorldProblems([`the world file: uses an anchor more than ${ALIASES_MAX} times; write it out`]);
  }
}

/** Where a top-level token is nested too deeply; without recursion, since that is what must be kept from happening. */
function tooDeep(token: CST.Token): Found[] {
  const open = [{ token, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { token: current, depth } = next;
    if (depth > DEPTH_MAX) return [{ offset: current.offset, words: "this is nested too deeply" }];
    for (const inner of tokensIn(current)) open.push({ token: inner, depth: depth + 1 });
  }
  return [];
}

function tokensIn(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((inner) => inner !== undefined && inner !== null));
}

function mistakesOf({ errors, warnings }: Document.Parsed): Found[] {
  return [...errors, ...warnings].map(({ code, pos }) => ({ offset: pos[0], words: WORDS[code] ?? OTHER_WORDS }));
}

function unresolvedAliases(document: Document.Parsed): Found[] {
  const found: Found[] = [];
  visit(document, {
    Alias: (_, node: Alias) => {
      const offset = node.range?.[0] ?? 0;
      if (!node.resolve(document)) found.push({ offset, words: "there is no anchor of this name above" });
    },
  });
  return found;
}

/** The first on each line: what follows it there is mostly its consequence. */
function linesOf(found: readonly Found[], lines: LineCounter): string[] {
  const byLine = new Map<number, string>();
  for (const { offset, words } of found.toSorted((a, b) => a.offset - b.offset)) {
    const { line, col } = lines.linePos(offset);
    if (!byLine.has(line)) byLine.set(line, `the world file: line ${line}, column ${col}: ${words}`);
  }
  return [...byLine.values()];
}
