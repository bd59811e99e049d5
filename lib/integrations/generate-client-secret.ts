import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { lastEight } from "@/lib/tokens/formats.ts";
import { newClientSecret } from "./identifiers.ts";
import { clientSecretRow } from "./insert-integration.ts";
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
    if ((await tx.clientSecret.count({ where: { integrationId } })) >= CLIENT_SECRETS_MAX)
      throw refuseField(
        "client_secrets",
        `An integration can have ${CLIENT_SECRETS_MAX} client secrets. Delete one that is no longer in use.`,
      );
    const secret = newClientSecret();
    const { id } = await tx.clientSecret.create({
      data: { integrationId, ...clientSecretRow(secret, actor.accountId) },
      select: { id: true },
    });
    await recordAudit(tx, {
      action: "integration.generate_client_secret",
      actorId: actor.accountId,
      accountId: ownerId,
      integrationId,
      data: { last_eight: lastEight(secret) },
    });
    return { id, secret };
  });
}
