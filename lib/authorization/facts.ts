import type { RepositorySelection } from "./grant.ts";
import type { Permissions } from "./permissions.ts";
import type { OrganizationRole, RepositoryRole } from "./roles.ts";

export type RepositoryFacts = { readonly id: number; readonly ownerId: number; readonly private: boolean };

/** The installation, on the account concerned, of the integration that a person acts through. */
export type InstallationFacts = {
  readonly accountId: number;
  readonly permissions: Permissions;
  readonly repositories: RepositorySelection;
  readonly suspended: boolean;
};

/**
 * What has to be known about the thing that a request addresses and about how the caller stands to it. Plain data,
 * loaded before deciding. What is addressed is at most one of `repository`, `organization` and `account`; an
 * operation that addresses none is about the caller.
 */
export type Facts = {
  readonly repository?: RepositoryFacts;
  /** The acting person's role on the repository, teams and ownership included; null for none. */
  readonly roleOnRepository?: RepositoryRole | null;
  readonly organization?: { readonly id: number };
  /** The acting person's role in the organization addressed, or in the one that owns the repository. */
  readonly organizationRole?: OrganizationRole | null;
  /** A user account addressed by name. */
  readonly account?: { readonly id: number };
  /** For a person through an integration: its installation on the account that owns what is addressed. */
  readonly installation?: InstallationFacts | null;
  /** For an installation's own token: whether the installation is suspended. */
  readonly suspended?: boolean;
};

/** Whether a selection on an account includes a repository. A repository that has moved to another account is out. */
export function selectionCovers(on: {
  readonly accountId: number;
  readonly selection: RepositorySelection;
  readonly repository: RepositoryFacts;
}): boolean {
  const { accountId, selection, repository } = on;
  if (repository.ownerId !== accountId) return false;
  return selection.kind === "all" ? selection.accountId === accountId : selection.ids.has(repository.id);
}

/** The account that what is addressed belongs to; null when a request addresses nothing but the caller. */
export function accountConcerned(facts: Facts): number | null {
  return facts.repository?.ownerId ?? facts.organization?.id ?? facts.account?.id ?? null;
}

/** Whether a request is about a person themselves: nothing is addressed, or their own account is. */
export function isAboutCaller({ repository, organization, account }: Facts, userId: number): boolean {
  if (repository || organization) return false;
  return account === undefined || account.id === userId;
}
