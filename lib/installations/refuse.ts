import type { z } from "zod";
import { type FieldError, fromZod, validationFailed } from "@/lib/api/errors.ts";

const RESOURCE = "Installation";

/** 422 for one field. */
export const refuseField = (field: string, message: string, code: FieldError["code"] = "custom") =>
  validationFailed({ resource: RESOURCE, field, code, message });

/** What a schema makes of the input.
 *  @throws 422 with every mistake */
export function validated<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw fromZod(RESOURCE, parsed.error);
  return parsed.data;
}
