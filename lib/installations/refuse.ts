import type { z } from "zod";
import { type FieldError, fromZod, isRefusal, Refusal, validationFailed } from "@/lib/api/errors.ts";

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

/** A refusal together with what another check of the same form refuses, so that both are told at once; what is no mistake
 *  in a field is told alone. */
export function alongside(error: unknown, check: () => void): unknown {
  try {
    check();
    return error;
  } catch (other) {
    return isAboutFields(error) && isAboutFields(other)
      ? new Refusal(422, error.message, { errors: [...error.errors, ...other.errors] })
      : error;
  }
}

const isAboutFields = (error: unknown): error is Refusal =>
  isRefusal(error) && error.status === 422 && error.errors.length > 0;
