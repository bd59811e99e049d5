import { covers, type GrantedLevel } from "./levels.ts";
import { PERMISSION_KEYS, type PermissionKey, permissionDefinition } from "./permission-catalogue.ts";
import type { Permissions } from "./permissions.ts";

/** What a person may do on a repository, weakest first. Having no role is null. */
export const REPOSITORY_ROLES = ["pull", "triage", "push", "maintain", "admin"] as const;
export type RepositoryRole = (typeof REPOSITORY_ROLES)[number];

/** What a person is in an organization, weakest first; owners are "admin" on the wire. Not belonging is null. */
export const ORGANIZATION_ROLES = ["member", "admin"] as const;
export type OrganizationRole = (typeof ORGANIZATION_ROLES)[number];

export function hasRepositoryRole(held: RepositoryRole | null, needed: RepositoryRole): boolean {
  return held !== null && REPOSITORY_ROLES.indexOf(held) >= REPOSITORY_ROLES.indexOf(needed);
}

export function hasOrganizationRole(held: OrganizationRole | null, needed: OrganizationRole): boolean {
  return held !== null && ORGANIZATION_ROLES.indexOf(held) >= ORGANIZATION_ROLES.indexOf(needed);
}

/** The stronger of two roles. */
export function strongerRepositoryRole(a: RepositoryRole | null, b: RepositoryRole | null): RepositoryRole | null {
  if (a === null) return b;
  return b === null || hasRepositoryRole(a, b) ? a : b;
}

type Worth = Partial<Record<PermissionKey, GrantedLevel>>;

// Anybody who can read a repository may open issues and pull requests and comment on them; what exactly a reader may
// change in them is said by the operation's own role.
const PULL: Worth = {
  metadata: "read",
  contents: "read",
  issues: "write",
  pull_requests: "write",
  actions: "read",
  artifact_metadata: "read",
  attestations: "read",
  checks: "read",
  code_quality: "read",
  codespaces: "write",
  codespaces_lifecycle_admin: "write",
  codespaces_metadata: "read",
  deployments: "read",
  environments: "read",
  pages: "read",
  statuses: "read",
};

const PUSH: Worth = {
  ...PULL,
  contents: "write",
  actions: "write",
  actions_variables: "read",
  agent_secrets: "read",
  agent_variables: "read",
  artifact_metadata: "write",
  attestations: "write",
  checks: "write",
  code_quality: "write",
  dependabot_secrets: "read",
  deployments: "write",
  secrets: "read",
  security_events: "write",
  statuses: "write",
  vulnerability_alerts: "write",
  workflows: "write",
};

const MAINTAIN: Worth = { ...PUSH, pages: "write" };

const WORTH: Readonly<Record<RepositoryRole, Permissions>> = {
  pull: PULL,
  triage: PULL,
  push: PUSH,
  maintain: MAINTAIN,
  admin: everything("repository"),
};

/**
 * What a role on a repository is worth in permissions: the bound of everything that a person's own credential, or an
 * integration acting for that person, reaches there. Levels are always ones that the permission offers.
 */
export function roleAsPermissions(role: RepositoryRole | null): Permissions {
  return role === null ? {} : WORTH[role];
}

const ORGANIZATION_MEMBER: Permissions = {
  issue_fields: "read",
  issue_types: "read",
  members: "read",
  organization_copilot_spaces: "read",
  organization_custom_properties: "read",
  organization_events: "read",
  organization_projects: "write",
};

const ORGANIZATION_OWNER: Permissions = everything("organization");

/** What being in an organization is worth in permissions on the organization itself. */
export function organizationRoleAsPermissions(role: OrganizationRole | null): Permissions {
  if (role === null) return {};
  return role === "admin" ? ORGANIZATION_OWNER : ORGANIZATION_MEMBER;
}

function everything(scope: "repository" | "organization"): Permissions {
  const all: Worth = {};
  for (const key of PERMISSION_KEYS) {
    const { scope: own, levels } = permissionDefinition(key);
    if (own === scope) all[key] = levels.reduce((top, level) => (covers(level, top) ? level : top));
  }
  return all;
}
