import { z } from "zod";
import type { Account, RepositoryRole, Team } from "@/generated/prisma/client.ts";
import { permissionsOfRole, repositoryPermissionsSchema } from "@/lib/host/repositories/represent.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { apiUrl, htmlUrl } from "@/lib/platform/urls.ts";
import type { RepositoryCounts } from "../represent-organization.ts";
import { organizationSchema, representOrganization } from "../represent-organization.ts";
import type { TeamRow } from "./row.ts";

const teamOnly = {
  id: z.int(),
  node_id: z.string(),
  url: z.url(),
  html_url: z.url(),
  name: z.string(),
  slug: z.string(),
  description: z.string().nullable(),
  privacy: z.enum(["closed", "secret"]),
  notification_setting: z.enum(["notifications_enabled", "notifications_disabled"]),
  permission: z.string(),
  members_url: z.string(),
  repositories_url: z.url(),
  type: z.literal("organization"),
  organization_id: z.int(),
};

/** Source of the keys: the official schema `team-simple`. */
const simpleTeamSchema = z.object(teamOnly).meta({ id: "team-simple" });
export type SimpleTeam = z.infer<typeof simpleTeamSchema>;

/** Source of the keys: the official schema `team`. */
export const teamSchema = z
  .object({
    ...teamOnly,
    parent: simpleTeamSchema.nullable(),
    permissions: repositoryPermissionsSchema.optional(),
  })
  .meta({ id: "team" });
export type TeamJson = z.infer<typeof teamSchema>;

/** Source of the keys: the official schema `team-full`. */
export const fullTeamSchema = z
  .object({
    ...teamOnly,
    parent: simpleTeamSchema.nullable(),
    members_count: z.int(),
    repos_count: z.int(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    organization: organizationSchema,
  })
  .meta({ id: "team-full" });

type Organization = Pick<Account, "id" | "login">;

const teamPath = (organization: Organization, { slug }: Pick<Team, "slug">): string =>
  `/organizations/${organization.login}/teams/${slug}`;

function representSimpleTeam(team: Team, organization: Organization): SimpleTeam {
  const url = apiUrl(`/orgs/${organization.login}/teams/${team.slug}`);
  return {
    id: team.id,
    node_id: nodeId("Team", team.id),
    url,
    html_url: htmlUrl(teamPath(organization, team)),
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: team.privacy,
    notification_setting: team.notifies ? "notifications_enabled" : "notifications_disabled",
    permission: team.permission,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: "organization",
    organization_id: organization.id,
  };
}

/** With the team above it; `role` is what it has on the repository that its teams are listed of. */
export function representTeam(team: Team & Pick<TeamRow, "parent" | "organization">, role?: RepositoryRole): TeamJson {
  const { parent, organization } = team;
  return {
    ...representSimpleTeam(team, organization),
    ...(role && { permission: role, permissions: permissionsOfRole(role) }),
    parent: parent && representSimpleTeam(parent, organization),
  };
}

export function representFullTeam(team: TeamRow, repositories: RepositoryCounts): z.infer<typeof fullTeamSchema> {
  return {
    ...representTeam(team),
    members_count: team._count.members,
    repos_count: team._count.repositories,
    created_at: timestamp(team.createdAt),
    updated_at: timestamp(team.updatedAt),
    organization: representOrganization(team.organization, repositories),
  };
}

/** Source of the keys: the official schema `team-membership`. */
export const teamMembershipSchema = z
  .object({
    url: z.url(),
    role: z.enum(["member", "maintainer"]),
    state: z.enum(["active", "pending"]),
  })
  .meta({ id: "team-membership" });

/** Pending while an invitation to the organization waits for an answer. */
export type TeamMembership = { login: string; maintainer: boolean; state: "active" | "pending" };

export function representTeamMembership(
  team: Pick<TeamRow, "slug" | "organization">,
  { login, maintainer, state }: TeamMembership,
): z.infer<typeof teamMembershipSchema> {
  return {
    url: apiUrl(`/orgs/${team.organization.login}/teams/${team.slug}/memberships/${login}`),
    role: maintainer ? "maintainer" : "member",
    state,
  };
}
