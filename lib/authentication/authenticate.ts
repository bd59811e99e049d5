import { badCredentials } from "@/lib/api/errors.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { requireAllowedAddress } from "@/lib/integrations/allowed-networks.ts";
import { authenticateToken } from "./access-token.ts";
import { authenticateAppJwt } from "./app-jwt.ts";
import { authenticateClient } from "./client-secret.ts";
import { type Credential, readCredential } from "./credential.ts";
import { countingFailures } from "./failed-credentials.ts";
import { authenticateSession } from "./session.ts";

/**
 * Request → Grant: the one resolver for every carrier. Without any credential the grant is anonymous; a credential
 * that is sent and is no good is refused, never ignored. Throws 401, or 403 and 404 with the wire format's words.
 * `address` is the caller's, by which bad credentials are counted and an integration's IP allow list
 * decides; null within the process.
 */
export async function authenticate(
  headers: Headers,
  { query, method, address }: { query: URLSearchParams; method: string; address: string | null },
): Promise<Grant> {
  const credential = readCredential(headers, query);
  if (credential.kind === "none") return (await authenticateSession(headers, method)) ?? { kind: "anonymous" };
  const grant = await countingFailures(address, () => grantOf(credential));
  const ownerOfCredential = integrationBehind(grant);
  if (ownerOfCredential !== undefined) await requireAllowedAddress(ownerOfCredential, address);
  return grant;
}

/** The integration whose own credential it is. What people authorized is theirs, and comes from where they are. */
function integrationBehind(grant: Grant): number | undefined {
  const isOwn = grant.kind === "integration" || grant.kind === "installation" || grant.kind === "client";
  return isOwn && "integrationId" in grant ? grant.integrationId : undefined;
}

async function grantOf(credential: Exclude<Credential, { kind: "none" }>): Promise<Grant> {
  switch (credential.kind) {
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
