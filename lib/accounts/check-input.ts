import type { z } from "zod";
import { fromZod, validationFailed } from "@/lib/api/errors.ts";
import { nulProblem, pathOfNul } from "@/lib/api/nul.ts";

/** The input as its schema makes it.
 *  @throws 422 with one entry for each mistake; `resource` is the wire name of what was sent. */
export function checkInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  resource: string,
): z.output<Schema> {
  const nul = pathOfNul(input);
  if (nul) throw validationFailed(nulProblem(resource, nul));
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw fromZod(resource, parsed.error);
  return parsed.data;
}
