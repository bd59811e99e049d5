import { accountConcerned, type Facts } from "./facts.ts";
import { permissionDefinition } from "./permission-catalogue.ts";
import { meetPermissions, type Permissions, permissionEntries } from "./permissions.ts";
import type { NeededRole, Reason } from "./reason.ts";
import { isPermissionless, permissionsNamed, type Requirement, satisfies } from "./requirement.ts";
import {
  hasOrganizationRole,
  hasRepositoryRole,
  ORGANIZATION_ROLES,
  organizationRoleAsPermissions,
  REPOSITORY_ROLES,
  type RepositoryRole,
  roleAsPermissions,
  strongerRepositoryRole,
} from "./roles.ts";
import { impliesScope, type Scope } from "./scopes.ts";

/** Refuses when the permissions held are not enough for any of the sets. */
export function refusePermissions(
  held: Permissions,
  { anyOf }: Requirement,
  where: "integration-permissions" | "token-permissions",
): Reason | null {
  if (satisfies(held, anyOf)) return null;
  const named = new Set(permissionsNamed(anyOf));
  const concerned = Object.fromEntries(permissionEntries(held).filter(([key]) => named.has(key)));
  return { rule: "permission-missing", needed: anyOf, held: concerned, where };
}

/** The scopes of which a classic token needs one to do this on a private repository. */
export function scopesForPrivate({ scopes = [] }: Requirement): readonly Scope[] {
  const reachPrivate = scopes.filter((scope) => scope !== "public_repo");
  return reachPrivate.length === 0 ? ["repo"] : reachPrivate;
}

/** Refuses when a classic token has none of the scopes that are enough. */
export function refuseScopes(held: readonly Scope[], requirement: Requirement, facts: Facts): Reason | null {
  const needed = scopesNeeded(requirement, facts);
  if (needed.length === 0 || needed.some((scope) => impliesScope(held, scope))) return null;
  return { rule: "scope-missing", needed, held, where: "token-scopes" };
}

function scopesNeeded(requirement: Requirement, facts: Facts): readonly Scope[] {
  if (facts.repository?.private) return scopesForPrivate(requirement);
  const declared = requirement.scopes ?? defaultScopes(requirement, facts);
  return facts.repository && declared.includes("repo") ? [...declared, "public_repo"] : declared;
}

function defaultScopes(requirement: Requirement, facts: Facts): readonly Scope[] {
  if (facts.repository) return ["repo"];
  if (isPermissionless(requirement)) return [];
  if (facts.organization) return isReadOnly(requirement) ? ["read:org"] : ["admin:org"];
  const named = permissionsNamed(requirement.anyOf);
  if (named.some((key) => permissionDefinition(key).scope === "account")) return ["user"];
  return isReadOnly(requirement) ? [] : ["repo"];
}

function isReadOnly({ anyOf }: Requirement): boolean {
  return anyOf.some((set) => permissionEntries(set).every(([, level]) => level === "read"));
}

/** A person, and what the credential bounds them to; null when it bounds nothing but by scopes. */
export type ActingPerson = { readonly userId: number; readonly held: Permissions | null };

/**
 * Refuses when a person's own role is not enough: the role that the operation declares, or else one that is worth one
 * of the sets which the credential holds.
 */
export function refuseRole(requirement: Requirement, facts: Facts, person: ActingPerson): Reason | null {
  if (!facts.repository && !facts.organization) return refuseOtherAccount(requirement, facts, person);
  if (requirement.role !== undefined) return refuseDeclaredRole(requirement.role, facts);
  const worth = worthOf(facts, effectiveRole(facts));
  const usable = person.held === null ? worth : meetPermissions(person.held, worth);
  if (satisfies(usable, requirement.anyOf)) return null;
  return roleTooWeak(leastRole(requirement, facts, person), facts);
}

function refuseOtherAccount(requirement: Requirement, facts: Facts, { userId }: ActingPerson): Reason | null {
  const account = accountConcerned(facts);
  if (account === null || account === userId) return null;
  if (isPermissionless(requirement)) return null;
  return { rule: "other-account", needed: account, held: userId, where: "token" };
}

function refuseDeclaredRole(needed: NeededRole, facts: Facts): Reason | null {
  const enough =
    typeof needed === "string"
      ? hasRepositoryRole(effectiveRole(facts), needed)
      : hasOrganizationRole(facts.organizationRole ?? null, needed.organization);
  return enough ? null : roleTooWeak(needed, facts);
}

function roleTooWeak(needed: NeededRole, facts: Facts): Reason {
  return typeof needed === "string"
    ? { rule: "role-too-weak", needed, held: effectiveRole(facts), where: "repository-role" }
    : { rule: "role-too-weak", needed, held: facts.organizationRole ?? null, where: "organization-role" };
}

/** Everybody can read a public repository. */
function effectiveRole({ repository, roleOnRepository = null }: Facts): RepositoryRole | null {
  if (!repository) return null;
  return repository.private ? roleOnRepository : strongerRepositoryRole(roleOnRepository, "pull");
}

/** What a person is worth on what is addressed. An organization's owner is worth everything on its repositories. */
function worthOf(facts: Facts, role: RepositoryRole | null): Permissions {
  const { repository, organizationRole = null } = facts;
  const ownsAll = !repository && organizationRole === "admin";
  return { ...roleAsPermissions(ownsAll ? "admin" : role), ...organizationRoleAsPermissions(organizationRole) };
}

/** The weakest role that would have been enough, for the explanation. */
function leastRole(requirement: Requirement, facts: Facts, { held }: ActingPerson): NeededRole {
  const enough = (worth: Permissions) =>
    satisfies(held === null ? worth : meetPermissions(held, worth), requirement.anyOf);
  if (facts.repository) {
    const role = REPOSITORY_ROLES.find((candidate) => enough(worthOf(facts, candidate)));
    if (role !== undefined) return role;
  }
  const organization = ORGANIZATION_ROLES.find((candidate) =>
    enough(worthOf({ ...facts, organizationRole: candidate }, null)),
  );
  return { organization: organization ?? "admin" };
}
