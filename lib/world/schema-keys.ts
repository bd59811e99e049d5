import { z } from "zod";

/** What a schema says about the keys of mappings, without parsing anything. */

/** The schema of a value inside a value of `schema`; undefined where anything may stand. */
export function schemaWithin(schema: z.ZodType | undefined, part: PropertyKey): z.ZodType | undefined {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return inner.element as z.ZodType;
  if (inner instanceof z.ZodRecord) return inner.valueType as z.ZodType;
  if (inner instanceof z.ZodObject && Object.hasOwn(inner.shape, part))
    return (inner.shape as Record<PropertyKey, z.ZodType>)[part];
  return undefined;
}

/** The keys of a mapping that has fixed ones; null where the keys are names, or where there is no mapping. */
export function fixedKeys(schema: z.ZodType | undefined): readonly string[] | null {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape as object) : null;
}

/** A union of a short and a long form is the long one here. */
function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion)
    return schema.options.map((option) => unwrap(option as z.ZodType)).find((option) => option instanceof z.ZodObject);
  return schema;
}
