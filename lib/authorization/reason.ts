import type { GrantKind, PolicyRule } from "./grant.ts";
import { permissionDefinition } from "./permission-catalogue.ts";
import { type Permissions, permissionEntries } from "./permissions.ts";
import type { PermissionSet } from "./requirement.ts";
import type { OrganizationRole, RepositoryRole } from "./roles.ts";
import type { Scope } from "./scopes.ts";

export type NeededRole = RepositoryRole | { readonly organization: OrganizationRole };

/**
 * Why something was refused: the rule, what it needed, what was held, and where that can be changed. For the owner of
 * the integration and the administrators of the account; never sent to the caller.
 */
export type Reason =
  | { readonly rule: "credential-missing"; readonly needed: "a credential"; readonly held: null }
  | { readonly rule: "credential-kind"; readonly needed: "someone who acts"; readonly held: GrantKind }
  | {
      readonly rule: "permission-missing";
      readonly needed: readonly PermissionSet[];
      /** What is held of the permissions that were needed. */
      readonly held: Permissions;
      readonly where: "integration-permissions" | "token-permissions";
    }
  | {
      readonly rule: "repository-not-selected";
      /** Id of the repository. */
      readonly needed: number;
      readonly held: "another selection";
      readonly where: "installation-repositories" | "token-repositories";
    }
  | {
      readonly rule: "not-installed";
      /** Id of the account that what was addressed belongs to; null when it belongs to nobody. */
      readonly needed: number | null;
      /** Id of the account that the credential is for; null when it is for none. */
      readonly held: number | null;
      readonly where: "installation";
    }
  | {
      readonly rule: "installation-suspended";
      readonly needed: "an active installation";
      readonly held: "a suspended installation";
      readonly where: "installation";
    }
  | {
      readonly rule: "other-account";
      /** Id of the account that what was addressed belongs to; null when it belongs to nobody. */
      readonly needed: number | null;
      /** Id of the account that the credential is for. */
      readonly held: number;
      readonly where: "token";
    }
  | {
      readonly rule: "scope-missing";
      /** One of these is enough. */
      readonly needed: readonly Scope[];
      readonly held: readonly Scope[];
      readonly where: "token-scopes";
    }
  | {
      readonly rule: "organization-policy";
      readonly needed: PolicyRule;
      /** Login of the organization. */
      readonly held: string;
      readonly where: "organization-settings";
    }
  | {
      readonly rule: "role-too-weak";
      readonly needed: NeededRole;
      readonly held: RepositoryRole | OrganizationRole | null;
      readonly where: "repository-role" | "organization-role";
    };

/** The reason in one or two sentences: what was missing and where to change it. */
export function explain(reason: Reason): string {
  switch (reason.rule) {
    case "credential-missing":
      return "The request carried no credential. Send a token, or sign in.";
    case "credential-kind":
      return `This kind of credential (${reason.held}) acts for nobody here. Use the token of an installation or a person.`;
    case "permission-missing":
      return `${explainPermissions(reason)} ${
        reason.where === "token-permissions"
          ? "The token's owner can change its permissions."
          : "The integration's owner can ask for more under its permissions; the account then has to accept. A token that was narrowed when it was made has to be made again."
      }`;
    case "repository-not-selected":
      return reason.where === "token-repositories"
        ? `The token does not reach the repository ${reason.needed}. Its owner can choose other repositories.`
        : `The installation does not include the repository ${reason.needed}, or the token was made without it. The account's owner can add it to the installation.`;
    case "not-installed":
      return reason.held === null
        ? "The integration is not installed on the account that this belongs to. The account's owner can install it."
        : "The installation is on another account than the one that this belongs to. The other account's owner can install the integration too.";
    case "installation-suspended":
      return "The installation is suspended. Whoever suspended it can lift that.";
    case "other-account":
      return "The credential is for another account than the one that this belongs to. Use one of that account.";
    case "scope-missing":
      return `The token needs ${either(reason.needed)} and has ${
        reason.held.length === 0 ? "no scopes" : reason.held.join(", ")
      }. Make a token with that scope.`;
    case "organization-policy":
      return explainPolicy(reason.needed, reason.held);
    case "role-too-weak":
      return explainRole(reason);
  }
}

/** What an organization refuses and what to use instead; the caller is told this as well. */
export function explainPolicy(rule: PolicyRule, organization: string): string {
  switch (rule) {
    case "classic-tokens-forbidden":
      return `${organization} does not allow classic personal access tokens. Use an integration, an OAuth application or a fine-grained personal access token.`;
    case "classic-token-too-long":
      return `${organization} does not allow classic personal access tokens that are valid for as long as this one. Make one that expires earlier.`;
    case "application-not-approved":
      return `${organization} restricts OAuth applications, and its owners have not approved this one. A member can ask them to.`;
  }
}

function explainPermissions({ needed, held }: Extract<Reason, { rule: "permission-missing" }>): string {
  const heldWords = permissionEntries(held).map(describeEntry);
  return `This needs ${either(needed.map(describeSet))}; held ${heldWords.length === 1 ? "is" : "are"} ${
    heldWords.length === 0 ? "none of them" : heldWords.join(" and ")
  }.`;
}

function describeSet(set: PermissionSet): string {
  const entries = permissionEntries(set);
  return entries.length === 0 ? "no permission" : entries.map(describeEntry).join(" together with ");
}

function describeEntry([key, level]: ReturnType<typeof permissionEntries>[number]): string {
  return `${permissionDefinition(key).title} (${key}): ${level}`;
}

function explainRole({ needed, held, where }: Extract<Reason, { rule: "role-too-weak" }>): string {
  const place = where === "repository-role" ? "the repository" : "the organization";
  const role = typeof needed === "string" ? needed : needed.organization;
  return `The person needs the role ${role} in ${place} and has ${
    held === null ? "no role" : `the role ${held}`
  } there. An administrator of ${place} can change that.`;
}

function either(alternatives: readonly string[]): string {
  return alternatives.join(" or ");
}
