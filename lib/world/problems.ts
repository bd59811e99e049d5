import type { z } from "zod";
import { fieldName } from "@/lib/api/errors.ts";
import { suggest } from "@/lib/authorization/suggest.ts";
import { fixedKeys, schemaWithin } from "./schema-keys.ts";

export type Path = readonly PropertyKey[];
/** One mistake: where it is, and what to do about it. */
export type Problem = { path: Path; message: string };

/** Mistakes in a world file, one sentence each, starting with the place in the file. */
export class WorldProblems extends Error {
  override readonly name = "WorldProblems";
  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
  }
}

/** `integrations[0].permissions.isues: unknown permission, did you mean "issues"?` */
export function problemLine({ path, message }: Problem): string {
  return `${fieldName(path) || "the world file"}: ${afterPath(message, path)}`;
}

/** Messages of forms and of the API begin with the field's name or with a capital; behind the path neither is wanted. */
function afterPath(message: string, path: Path): string {
  const field = `${String(path.at(-1))} `;
  const rest = message.startsWith(field) ? message.slice(field.length) : message;
  const isOneSentence = rest.endsWith(".") && !rest.slice(0, -1).includes(". ");
  const sentence = /^[A-Z][a-z]* /.test(rest) ? `${rest[0]?.toLowerCase()}${rest.slice(1)}` : rest;
  return isOneSentence ? sentence.slice(0, -1) : sentence;
}

const comparable = (word: string): string => word.toLowerCase().replaceAll(/[\s-]+/g, "_");

/** Adds the name that was probably meant, spelled as it stands where it was given. */
export function withSuggestion(message: string, word: string, known: readonly string[]): string {
  const spellings = new Map(known.map((name) => [comparable(name), name]));
  const meant = suggest(word, [...spellings.keys()]);
  return meant === null ? message : `${message}, did you mean "${spellings.get(meant)}"?`;
}

/** What a schema found: one problem for each unknown key. */
export function problemsOf({ issues }: z.ZodError, schema: z.ZodType): Problem[] {
  return issues.flatMap(({ path, ...issue }) => {
    if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
    const known = fixedKeys(path.reduce(schemaWithin, schema as z.ZodType | undefined)) ?? [];
    return issue.keys.map((key) => ({ path: [...path, key], message: withSuggestion("unknown key", key, known) }));
  });
}

/** Words for what a schema has none of its own for. Never repeats what was written, which may be a secret. */
export function wordsFor(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "is required" : typeWords(issue);
    case "invalid_value":
      return valueWords(issue.values.map(String), issue.input);
    case "too_big":
      return `must ${quantity(issue.origin, `at most ${issue.maximum}`)}`;
    case "too_small":
      if (issue.origin === "string" && Number(issue.minimum) === 1) return "must not be empty";
      return `must ${quantity(issue.origin, `at least ${issue.minimum}`)}`;
    default:
      return undefined;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  record: "must be a mapping",
  object: "must be a mapping",
  array: "must be a list",
  boolean: "must be true or false",
  number: "must be a number",
  int: "must be a whole number",
  string: "must be text",
};

function typeWords({ expected, input }: { expected: string; input?: unknown }): string {
  const words = TYPES[expected] ?? `must be ${expected}`;
  const isScalar = typeof input === "number" || typeof input === "boolean" || typeof input === "bigint";
  return expected === "string" && isScalar ? `${words}: put it in quotes` : words;
}

function valueWords(known: readonly string[], input: unknown): string {
  if (input === undefined) return "is required";
  const message = `must be one of ${known.join(", ")}`;
  return typeof input === "string" ? withSuggestion(message, input, known) : message;
}

function quantity(origin: string, count: string): string {
  if (origin === "string") return `have ${count} characters`;
  return origin === "array" ? `have ${count} entries` : `be ${count}`;
}
