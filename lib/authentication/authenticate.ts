import { badCredentials } from "@/lib/api/errors.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { authenticateToken } from "./access-token.ts";
import { authenticateAppJwt } from "./app-jwt.ts";
import { authenticateClient } from "./client-secret.ts";
import { readCredential } from "./credential.ts";
import { authenticateSession } from "./session.ts";

/**
 * Request → Grant: the one resolver for every carrier. Without any credential the grant is anonymous; a credential
 * that is sent and is no good is refused, never ignored. Throws 401, or 403 and 404 with the wire format's words.
 */
export async function authenticate(
  headers: Headers,
  { query, method }: { query: URLSearchParams; method: string },
): Promise<Grant> {
  const credential = readCredential(headers, query);
  switch (credential.kind) {
    case "none":
      return (await authenticateSession(headers, method)) ?? { kind: "anonymous" };
    case "token":
      return authenticateToken(credential.token);
    case "jwt":
      return authenticateAppJwt(credential.jwt);
    case "password":
      return authenticateClient(credential.login, credential.password);
    case "unusable":
      throw badCredentials({ documentation: "/rest" });
  }
}
