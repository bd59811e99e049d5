import type { Grant } from "@/lib/authorization/grant.ts";

/** A narrower credential tells only of organizations that it reaches. */
export function reachOf(grant: Grant): { integrationId?: number; organizationId?: number } {
  if (grant.kind === "user-via-integration") return { integrationId: grant.integrationId };
  return grant.kind === "fine-grained-token" ? { organizationId: grant.accountId } : {};
}
