import type { Grant, IntegrationGrant } from "@/lib/authorization/grant.ts";

/** For handlers of operations that accept nothing but an integration's JWT. */
export function requireIntegration(grant: Grant): IntegrationGrant {
  if (grant.kind !== "integration") throw new Error("the operation accepts an integration's JWT alone");
  return grant;
}
