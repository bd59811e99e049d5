import type { Decision } from "@/lib/authorization/decide.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { explainPolicy, type Reason } from "@/lib/authorization/reason.ts";
import { forbidden, notFound, type Refusal, requiresAuthentication } from "./errors.ts";

/** The words of a 403 for each kind of credential. Source: wire facts §1.15, recorded errors. */
function forbiddenWords(grant: Grant, decision: Exclude<Decision, { outcome: "allow" }>): string {
  switch (grant.kind) {
    case "installation":
    case "integration":
      return "Resource not accessible by integration";
    case "user-via-integration":
      return "Resource not accessible by integration";
    case "fine-grained-token":
      return "Resource not accessible by personal access token";
    default:
      return roleWords(decision);
  }
}

function roleWords({ reason }: Exclude<Decision, { outcome: "allow" }>): string {
  if (reason.rule === "organization-policy") return explainPolicy(reason.needed, reason.held);
  if (reason.rule === "role-too-weak") {
    const { needed } = reason;
    if (needed === "push") return "Must have push access to repository";
    if (typeof needed === "string") return "Must have admin rights to Repository.";
    return "You must be an admin of the organization.";
  }
  return "Must have the necessary rights.";
}

/**
 * A classic token that lacks a scope is answered as if there were nothing; where an account may be told, the words name
 * the scope. Source: recorded answers in public issues (octokit.rb#1093, first-timers/app#11).
 */
function refuseScopes(reason: Extract<Reason, { rule: "scope-missing" }>): Refusal {
  const { needed } = reason;
  if (needed.includes("delete_repo")) return forbidden("Must have admin rights to Repository.", { reason });
  if (needed.some((scope) => scope.endsWith(":org")))
    return forbidden(`You need at least ${needed.join(" scope or ")} scope.`, { reason });
  return notFound({ reason });
}

/** The refusal that a decision amounts to: `hide` is byte-equal to what is missing. */
export function refuseDecision(grant: Grant, decision: Exclude<Decision, { outcome: "allow" }>): Refusal {
  const { reason } = decision;
  switch (decision.outcome) {
    case "hide":
      return notFound({ reason });
    case "unauthenticated":
      return requiresAuthentication({ reason });
    case "forbid":
      if (reason.rule === "scope-missing") return refuseScopes(reason);
      return forbidden(forbiddenWords(grant, decision), { reason });
  }
}
