import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { insertClientSecret } from "./client-secret-rows.ts";
import { CLIENT_SECRETS_MAX } from "./limits.ts";
import { lockIntegration } from "./lock-integration.ts";
import { refuseField } from "./validated.ts";

/** Adds a client secret; the answer is the only place where it stands in full. Throws 422 when there are too many. */
export async function generateClientSecret({
  actor,
  integrationId,
}: {
  actor: Actor;
  integrationId: number;
}): Promise<{ id: number; secret: string }> {
  return transaction(async (tx) => {
    const { ownerId } = await lockIntegration(tx, { integrationId, actor });
    const added = await insertClientSecret(tx, { integrationId }, actor.accountId);
    if (!added)
      throw refuseField(
        "client_secrets",
        `An integration can have ${CLIENT_SECRETS_MAX} client secrets. Delete one that is no longer in use.`,
      );
    await recordAudit(tx, {
      action: "integration.generate_client_secret",
      actorId: actor.accountId,
      accountId: ownerId,
      integrationId,
      data: { last_eight: added.lastEight },
    });
    return { id: added.id, secret: added.secret };
  });
}
