import type { Decision } from "./decide.ts";
import type { Requirement } from "./requirement.ts";

export const READ_ISSUES: Requirement = { anyOf: [{ issues: "read" }], role: "pull", scopes: ["repo"], public: true };
export const WRITE_ISSUES: Requirement = { anyOf: [{ issues: "write" }], scopes: ["repo"] };
export const PUSH: Requirement = { anyOf: [{ contents: "write" }], scopes: ["repo"] };
export const ADMINISTER: Requirement = { anyOf: [{ administration: "write" }], scopes: ["repo"] };
export const SET_STATUS: Requirement = { anyOf: [{ statuses: "write" }], scopes: ["repo:status", "repo"] };
export const GET_VIEWER: Requirement = { anyOf: [{}] };
export const LIST_EMAILS: Requirement = { anyOf: [{ emails: "read" }], scopes: ["user:email"] };
export const LIST_MEMBERS: Requirement = { anyOf: [{ members: "read" }], public: true };
export const INVITE: Requirement = { anyOf: [{ members: "write" }] };

/** The account that owns the repositories below. */
export const OWNER = 2;
export const selected = { id: 11, ownerId: OWNER, private: true };
export const unselected = { id: 12, ownerId: OWNER, private: true };
export const publicSelected = { ...selected, private: false };
export const publicUnselected = { ...unselected, private: false };

/** "allow", or the outcome and the rule that made it. */
export function verdict(decision: Decision): string {
  return decision.outcome === "allow" ? "allow" : `${decision.outcome}: ${decision.reason.rule}`;
}
