import type { PermissionKey } from "./permission-catalogue.ts";
import { isSubset, type Permissions, permissionEntries } from "./permissions.ts";
import type { OrganizationRole, RepositoryRole } from "./roles.ts";
import type { Scope } from "./scopes.ts";

/** Permissions that are needed together. The empty set needs none. */
export type PermissionSet = Permissions;

/** What an operation needs of whoever calls it. */
export type Requirement = {
  /** One of these sets is enough; within a set everything is needed. `[{}]` needs no permission at all. */
  readonly anyOf: readonly PermissionSet[];
  /** The role a person needs. Without it, the least role that is worth one of the sets. */
  readonly role?: RepositoryRole | { readonly organization: OrganizationRole };
  /**
   * Any of these scopes is enough for a classic token; `repo` is met by `public_repo` on a public repository.
   * Without it: `repo` on repositories; `read:org` or `admin:org` on organizations; `user` on the own account.
   */
  readonly scopes?: readonly Scope[];
  /** Readable by everyone, without credential or permission, wherever the thing itself is public. */
  readonly public?: boolean;
};

/** Whether what is held is enough for one of the sets. */
export function satisfies(held: Permissions, anyOf: readonly PermissionSet[]): boolean {
  return anyOf.some((set) => isSubset(set, held));
}

/** Whether an operation works without any permission. */
export function isPermissionless(requirement: Requirement): boolean {
  return requirement.anyOf.some((set) => permissionEntries(set).length === 0);
}

/** Every permission that one of the sets names, once. */
export function permissionsNamed(anyOf: readonly PermissionSet[]): PermissionKey[] {
  return [...new Set(anyOf.flatMap((set) => permissionEntries(set).map(([key]) => key)))];
}

/**
 * The value of the response header X-Accepted-GitHub-Permissions: a comma without space joins what is needed
 * together, a semicolon and a space separate the alternatives. Fact: recorded responses.
 */
export function acceptedPermissionsHeader(requirement: Requirement): string {
  return requirement.anyOf.map(formatSet).join("; ");
}

function formatSet(set: PermissionSet): string {
  const needed = permissionEntries(set).map(([key, level]) => `${key}=${level}`);
  return needed.length === 0 ? "allows_permissionless_access=true" : needed.join(",");
}
