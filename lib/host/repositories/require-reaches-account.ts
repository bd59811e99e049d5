import { refuseDecision } from "@/lib/api/refuse-decision.ts";
import { decide } from "@/lib/authorization/decide.ts";
import type { Facts } from "@/lib/authorization/facts.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { installationFor } from "./load-facts.ts";

/** What it takes to add a repository to an account, however it gets there. */
const ADD_REPOSITORY: Requirement = {
  anyOf: [{ administration: "write" }],
  role: { organization: "member" },
  scopes: ["repo", "public_repo"],
};

/**
 * For an operation on one repository that adds one to an account, of the caller's own or another. Refuses as an operation
 * on that account would: a token of another account, an integration that is not installed there or may not administer, an
 * organization that does not let the token in. What the one who acts may do there is for the command.
 */
export async function requireReachesAccount(grant: Grant, accountId: number): Promise<void> {
  const facts: Facts = {
    // A person's own account too is reached through an installation there, as an organization is.
    organization: { id: accountId },
    // Only the credential is asked about: whether the person belongs there is for the command.
    organizationRole: "member",
    installation: await installationFor(grant, accountId),
  };
  const decision = decide(grant, ADD_REPOSITORY, facts);
  if (decision.outcome !== "allow") throw refuseDecision(grant, decision);
}
