import type { z } from "zod";
import { fieldName } from "@/lib/api/errors.ts";
import { suggest } from "@/lib/authorization/suggest.ts";

/** Mistakes in a world file, one sentence each, starting with the place in the file. */
export class WorldProblems extends Error {
  override readonly name = "WorldProblems";
  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
  }
}

/** `integrations[0].permissions.isues: unknown permission, did you mean "issues"?` */
export const problemAt = (path: readonly PropertyKey[], message: string): string =>
  `${fieldName(path) || "the world file"}: ${message}`;

export const withSuggestion = (message: string, word: string, known: readonly string[]): string => {
  const meant = suggest(word, known);
  return meant === null ? message : `${message}, did you mean "${meant}"?`;
};

/** What the schema found, in the same words. `keysAt` says which keys an object may have at a path. */
export function problemsOf(
  { issues }: z.ZodError,
  keysAt: (path: readonly PropertyKey[]) => readonly string[],
): string[] {
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) =>
        problemAt([...issue.path, key], withSuggestion("unknown key", key, keysAt(issue.path))),
      );
    if (issue.code === "invalid_type" && issue.input === undefined) return [problemAt(issue.path, "is required")];
    if (issue.code === "invalid_value") {
      const known = issue.values.map(String);
      const list = known.join(", ");
      return [problemAt(issue.path, withSuggestion(`must be one of ${list}`, String(issue.input), known))];
    }
    if (issue.code === "invalid_type") return [problemAt(issue.path, `must be ${article(issue.expected)}`)];
    return [problemAt(issue.path, issue.message)];
  });
}

const article = (type: string): string => {
  if (type === "record" || type === "object") return "a mapping";
  if (type === "array") return "a list";
  if (type === "boolean") return "true or false";
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
};
