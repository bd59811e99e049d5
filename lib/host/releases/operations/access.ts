import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { covers } from "@/lib/authorization/levels.ts";
import { levelOf } from "@/lib/authorization/permissions.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { hasRepositoryRole } from "@/lib/authorization/roles.ts";

export const READ: Requirement = { anyOf: [{ contents: "read" }], public: true };
export const WRITE: Requirement = { anyOf: [{ contents: "write" }], role: "push" };

/** Drafts are for those who could publish them. */
export function seesDrafts(grant: Grant, { role, ownerId }: Pick<RepositorySubject, "role" | "ownerId">): boolean {
  if (grant.kind === "installation")
    return grant.accountId === ownerId && covers(levelOf(grant.permissions, "contents"), "write");
  if (!hasRepositoryRole(role, "push")) return false;
  const narrowed = grant.kind === "user-via-integration" || grant.kind === "fine-grained-token";
  return !narrowed || covers(levelOf(grant.permissions, "contents"), "write");
}
