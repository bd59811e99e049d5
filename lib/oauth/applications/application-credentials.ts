import { recordAudit } from "@/lib/audit/record-audit.ts";
import { endClientSecret, insertClientSecret } from "@/lib/integrations/client-secret-rows.ts";
import { CLIENT_SECRETS_MAX } from "@/lib/integrations/limits.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseField } from "./change-application.ts";
import { lockApplication } from "./lock-application.ts";

type Named = { viewerId: number; applicationId: number };

/** Adds a client secret; the answer is the only place where it stands in full. Throws 404, 403, and 422 for too many. */
export async function generateApplicationSecret(named: Named): Promise<string> {
  const { viewerId, applicationId: oauthApplicationId } = named;
  return transaction(async (tx) => {
    const { ownerId, clientId } = await lockApplication(tx, named);
    const added = await insertClientSecret(tx, { oauthApplicationId }, viewerId);
    if (!added)
      throw refuseField("", `An application can have ${CLIENT_SECRETS_MAX} client secrets. Delete one first.`);
    await recordAudit(tx, {
      action: "oauth_application.generate_client_secret",
      actorId: viewerId,
      accountId: ownerId,
      data: { client_id: clientId, last_eight: added.lastEight },
    });
    return added.secret;
  });
}

/** Ends what every person gave the application: they are asked again. Throws 404 and 403. Returns how many they were. */
export async function revokeAllTokens(named: Named): Promise<number> {
  const { viewerId, applicationId: oauthApplicationId } = named;
  return transaction(async (tx) => {
    const { ownerId, clientId, name } = await lockApplication(tx, named);
    const { count } = await tx.authorization.deleteMany({ where: { oauthApplicationId } });
    await tx.accessToken.deleteMany({ where: { oauthApplicationId } });
    const data = { client_id: clientId, name, people: count };
    await recordAudit(tx, {
      action: "oauth_application.revoke_all_tokens",
      actorId: viewerId,
      accountId: ownerId,
      data,
    });
    return count;
  });
}

/** Ends a client secret at once. Throws 404 when the application has no such secret. */
export async function deleteApplicationSecret({ secretId, ...named }: Named & { secretId: number }): Promise<void> {
  await transaction(async (tx) => {
    const { ownerId, clientId } = await lockApplication(tx, named);
    const { lastEight } = await endClientSecret(tx, { oauthApplicationId: named.applicationId }, secretId);
    await recordAudit(tx, {
      action: "oauth_application.remove_client_secret",
      actorId: named.viewerId,
      accountId: ownerId,
      data: { client_id: clientId, last_eight: lastEight },
    });
  });
}
