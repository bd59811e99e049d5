import type { Permissions } from "./permissions.ts";
import type { Scope } from "./scopes.ts";

/** The repositories that a credential reaches. An empty selection reaches none. */
export type RepositorySelection =
  | { readonly kind: "all"; readonly accountId: number }
  | { readonly kind: "selected"; readonly ids: ReadonlySet<number> };

/** Nobody: no credential was sent. */
type AnonymousGrant = { readonly kind: "anonymous" };

/** An integration as itself, by a signed JSON Web Token. */
export type IntegrationGrant = {
  readonly kind: "integration";
  readonly integrationId: number;
  readonly clientId: string;
  readonly slug: string;
  readonly keyId: number;
};

/**
 * An integration in one installation. `permissions` and `repositories` are what is left after registration, the
 * permissions that the account accepted, its repository selection and the token's own narrowing.
 */
export type InstallationGrant = {
  readonly kind: "installation";
  readonly tokenId: number;
  readonly integrationId: number;
  readonly installationId: number;
  /** The account it is installed on. */
  readonly accountId: number;
  /** The bot account that everything is attributed to. */
  readonly actorId: number;
  readonly permissions: Permissions;
  readonly repositories: RepositorySelection;
};

/**
 * A person through an integration. `permissions` are the integration's as far as this person authorized them; what
 * the installation on the account concerned adds or takes is in the facts.
 */
export type UserViaIntegrationGrant = {
  readonly kind: "user-via-integration";
  readonly tokenId: number;
  readonly userId: number;
  readonly integrationId: number;
  /** The integration's. */
  readonly clientId?: string;
  readonly permissions: Permissions;
  /** The repositories that the token was restricted to when it was issued; null when it was not. */
  readonly onlyRepositoryIds: ReadonlySet<number> | null;
};

/** Why an organization refuses the tokens of a kind, whatever they may otherwise. */
export type PolicyRule = "classic-tokens-forbidden" | "classic-token-too-long" | "application-not-approved";

/** Organizations that refuse a token, by id, each with its login and why. */
type RefusedBy = ReadonlyMap<number, { readonly login: string; readonly rule: PolicyRule }>;

/** A person by a classic personal access token, or by the token of an OAuth application. */
export type PersonalTokenGrant = {
  readonly kind: "personal-token";
  readonly tokenId: number;
  readonly userId: number;
  readonly scopes: readonly Scope[];
  readonly oauthApplicationId?: number;
  /** Of those that the person belongs to or collaborates in. */
  readonly refusedBy?: RefusedBy;
  readonly expiresAt?: Date | null;
  /** The OAuth application's. */
  readonly clientId?: string;
};

/** A person by a fine-grained personal access token: one resource owner, chosen repositories and permissions. */
export type FineGrainedTokenGrant = {
  readonly kind: "fine-grained-token";
  readonly tokenId: number;
  readonly userId: number;
  /** The resource owner. */
  readonly accountId: number;
  readonly permissions: Permissions;
  readonly repositories: RepositorySelection;
  readonly expiresAt?: Date | null;
};

/** A person signed in to the pages. */
export type SessionGrant = { readonly kind: "session"; readonly userId: number; readonly sessionId: string };

/** An application by its client id and secret. */
export type ClientGrant = { readonly kind: "client"; readonly clientId: string } & (
  | { readonly integrationId: number }
  | { readonly oauthApplicationId: number }
);

/** What a request's credential amounts to. Every variant is already the intersection of everything that narrows it. */
export type Grant =
  | AnonymousGrant
  | IntegrationGrant
  | InstallationGrant
  | UserViaIntegrationGrant
  | PersonalTokenGrant
  | FineGrainedTokenGrant
  | SessionGrant
  | ClientGrant;

export type GrantKind = Grant["kind"];

/** Whom an act is attributed to, and through which integration. */
export type Actor = { readonly accountId: number; readonly viaIntegrationId?: number };

/** The account that a grant acts as. Null for those that act as no account: nobody, an integration itself, a client. */
export function actorOf(grant: Grant): Actor | null {
  switch (grant.kind) {
    case "installation":
      return { accountId: grant.actorId, viaIntegrationId: grant.integrationId };
    case "user-via-integration":
      return { accountId: grant.userId, viaIntegrationId: grant.integrationId };
    case "personal-token":
    case "fine-grained-token":
    case "session":
      return { accountId: grant.userId };
    case "anonymous":
    case "integration":
    case "client":
      return null;
  }
}

/** The person behind a grant; null when no person is. */
export function personOf(grant: Grant): number | null {
  return "userId" in grant ? grant.userId : null;
}

/** What kind of credential it is, as a phrase with its article. */
export function describeKind(grant: Grant): string {
  switch (grant.kind) {
    case "anonymous":
      return "no credential";
    case "integration":
      return "the integration's own JSON Web Token";
    case "installation":
      return "an installation access token";
    case "user-via-integration":
      return "a user access token of an integration";
    case "personal-token":
      return grant.oauthApplicationId === undefined
        ? "a classic personal access token"
        : "an access token of an OAuth application";
    case "fine-grained-token":
      return "a fine-grained personal access token";
    case "session":
      return "a signed-in session";
    case "client":
      return "a client id and secret";
  }
}
