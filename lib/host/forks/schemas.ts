import { z } from "zod";
import { repositoryName } from "../repositories/schemas.ts";

/** As `POST /repos/{owner}/{repo}/forks` takes it. */
export const forkInput = z.object({
  /** Login of the organization to fork into; the caller's own account without it. */
  organization: z.string().trim().min(1, { error: "Give an organization." }).optional(),
  name: repositoryName.optional(),
  default_branch_only: z.boolean().default(false),
});
/** Clients of the first years name the organization in the address. */
export const forkQuery = z.object({ org: forkInput.shape.organization });
export type ForkInput = z.output<typeof forkInput>;
