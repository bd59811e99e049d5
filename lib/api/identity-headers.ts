import type { Grant } from "@/lib/authorization/grant.ts";
import type { Operation } from "./operation.ts";

/**
 * Headers that tell a client what its credential is. Source: wire facts §1.15 (classic tokens name their scopes; an
 * integration's user token has the header empty) and §5 (`gh` reads X-OAuth-Scopes).
 */
export function identityHeaders(grant: Grant, operation: Operation): Record<string, string> {
  switch (grant.kind) {
    case "personal-token":
      return {
        "x-oauth-scopes": grant.scopes.join(", "),
        "x-accepted-oauth-scopes": acceptedScopes(operation).join(", "),
      };
    case "user-via-integration":
      return { "x-oauth-scopes": "", "x-accepted-oauth-scopes": "" };
    default:
      return {};
  }
}

/** Any of these is enough for a classic token. `gh` reads them to say what to ask for after a refusal. */
function acceptedScopes({ requires, path, method }: Operation): readonly string[] {
  if (requires.scopes) return requires.scopes.toSorted();
  if (!path.startsWith("/repos/")) return [];
  return method === "GET" ? ["repo"] : ["public_repo", "repo"];
}
