import { SCOPES } from "@/lib/authorization/scopes.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { GRANT_TYPE_NAMES } from "./rules.ts";

/**
 * What clients find the addresses by (RFC 8414). It is served under OpenID Connect's name too, though no identity
 * tokens are given. Source: wire facts §1.9.
 */
export function discoveryDocument(): Record<string, unknown> {
  return {
    issuer: htmlUrl("/login/oauth"),
    authorization_endpoint: htmlUrl("/login/oauth/authorize"),
    token_endpoint: htmlUrl("/login/oauth/access_token"),
    device_authorization_endpoint: htmlUrl("/login/device/code"),
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: Object.values(GRANT_TYPE_NAMES),
    token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
    code_challenge_methods_supported: ["S256"],
    scopes_supported: SCOPES,
    service_documentation: htmlUrl("/docs"),
  };
}
