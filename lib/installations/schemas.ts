import { z } from "zod";
import { idValue } from "@/lib/api/id-param.ts";

/** What an administrator chooses when installing or configuring; form fields and commands share it. */
export const selectionInput = z
  .object({
    repository_selection: z.enum(["all", "selected"], {
      error: "Choose all repositories or only selected ones.",
    }),
    repository_ids: z.array(z.coerce.number().pipe(idValue)).default([]),
  })
  .refine(({ repository_selection, repository_ids }) => repository_selection === "all" || repository_ids.length > 0, {
    path: ["repository_ids"],
    error: "Select at least one repository, or choose all repositories.",
  });
export type SelectionInput = z.input<typeof selectionInput>;
export type Selection = z.output<typeof selectionInput>;

/** What somebody agreed to when they installed: the version that they were shown, and whether they confirmed its reach. */
export type Consent = {
  version: number;
  /** Asked for when it can change code, automation or access. */
  confirmed: boolean;
};

const REASON_LENGTH_MAX = 1000;

const words = z
  .string()
  .trim()
  .max(REASON_LENGTH_MAX, { error: `Use at most ${REASON_LENGTH_MAX} characters.` })
  .transform((text) => text || null)
  .nullable()
  .default(null);

/** What a requester tells the owners. */
export const requestReason = z.object({ reason: words });
export type RequestReason = z.input<typeof requestReason>;

/** What an owner tells the requester when they decline. */
export const requestAnswer = z.object({ answer: words });
export type RequestAnswer = z.input<typeof requestAnswer>;
