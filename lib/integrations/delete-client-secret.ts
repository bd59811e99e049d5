import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { endClientSecret } from "./client-secret-rows.ts";
import { lockIntegration } from "./lock-integration.ts";

/** Ends a client secret at once. Throws 404 when the integration has no such secret. */
export async function deleteClientSecret({
  actor,
  integrationId,
  secretId,
}: {
  actor: Actor;
  integrationId: number;
  secretId: number;
}): Promise<void> {
  await transaction(async (tx) => {
    const { ownerId } = await lockIntegration(tx, { integrationId, actor });
    const { lastEight } = await endClientSecret(tx, { integrationId }, secretId);
    await recordAudit(tx, {
      action: "integration.remove_client_secret",
      actorId: actor.accountId,
      accountId: ownerId,
      integrationId,
      data: { last_eight: lastEight },
    });
  });
}
