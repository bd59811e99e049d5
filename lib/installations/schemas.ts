import { z } from "zod";

/** What an administrator chooses when installing or configuring; form fields and commands share it. */
export const selectionInput = z
  .object({
    repository_selection: z.enum(["all", "selected"], { error: "choose all repositories or selected ones" }),
    repository_ids: z.array(z.coerce.number().int()).default([]),
  })
  .refine(({ repository_selection, repository_ids }) => repository_selection === "all" || repository_ids.length > 0, {
    path: ["repository_ids"],
    error: "select at least one repository",
  });
export type SelectionInput = z.output<typeof selectionInput>;
