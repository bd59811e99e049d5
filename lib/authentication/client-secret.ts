import { badCredentials } from "@/lib/api/errors.ts";
import type { ClientGrant } from "@/lib/authorization/grant.ts";
import { findClientBySecret } from "@/lib/oauth/client-secret.ts";
import { suspendedClient } from "@/lib/oauth/suspend-client.ts";

/** An integration or OAuth application by client id and secret. Throws 401, and 403 for a suspended one; passwords of people are not
 *  accepted. */
export async function authenticateClient(clientId: string, secret: string): Promise<ClientGrant> {
  const found = await findClientBySecret(clientId, secret);
  if (!found) throw badCredentials({ documentation: "/rest" });
  if (found.suspended) throw suspendedClient();
  return found.integrationId !== null
    ? { kind: "client", clientId, integrationId: found.integrationId }
    : { kind: "client", clientId, oauthApplicationId: found.oauthApplicationId as number };
}
