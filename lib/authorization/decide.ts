import { type Facts, isAboutCaller } from "./facts.ts";
import type { FineGrainedTokenGrant, Grant, InstallationGrant, UserViaIntegrationGrant } from "./grant.ts";
import { meetPermissions, withImpliedMetadata } from "./permissions.ts";
import {
  beyondFineGrained,
  beyondInstallation,
  beyondUserViaIntegration,
  refusedByPolicy,
  SUSPENDED,
} from "./reach.ts";
import type { Reason } from "./reason.ts";
import { refusePermissions, refuseRole, refuseScopes, scopesForPrivate } from "./refusals.ts";
import { isPermissionless, type Requirement } from "./requirement.ts";
import { canSee } from "./visibility.ts";
import { CREDENTIAL_MISSING, whyHidden } from "./why-hidden.ts";

/**
 * The answer to "may this grant do this here". `hide` is answered exactly like something that does not exist (404)
 * and comes before `forbid` (403), so that a refusal tells nobody of a private repository.
 */
export type Decision =
  | { readonly outcome: "allow" }
  | { readonly outcome: "hide" | "forbid" | "unauthenticated"; readonly reason: Reason };

const ALLOW: Decision = { outcome: "allow" };

/** Decides from the grant, what the operation needs and what is known of the thing addressed. Pure. */
export function decide(grant: Grant, requirement: Requirement, facts: Facts): Decision {
  const scopes = scopesForPrivate(requirement);
  // With `repo` a private repository is seen whatever is asked of it, so that its want of `delete_repo` is told.
  const sees = canSee(grant, facts, scopes) || canSee(grant, facts);
  if (!sees) return { outcome: "hide", reason: whyHidden(grant, facts, scopes) };
  if (grant.kind === "installation" && facts.suspended) return { outcome: "forbid", reason: SUSPENDED };
  if (isPublicRead(requirement, facts)) return ALLOW;
  if (grant.kind === "anonymous") {
    return { outcome: facts.repository ? "hide" : "unauthenticated", reason: CREDENTIAL_MISSING };
  }
  const reason = refuse(grant, requirement, facts);
  return reason === null ? ALLOW : { outcome: "forbid", reason };
}

/** Reading what everybody can read. What needs a role above reading is never public. */
function isPublicRead(requirement: Requirement, { repository }: Facts): boolean {
  if (requirement.public !== true || repository?.private) return false;
  return requirement.role === undefined || requirement.role === "pull";
}

function refuse(grant: Exclude<Grant, { kind: "anonymous" }>, requirement: Requirement, facts: Facts): Reason | null {
  switch (grant.kind) {
    case "integration":
    case "client":
      if (isPermissionless(requirement)) return null;
      return { rule: "credential-kind", needed: "someone who acts", held: grant.kind };
    case "installation":
      return refuseInstallation(grant, requirement, facts);
    case "user-via-integration":
      return refuseUserViaIntegration(grant, requirement, facts);
    case "personal-token":
      return (
        refusedByPolicy(grant, facts) ??
        refuseScopes(grant.scopes, requirement, facts) ??
        refuseRole(requirement, facts, { userId: grant.userId, held: null })
      );
    case "fine-grained-token":
      return refuseFineGrained(grant, requirement, facts);
    case "session":
      return refuseRole(requirement, facts, { userId: grant.userId, held: null });
  }
}

function refuseInstallation(grant: InstallationGrant, requirement: Requirement, facts: Facts): Reason | null {
  const beyond = beyondInstallation(grant, facts);
  if (beyond) return isOpenToAll(requirement, facts) ? null : beyond;
  return refusePermissions(withImpliedMetadata(grant.permissions), requirement, "integration-permissions");
}

function refuseUserViaIntegration(
  grant: UserViaIntegrationGrant,
  requirement: Requirement,
  facts: Facts,
): Reason | null {
  const { userId } = grant;
  const own = withImpliedMetadata(grant.permissions);
  if (isAboutCaller(facts, userId)) return refusePermissions(own, requirement, "integration-permissions");
  const beyond = beyondUserViaIntegration(grant, facts);
  if (beyond) return isOpenToAll(requirement, facts) ? refuseRole(requirement, facts, { userId, held: {} }) : beyond;
  const held = meetPermissions(own, withImpliedMetadata(facts.installation?.permissions ?? {}));
  return (
    refusePermissions(held, requirement, "integration-permissions") ?? refuseRole(requirement, facts, { userId, held })
  );
}

function refuseFineGrained(grant: FineGrainedTokenGrant, requirement: Requirement, facts: Facts): Reason | null {
  const { userId } = grant;
  const held = withImpliedMetadata(grant.permissions);
  if (isAboutCaller(facts, userId)) return refusePermissions(held, requirement, "token-permissions");
  const beyond = beyondFineGrained(grant, facts);
  if (beyond) return isOpenToAll(requirement, facts) ? refuseRole(requirement, facts, { userId, held: {} }) : beyond;
  return refusePermissions(held, requirement, "token-permissions") ?? refuseRole(requirement, facts, { userId, held });
}

/** What needs no permission is open beyond a credential's own account, on accounts; repositories have to be selected. */
function isOpenToAll(requirement: Requirement, { repository }: Facts): boolean {
  return !repository && isPermissionless(requirement);
}
