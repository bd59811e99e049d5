import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { levelOf, type Permissions } from "@/lib/authorization/permissions.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { apiUrl, htmlUrl } from "@/lib/platform/urls.ts";
import type { InstallationWithParts } from "./queries.ts";

/** The official `installation` schema. */
export const installationSchema = z.object({
  id: z.int(),
  node_id: z.string(),
  account: simpleUserSchema,
  repository_selection: z.enum(["all", "selected"]),
  access_tokens_url: z.url(),
  repositories_url: z.url(),
  html_url: z.url(),
  app_id: z.int(),
  client_id: z.string(),
  app_slug: z.string(),
  target_id: z.int(),
  target_type: z.enum(["User", "Organization"]),
  permissions: z.record(z.string(), z.enum(["read", "write", "admin"])),
  events: z.array(z.string()),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  single_file_name: z.string().nullable(),
  has_multiple_single_files: z.boolean(),
  single_file_paths: z.array(z.string()),
  suspended_by: simpleUserSchema.nullable(),
  suspended_at: z.iso.datetime().nullable(),
});
export type RepresentedInstallation = z.infer<typeof installationSchema>;

/** Where an account's administrators configure an installation. */
export function configurationPath({
  id,
  account,
}: {
  id: number;
  account: Pick<InstallationWithParts["account"], "login" | "type">;
}): string {
  return account.type === "ORGANIZATION"
    ? `/organizations/${account.login}/settings/installations/${id}`
    : `/settings/installations/${id}`;
}

export function representInstallation(row: InstallationWithParts): RepresentedInstallation {
  const permissions = row.permissions as Permissions;
  const paths = levelOf(permissions, "single_file") === "none" ? [] : row.integration.singleFilePaths;
  return {
    id: row.id,
    node_id: nodeId("IntegrationInstallation", row.id),
    account: representSimpleUser(row.account),
    repository_selection: row.repositorySelection,
    access_tokens_url: apiUrl(`/app/installations/${row.id}/access_tokens`),
    repositories_url: apiUrl("/installation/repositories"),
    html_url: htmlUrl(configurationPath(row)),
    app_id: row.integrationId,
    client_id: row.integration.clientId,
    app_slug: row.integration.slug,
    target_id: row.accountId,
    target_type: row.account.type === "ORGANIZATION" ? "Organization" : "User",
    permissions: { ...permissions },
    events: row.events,
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    single_file_name: paths[0] ?? null,
    has_multiple_single_files: paths.length > 1,
    single_file_paths: paths,
    suspended_by: row.suspendedBy && representSimpleUser(row.suspendedBy),
    suspended_at: row.suspendedAt && timestamp(row.suspendedAt),
  };
}
