/** Deeper nesting is nobody's: what looks at the values later goes by recursion. */
const DEPTH_MAX = 100;

/**
 * The value that a JSON text stands for.
 * @throws SyntaxError for what is no JSON, is nested deeper than DEPTH_MAX, or names a field `__proto__`: copying an
 * object loses that field, so that what asks for less than everything would ask for everything
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) throw new SyntaxError(`nested deeper than ${DEPTH_MAX}`);
    level = level.flatMap(valuesIn);
  }
  return value;
}

function valuesIn(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (Object.hasOwn(value, "__proto__")) throw new SyntaxError("a field is named __proto__");
  return Object.values(value);
}
