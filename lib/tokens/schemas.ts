import { z } from "zod";
import { idValue } from "@/lib/api/id-param.ts";

/** More repositories than this in one token are refused (wire facts §1.12). */
const MAX_TOKEN_REPOSITORIES = 500;

/** What an installation token is narrowed to; without a field, to everything that is granted. */
export const narrowTokenInput = z.object({
  repositories: z.array(z.string()).max(MAX_TOKEN_REPOSITORIES).optional(),
  repository_ids: z.array(idValue).max(MAX_TOKEN_REPOSITORIES).optional(),
  permissions: z.record(z.string(), z.string()).optional(),
});
export type NarrowTokenInput = z.output<typeof narrowTokenInput>;
