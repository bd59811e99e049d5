import { z } from "zod";
import { ONE_LINE } from "@/lib/platform/one-line.ts";

const NAME_LENGTH_MAX = 50;
const DESCRIPTION_LENGTH_MAX = 100;

const name = z
  .string()
  .trim()
  .min(1, { error: "name cannot be blank" })
  .max(NAME_LENGTH_MAX, { error: `name is too long (maximum is ${NAME_LENGTH_MAX} characters)` })
  .regex(ONE_LINE, { error: "name must be one line, without control characters" });

/** With or without the number sign that people paste. */
const color = z
  .string()
  .transform((text) => text.replace(/^#/, "").toLowerCase())
  .pipe(z.string().regex(/^[0-9a-f]{6}$/, { error: "color must be six hexadecimal digits, like d73a4a" }));

const description = z
  .string()
  .max(DESCRIPTION_LENGTH_MAX, { error: `description is too long (maximum is ${DESCRIPTION_LENGTH_MAX} characters)` })
  .nullable();

export const createLabelInput = z.object({
  name,
  color: color.optional(),
  description: description.optional(),
});
export type CreateLabelInput = z.output<typeof createLabelInput>;

export const updateLabelInput = z.object({
  new_name: name.optional(),
  /** The new name under its other spelling. */
  name: name.optional(),
  color: color.optional(),
  description: description.optional(),
});
export type UpdateLabelInput = z.output<typeof updateLabelInput>;
