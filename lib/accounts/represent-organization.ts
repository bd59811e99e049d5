import { z } from "zod";
import type { Account, OrganizationRole } from "@/generated/prisma/client.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { apiUrl, htmlUrl } from "@/lib/platform/urls.ts";
import { representSimpleUser, type SimpleAccount, simpleUserSchema } from "./represent.ts";

export type SimpleOrganization = Pick<Account, "id" | "login" | "description">;

/** Source of the keys: the official schema `organization-simple`, the same in answers and webhook payloads. */
export const simpleOrganizationSchema = z.object({
  login: z.string(),
  id: z.int(),
  node_id: z.string(),
  url: z.url(),
  repos_url: z.url(),
  events_url: z.url(),
  hooks_url: z.url(),
  issues_url: z.url(),
  members_url: z.string(),
  public_members_url: z.string(),
  avatar_url: z.url(),
  description: z.string().nullable(),
});

export function representSimpleOrganization({
  id,
  login,
  description,
}: SimpleOrganization): z.infer<typeof simpleOrganizationSchema> {
  const url = apiUrl(`/orgs/${login}`);
  return {
    login,
    id,
    node_id: nodeId("Organization", id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: htmlUrl(`/avatars/${id}`),
    description,
  };
}

/** Source of the keys: the official schema `organization-full`. What only owners see is in the second object. */
export const organizationSchema = simpleOrganizationSchema.extend({
  name: z.string().optional(),
  blog: z.string().optional(),
  location: z.string().optional(),
  twitter_username: z.null(),
  is_verified: z.boolean(),
  has_organization_projects: z.boolean(),
  has_repository_projects: z.boolean(),
  public_repos: z.int(),
  public_gists: z.int(),
  followers: z.int(),
  following: z.int(),
  html_url: z.url(),
  type: z.literal("Organization"),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  archived_at: z.null(),
});

export const organizationForOwnersSchema = organizationSchema.extend({
  total_private_repos: z.int(),
  owned_private_repos: z.int(),
  private_gists: z.int(),
  disk_usage: z.int(),
  collaborators: z.int(),
  billing_email: z.string().nullable(),
  default_repository_permission: z.string(),
  members_can_create_repositories: z.boolean(),
  two_factor_requirement_enabled: z.boolean(),
  members_allowed_repository_creation_type: z.string(),
  members_can_create_public_repositories: z.boolean(),
  members_can_create_private_repositories: z.boolean(),
  members_can_fork_private_repositories: z.boolean(),
  web_commit_signoff_required: z.boolean(),
});

/** How many repositories an account has, by who may see them. */
export type RepositoryCounts = { public: number; private: number };

export function representOrganization(
  organization: Account,
  repositories: RepositoryCounts,
): z.infer<typeof organizationSchema> {
  const { login, name, url, location, createdAt, updatedAt } = organization;
  return {
    ...representSimpleOrganization(organization),
    // The official schema has no null for these: what is not set is left out.
    ...(name !== null && { name }),
    ...(url !== null && { blog: url }),
    ...(location !== null && { location }),
    twitter_username: null,
    is_verified: false,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: repositories.public,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: htmlUrl(`/${login}`),
    type: "Organization",
    created_at: timestamp(createdAt),
    updated_at: timestamp(updatedAt),
    archived_at: null,
  };
}

/** What every organization here is set to, and how much of it there is. */
export function representOrganizationForOwners(
  organization: Account,
  { repositories, collaborators }: { repositories: RepositoryCounts; collaborators: number },
): z.infer<typeof organizationForOwnersSchema> {
  return {
    ...representOrganization(organization, repositories),
    total_private_repos: repositories.private,
    owned_private_repos: repositories.private,
    private_gists: 0,
    disk_usage: 0,
    collaborators,
    billing_email: null,
    default_repository_permission: "none",
    members_can_create_repositories: true,
    two_factor_requirement_enabled: false,
    members_allowed_repository_creation_type: "all",
    members_can_create_public_repositories: true,
    members_can_create_private_repositories: true,
    members_can_fork_private_repositories: false,
    web_commit_signoff_required: false,
  };
}

/** Source of the keys: the official schema `org-membership`. */
export const organizationMembershipSchema = z.object({
  url: z.url(),
  state: z.enum(["active", "pending"]),
  role: z.enum(["admin", "member"]),
  direct_membership: z.boolean(),
  enterprise_teams_providing_indirect_membership: z.array(z.string()),
  organization_url: z.url(),
  organization: simpleOrganizationSchema,
  user: simpleUserSchema,
});

export type Belonging = {
  organization: SimpleOrganization;
  user: SimpleAccount;
  role: OrganizationRole;
  /** Pending while an invitation waits for an answer. */
  state: "active" | "pending";
};

export function representOrganizationMembership(belonging: Belonging): z.infer<typeof organizationMembershipSchema> {
  const { organization, user } = belonging;
  return {
    ...membershipOf(belonging),
    organization: representSimpleOrganization(organization),
    user: representSimpleUser(user),
  };
}

/** The membership as webhook payloads have it: without the organization, which stands beside it. */
export function payloadMembership(belonging: Belonging) {
  return { ...membershipOf(belonging), user: representSimpleUser(belonging.user) };
}

function membershipOf({ organization, user, role, state }: Belonging) {
  return {
    url: apiUrl(`/orgs/${organization.login}/memberships/${user.login}`),
    state,
    role: wireRole(role),
    direct_membership: true,
    enterprise_teams_providing_indirect_membership: [],
    organization_url: apiUrl(`/orgs/${organization.login}`),
  };
}

export const wireRole = (role: OrganizationRole): "admin" | "member" => (role === "ADMIN" ? "admin" : "member");
export const storedRole = (role: "admin" | "member"): OrganizationRole => (role === "admin" ? "ADMIN" : "MEMBER");
