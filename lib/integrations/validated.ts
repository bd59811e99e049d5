import type { z } from "zod";
import { type FieldError, fieldName, validationFailed } from "@/lib/api/errors.ts";
import { nulProblem, pathOfNul } from "@/lib/api/nul.ts";

const RESOURCE = "Integration";

/** What a schema makes of the input. Throws 422 with every mistake, in the words of the schema. */
export function validated<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const nul = pathOfNul(input);
  if (nul) throw validationFailed(nulProblem(RESOURCE, nul));
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw validationFailed(
    ...result.error.issues.map((issue): FieldError => {
      const field = fieldName(issue.path);
      const missing = issue.code === "invalid_type" && issue.input === undefined;
      return { resource: RESOURCE, field, code: missing ? "missing_field" : "invalid", message: issue.message };
    }),
  );
}

/** 422 for one field. */
export const refuseField = (field: string, message: string, code: FieldError["code"] = "custom") =>
  validationFailed({ resource: RESOURCE, field, code, message });
