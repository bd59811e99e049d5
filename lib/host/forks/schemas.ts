import { z } from "zod";
import { repositoryName } from "../repositories/schemas.ts";

/** As `POST /repos/{owner}/{repo}/forks` takes it. */
export const forkInput = z.object({
  /** Login of the organization to fork into; the caller's own account without it. */
  organization: z.string().trim().min(1, { error: "Give an organization." }).optional(),
  name: repositoryName.optional(),
  default_branch_only: z.boolean().default(false),
});
export type ForkInput = z.output<typeof forkInput>;
