import { z } from "zod";
import { repositorySchema } from "@/lib/host/repositories/represent.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import type { IssuedInstallationToken } from "./issue-installation-token.ts";

/** Source: wire facts §1.12. */
export const installationTokenSchema = z.object({
  token: z.string(),
  expires_at: z.iso.datetime(),
  permissions: z.record(z.string(), z.string()),
  repository_selection: z.enum(["all", "selected"]),
  repositories: z.array(repositorySchema).optional(),
  has_multiple_single_files: z.boolean().optional(),
  single_file: z.string().optional(),
  single_file_paths: z.array(z.string()).optional(),
});

export function representInstallationToken(
  { token, expiresAt, permissions, repositorySelection, singleFilePaths }: IssuedInstallationToken,
  repositories: z.input<typeof repositorySchema>[] | null,
): z.input<typeof installationTokenSchema> {
  return {
    token,
    expires_at: timestamp(expiresAt),
    permissions: { ...permissions },
    repository_selection: repositorySelection,
    ...(repositories && { repositories }),
    ...(singleFilePaths[0] !== undefined && {
      has_multiple_single_files: singleFilePaths.length > 1,
      single_file: singleFilePaths[0],
      single_file_paths: singleFilePaths,
    }),
  };
}
