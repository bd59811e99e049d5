import { accountConcerned, type Facts } from "./facts.ts";
import type { Grant } from "./grant.ts";
import { beyondFineGrained, beyondInstallation, beyondUserViaIntegration, notInstalled } from "./reach.ts";
import type { Reason } from "./reason.ts";
import { impliesScope, type Scope } from "./scopes.ts";

export const CREDENTIAL_MISSING: Reason = { rule: "credential-missing", needed: "a credential", held: null };

const NO_ROLE: Reason = { rule: "role-too-weak", needed: "pull", held: null, where: "repository-role" };

/**
 * Why a grant does not see a private repository: the first thing that would have to change.
 * `scopes` are those of which a classic token needs one.
 */
export function whyHidden(grant: Grant, facts: Facts, scopes: readonly Scope[]): Reason {
  switch (grant.kind) {
    case "anonymous":
      return CREDENTIAL_MISSING;
    case "client":
      return { rule: "credential-kind", needed: "someone who acts", held: grant.kind };
    case "integration":
      return notInstalled(accountConcerned(facts), null);
    case "installation":
      return beyondInstallation(grant, facts) ?? noRepositoryPermission("integration-permissions");
    case "user-via-integration":
      return (
        beyondUserViaIntegration(grant, facts) ??
        withoutRole(facts) ??
        noRepositoryPermission("integration-permissions")
      );
    case "personal-token":
      if (scopes.some((scope) => impliesScope(grant.scopes, scope))) return NO_ROLE;
      return { rule: "scope-missing", needed: scopes, held: grant.scopes, where: "token-scopes" };
    case "fine-grained-token":
      return beyondFineGrained(grant, facts) ?? withoutRole(facts) ?? noRepositoryPermission("token-permissions");
    case "session":
      return NO_ROLE;
  }
}

function withoutRole({ roleOnRepository = null }: Facts): Reason | null {
  return roleOnRepository === null ? NO_ROLE : null;
}

function noRepositoryPermission(where: "integration-permissions" | "token-permissions"): Reason {
  return { rule: "permission-missing", needed: [{ metadata: "read" }], held: {}, where };
}
