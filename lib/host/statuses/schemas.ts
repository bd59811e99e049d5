import { z } from "zod";

export const STATUS_STATES = ["error", "failure", "pending", "success"] as const;
const DESCRIPTION_LENGTH_MAX = 140;
const CONTEXT_LENGTH_MAX = 255;
const URL_LENGTH_MAX = 4096;

/** An address for people to follow; "" says that there is none. */
export const linkUrl = (field: string) =>
  z
    .string()
    .max(URL_LENGTH_MAX, { error: `${field} is too long (maximum is ${URL_LENGTH_MAX} characters)` })
    .refine((text) => text === "" || (/^https?:\/\//i.test(text) && URL.canParse(text)), {
      error: `${field} must use http(s) scheme`,
    })
    .nullable()
    .optional();

/** A few words. Source of the length: recorded errors of several clients. */
export const shortDescription = z
  .string()
  .max(DESCRIPTION_LENGTH_MAX, { error: `description is too long (maximum is ${DESCRIPTION_LENGTH_MAX} characters)` })
  .nullable()
  .optional();

export const createStatusInput = z.object({
  state: z.enum(STATUS_STATES, { error: ({ input }) => stateError(input, STATUS_STATES) }),
  target_url: linkUrl("target_url"),
  description: shortDescription,
  context: z
    .string()
    .max(CONTEXT_LENGTH_MAX, { error: `context is too long (maximum is ${CONTEXT_LENGTH_MAX} characters)` })
    .transform((text) => text || "default")
    .default("default"),
});
export type CreateStatusInput = z.output<typeof createStatusInput>;

/** Leaves the words for a missing state to the caller. */
export const stateError = (input: unknown, states: readonly string[]): string | undefined =>
  input === undefined ? undefined : `use one of ${states.join(", ")}`;
