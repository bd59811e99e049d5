import type { z } from "zod";
import { isMapping, type Place, type Report } from "./places.ts";
import { fixedKeys, schemaWithin } from "./schema-keys.ts";

/**
 * A copy without the keys that are there and empty (`description:`), which means the same as leaving them out. What no
 * schema would notice is reported: characters that the database cannot store, a key that JavaScript takes for a
 * prototype, a value inside itself.
 */
export function clean(at: Place, schema: z.ZodType | undefined, report: Report): unknown {
  return copy({ at, schema, report, around: [] });
}

type Copying = { at: Place; schema: z.ZodType | undefined; report: Report; around: readonly unknown[] };

function copy({ at, schema, report, around }: Copying): unknown {
  const { path, value } = at;
  if (typeof value === "string") {
    checkCharacters(value, at, report);
    return value;
  }
  if (!Array.isArray(value) && !isMapping(value)) return value;
  if (around.includes(value)) return report(at, "is inside itself; write it out instead of using an alias");
  const inside = (part: PropertyKey, inner: unknown) =>
    copy({
      at: { path: [...path, part], value: inner },
      schema: schemaWithin(schema, part),
      report,
      around: [...around, value],
    });
  if (Array.isArray(value)) return value.map((item: unknown, index) => inside(index, item));
  const fixed = fixedKeys(schema);
  const entries = Object.entries(value).filter(([key, inner]) => {
    checkCharacters(key, { path: [...path, key], value: inner }, report);
    if (key === "__proto__") report({ path: [...path, key], value: inner }, "cannot be used as a key");
    return key !== "__proto__" && !(inner === null && fixed?.includes(key));
  });
  return Object.fromEntries(entries.map(([key, inner]) => [key, inside(key, inner)]));
}

function checkCharacters(text: string, at: Place, report: Report): void {
  if (text.includes("\0")) report(at, "must not have a NUL character; give a file's bytes in base64");
  else if (/\p{Surrogate}/u.test(text)) report(at, "must be whole Unicode characters; a half of a pair is left over");
}
