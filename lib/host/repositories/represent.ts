import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { hasRepositoryRole, REPOSITORY_ROLES, type RepositoryRole } from "@/lib/authorization/roles.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { fullNameOf, ownerOf, type RepositoryRow, repositoryRowsById } from "./row.ts";
import { REPOSITORY_API_PATHS, repositoryUrls } from "./urls.ts";

/** What the caller may do with a repository, as the wire format tells it. */
export const repositoryPermissionsSchema = z.object({
  admin: z.boolean(),
  maintain: z.boolean(),
  push: z.boolean(),
  triage: z.boolean(),
  pull: z.boolean(),
});
export type RepositoryPermissions = z.infer<typeof repositoryPermissionsSchema>;

const apiUrlKeys = Object.fromEntries(Object.keys(REPOSITORY_API_PATHS).map((key) => [key, z.string()])) as Record<
  keyof typeof REPOSITORY_API_PATHS,
  z.ZodString
>;

/** Source of the keys: the official schema `minimal-repository`. */
export const minimalRepositorySchema = z
  .object({
    id: z.int(),
    node_id: z.string(),
    name: z.string(),
    full_name: z.string(),
    owner: simpleUserSchema,
    private: z.boolean(),
    description: z.string().nullable(),
    fork: z.boolean(),
    ...apiUrlKeys,
    html_url: z.string(),
    clone_url: z.string(),
    git_url: z.string(),
    ssh_url: z.string(),
    svn_url: z.string(),
    homepage: z.string().nullable(),
    mirror_url: z.null(),
    language: z.string().nullable(),
    forks_count: z.int(),
    stargazers_count: z.int(),
    watchers_count: z.int(),
    size: z.int(),
    default_branch: z.string(),
    open_issues_count: z.int(),
    is_template: z.boolean(),
    topics: z.array(z.string()),
    has_issues: z.boolean(),
    has_projects: z.boolean(),
    has_wiki: z.boolean(),
    has_pages: z.boolean(),
    has_downloads: z.boolean(),
    has_discussions: z.boolean(),
    archived: z.boolean(),
    disabled: z.boolean(),
    visibility: z.enum(["public", "private"]),
    pushed_at: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
    license: z.null(),
    allow_forking: z.boolean(),
    web_commit_signoff_required: z.boolean(),
    forks: z.int(),
    open_issues: z.int(),
    watchers: z.int(),
    permissions: repositoryPermissionsSchema.optional(),
  })
  .meta({ id: "minimal-repository" });
export type MinimalRepository = z.infer<typeof minimalRepositorySchema>;

/** Source of the keys: the official schema `repository`, as in lists of what an installation reaches. */
export const repositorySchema = minimalRepositorySchema
  .extend({
    allow_squash_merge: z.boolean(),
    allow_merge_commit: z.boolean(),
    allow_rebase_merge: z.boolean(),
    allow_auto_merge: z.boolean(),
    delete_branch_on_merge: z.boolean(),
    allow_update_branch: z.boolean(),
  })
  .meta({ id: "repository" });
export type RepositoryJson = z.infer<typeof repositorySchema>;

/** Source of the keys: the official schema `full-repository`. */
export const fullRepositorySchema = repositorySchema
  .extend({
    temp_clone_token: z.null(),
    organization: simpleUserSchema.optional(),
    parent: repositorySchema.optional(),
    source: repositorySchema.optional(),
    subscribers_count: z.int(),
    network_count: z.int(),
  })
  .meta({ id: "full-repository" });
/** What API version 2026-03-10 no longer has, of each of the three. Source: wire facts §1.16. */
export const REPOSITORY_FIELDS_WITHDRAWN = ["has_downloads"] as const;

export type FullRepository = z.infer<typeof fullRepositorySchema>;

/** `permissions` is left out for callers that act for nobody. */
export function representMinimalRepository(row: RepositoryRow, permissions?: RepositoryPermissions): MinimalRepository {
  return {
    id: row.id,
    node_id: nodeId("Repository", row.id),
    name: row.name,
    full_name: fullNameOf(row),
    owner: representSimpleUser(ownerOf(row)),
    private: row.private,
    description: row.description,
    fork: row.fork,
    ...repositoryUrls(row),
    homepage: row.homepage,
    mirror_url: null,
    language: null,
    forks_count: row.forkCount,
    stargazers_count: row.starCount,
    watchers_count: row.starCount,
    size: 0,
    default_branch: row.defaultBranch,
    open_issues_count: row.openIssues,
    is_template: false,
    topics: row.topics,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    archived: row.archived,
    disabled: false,
    visibility: row.private ? "private" : "public",
    pushed_at: timestamp(row.pushedAt ?? row.createdAt),
    created_at: timestamp(row.createdAt),
    updated_at: timestamp(row.updatedAt),
    license: null,
    allow_forking: mayBeForked(row),
    web_commit_signoff_required: false,
    forks: row.forkCount,
    open_issues: row.openIssues,
    watchers: row.starCount,
    ...(permissions && { permissions }),
  };
}

/** What an organization keeps private stays in it. */
export const mayBeForked = ({ private: isPrivate, ownerType }: Pick<RepositoryRow, "private" | "ownerType">): boolean =>
  !isPrivate || ownerType !== "ORGANIZATION";

/** With the ways of merging, all of which are open. */
export function representRepository(row: RepositoryRow, permissions?: RepositoryPermissions): RepositoryJson {
  return {
    ...representMinimalRepository(row, permissions),
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_rebase_merge: true,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
    allow_update_branch: false,
  };
}

/** Where a fork comes from, as far as the caller may see that. */
export type Family = { parent: RepositoryRow | null; source: RepositoryRow | null };

export function representFullRepository(
  row: RepositoryRow,
  permissions?: RepositoryPermissions,
  { parent, source }: Family = { parent: null, source: null },
): FullRepository {
  const owner = ownerOf(row);
  return {
    ...representRepository(row, permissions),
    temp_clone_token: null,
    ...(owner.type === "ORGANIZATION" && { organization: representSimpleUser(owner) }),
    ...(parent && { parent: representRepository(parent) }),
    ...(source && { source: representRepository(source) }),
    subscribers_count: 0,
    network_count: row.forkCount,
  };
}

/** These repositories, in the order of their ids; what is gone is left out. */
export async function representRepositoriesById(ids: readonly number[]): Promise<RepositoryJson[]> {
  const rows = await repositoryRowsById(ids);
  return rows.map((row) => representRepository(row));
}

/** The repository in webhook payloads: the same for every recipient, so it never says what somebody may do. */
export const payloadRepository = (row: RepositoryRow): MinimalRepository => representMinimalRepository(row);

/** What a role is worth in the wire format's five flags. */
export function permissionsOfRole(role: RepositoryRole | null): RepositoryPermissions {
  return Object.fromEntries(
    REPOSITORY_ROLES.map((needed) => [needed, hasRepositoryRole(role, needed)]),
  ) as RepositoryPermissions;
}
