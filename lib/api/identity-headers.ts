import type { Grant } from "@/lib/authorization/grant.ts";
import type { Operation } from "./operation.ts";

/**
 * Headers that tell a client what its credential is. Source: wire facts §1.15 (classic tokens name their scopes; an
 * integration's user token has the header empty), §1.16 (a personal token's end) and §5 (`gh` reads X-OAuth-Scopes).
 */
export function identityHeaders(grant: Grant, operation: Operation): Record<string, string> {
  switch (grant.kind) {
    case "personal-token":
      return {
        ...clientHeader(grant),
        "x-oauth-scopes": grant.scopes.join(", "),
        "x-accepted-oauth-scopes": acceptedScopes(operation).join(", "),
        ...(grant.oauthApplicationId === undefined && expiration(grant.expiresAt)),
      };
    case "fine-grained-token":
      return expiration(grant.expiresAt);
    case "user-via-integration":
      return { ...clientHeader(grant), "x-oauth-scopes": "", "x-accepted-oauth-scopes": "" };
    default:
      return {};
  }
}

/** "2026-12-01 00:00:00 UTC", as clients parse it (go-github reads this layout and one with an offset). */
function expiration(at: Date | null | undefined): Record<string, string> {
  if (!at) return {};
  return { "github-authentication-token-expiration": `${at.toISOString().slice(0, 19).replace("T", " ")} UTC` };
}

const clientHeader = ({ clientId }: { clientId?: string }): Record<string, string> =>
  clientId === undefined ? {} : { "x-oauth-client-id": clientId };

/** Any of these is enough for a classic token. `gh` reads them to say what to ask for after a refusal. */
function acceptedScopes({ requires, path, method }: Operation): readonly string[] {
  if (requires.scopes) return requires.scopes.toSorted();
  if (!path.startsWith("/repos/")) return [];
  return method === "GET" ? ["repo"] : ["public_repo", "repo"];
}
