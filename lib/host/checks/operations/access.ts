import { unprocessable } from "@/lib/api/errors.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";

export const READ: Requirement = { anyOf: [{ checks: "read" }], scopes: ["repo"], public: true };
export const WRITE: Requirement = { anyOf: [{ checks: "write" }] };

/** Only integrations have checks, by themselves or for a person. */
export const BY_INTEGRATIONS = ["installation", "user-via-integration"] as const;
/** Fine-grained tokens cannot call the checks operations (wire facts §1.20). */
export const READERS = ["anonymous", "installation", "user-via-integration", "personal-token", "session"] as const;

/** Source: recorded in several clients' issue trackers. */
export const NOT_AN_INTEGRATION = { status: 403, message: "You must authenticate via a GitHub App." };

export const NO_COMMIT = (ref: string) => {
  const refusal = () => unprocessable(`No commit found for SHA: ${ref}`);
  return { "not-found": refusal, "empty-repository": refusal };
};

/** Whose checks a grant writes, in operations that accept integrations alone. */
export function integrationOf(grant: Grant): number {
  if (grant.kind !== "installation" && grant.kind !== "user-via-integration")
    throw new Error(`${grant.kind} is no integration's`);
  return grant.integrationId;
}
