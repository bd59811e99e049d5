import { type Facts, selectionCovers } from "./facts.ts";
import type { Grant, RepositorySelection } from "./grant.ts";
import { covers } from "./levels.ts";
import type { PermissionKey } from "./permission-catalogue.ts";
import { levelOf, type Permissions, reachesRepositories } from "./permissions.ts";
import { impliesScope, type Scope } from "./scopes.ts";

/** One way of seeing a repository. Every condition that is present has to hold. */
type Clause<Ids> = {
  /** Present: only public repositories. */
  readonly private?: false;
  /** Present: repositories that this account owns. */
  readonly ownerId?: number;
  /** Present: repositories that none of these accounts owns. */
  readonly notOwnerIds?: readonly number[];
  /** Present: one of these repositories. */
  readonly ids?: Ids;
  /** Present: repositories on which this person has any role, by ownership, collaboration or a team. */
  readonly reachableBy?: number;
  /**
   * Present: repositories that an installation of this integration, on the account that owns them, includes. With
   * `active`, only an installation that is not suspended and whose accepted permissions reach repositories, or hold
   * one of `permissions` where those are present.
   */
  readonly installed?: {
    readonly integrationId: number;
    readonly active: boolean;
    readonly permissions?: readonly PermissionKey[];
  };
};

/** Which repositories a grant sees, as data that a list query turns into its conditions: any of the clauses. */
export type Visibility = { readonly anyOf: readonly VisibilityClause[] };
export type VisibilityClause = Clause<readonly number[]>;

const READ_PRIVATE: readonly Scope[] = ["repo"];

/**
 * Which repositories a grant sees. What a list shows by it is what a get of each repository allows. What belongs to an
 * organization whose policy refuses the token is in no list; a get of it is told why.
 * `scopes` are those of which a classic token needs one to see private repositories; `repo` unless an operation has its own.
 */
export function visibility(grant: Grant, scopes: readonly Scope[] = READ_PRIVATE): Visibility {
  const refusing = grant.kind === "personal-token" && grant.refusedBy?.size ? [...grant.refusedBy.keys()] : null;
  return {
    anyOf: clausesOf(grant, scopes).map(({ ids, ...rest }) => ({
      ...rest,
      ...(ids && { ids: [...ids] }),
      ...(refusing && rest.private !== false && { notOwnerIds: refusing }),
    })),
  };
}

/**
 * The repositories of which a grant may read something: the public ones, and of the others those that it sees and for
 * which it holds one of these permissions, where it holds permissions at all. What a search goes through.
 */
export function readable(grant: Grant, permissions: readonly PermissionKey[]): Visibility {
  const { anyOf } = visibility(grant);
  if (!("permissions" in grant)) return { anyOf };
  const held = permissions.filter((key) => covers(levelOf(grant.permissions, key), "read"));
  if (held.length === 0) return { anyOf: anyOf.filter((clause) => clause.private === false) };
  return {
    anyOf: anyOf.map((clause) =>
      clause.installed ? { ...clause, installed: { ...clause.installed, permissions: held } } : clause,
    ),
  };
}

/** Whether a grant may know that what is addressed exists. Only private repositories are hidden. */
export function canSee(grant: Grant, facts: Facts, scopes: readonly Scope[] = READ_PRIVATE): boolean {
  return clausesOf(grant, scopes).some((clause) => holds(clause, facts));
}

function clausesOf(grant: Grant, scopes: readonly Scope[]): Clause<ReadonlySet<number>>[] {
  return [{ private: false }, ...privateClauses(grant, scopes)];
}

function privateClauses(grant: Grant, scopes: readonly Scope[]): Clause<ReadonlySet<number>>[] {
  switch (grant.kind) {
    case "anonymous":
    case "client":
      return [];
    case "integration":
      return [{ installed: { integrationId: grant.integrationId, active: false } }];
    case "installation":
      return selectedClauses(grant);
    case "user-via-integration": {
      if (!reachesRepositories(grant.permissions)) return [];
      const { userId, integrationId, onlyRepositoryIds } = grant;
      const installed = { integrationId, active: true };
      return [{ reachableBy: userId, installed, ...(onlyRepositoryIds && { ids: onlyRepositoryIds }) }];
    }
    case "personal-token":
      return scopes.some((scope) => impliesScope(grant.scopes, scope)) ? [{ reachableBy: grant.userId }] : [];
    case "fine-grained-token":
      return selectedClauses(grant).map((clause) => ({ ...clause, reachableBy: grant.userId }));
    case "session":
      return [{ reachableBy: grant.userId }];
  }
}

function selectedClauses(grant: {
  readonly accountId: number;
  readonly permissions: Permissions;
  readonly repositories: RepositorySelection;
}): Clause<ReadonlySet<number>>[] {
  const { accountId, permissions, repositories } = grant;
  if (!reachesRepositories(permissions)) return [];
  if (repositories.kind === "selected") return [{ ownerId: accountId, ids: repositories.ids }];
  return repositories.accountId === accountId ? [{ ownerId: accountId }] : [];
}

function holds(clause: Clause<ReadonlySet<number>>, facts: Facts): boolean {
  const { repository, roleOnRepository = null } = facts;
  if (!repository) return true;
  if (clause.private === false && repository.private) return false;
  if (clause.ownerId !== undefined && repository.ownerId !== clause.ownerId) return false;
  if (clause.ids && !clause.ids.has(repository.id)) return false;
  if (clause.reachableBy !== undefined && roleOnRepository === null) return false;
  return !clause.installed || isInstalled(clause.installed, facts);
}

function isInstalled({ active }: { readonly active: boolean }, { repository, installation }: Facts): boolean {
  if (!repository || !installation) return false;
  const { accountId, repositories: selection, suspended, permissions } = installation;
  if (!selectionCovers({ accountId, selection, repository })) return false;
  return !active || (!suspended && reachesRepositories(permissions));
}
