import { type FieldError, fieldName } from "./errors.ts";

/**
 * Where a NUL character stands in a value from outside, names of fields included; null when there is none. The database
 * cannot keep one in text, so that it is refused before anything else looks at the value.
 */
export function pathOfNul(value: unknown): PropertyKey[] | null {
  if (typeof value === "string") return value.includes("\0") ? [] : null;
  if (typeof value !== "object" || value === null) return null;
  const isList = Array.isArray(value);
  for (const [name, inner] of Object.entries(value)) {
    const key = isList ? Number(name) : name.replaceAll("\0", "");
    if (name.includes("\0")) return [key];
    const path = pathOfNul(inner);
    if (path) return [key, ...path];
  }
  return null;
}

/** The mistake of a value with a NUL in it, at the path that `pathOfNul` found. */
export const nulProblem = (resource: string, path: readonly PropertyKey[]): FieldError => ({
  resource,
  field: fieldName(path),
  code: "invalid",
  message: "must not contain a NUL character",
});
