import { z } from "zod";
import { isFullSha, refProblem } from "../git/rules.ts";
import { isHostWrittenRef } from "./rules.ts";

const sha = z.string().refine(isFullSha, {
  error: "The sha parameter must be exactly 40 characters and contain only [0-9a-f].",
});

export const createRefInput = z.object({
  ref: z.string().superRefine((ref, context) => {
    const problem = refProblem(ref) ?? (isHostWrittenRef(ref) ? "is written by the host alone" : null);
    if (problem) context.addIssue({ code: "custom", message: `ref ${problem}` });
  }),
  sha,
});

export const updateRefInput = z.object({ sha, force: z.boolean().default(false) });
