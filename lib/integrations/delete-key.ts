import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { lockIntegration } from "./lock-integration.ts";
import { refuseField } from "./validated.ts";

/** Ends a key, every JSON web token signed with it and every installation's token asked for with one, at once. Throws 422 for the last key. */
export async function deleteKey({
  actor,
  integrationId,
  keyId,
}: {
  actor: Actor;
  integrationId: number;
  keyId: number;
}): Promise<void> {
  await transaction(async (tx) => {
    const { ownerId } = await lockIntegration(tx, { integrationId, actor });
    const keys = await tx.integrationKey.findMany({
      where: { integrationId },
      select: { id: true, fingerprint: true },
    });
    const key = keys.find(({ id }) => id === keyId);
    if (!key) throw notFound();
    if (keys.length === 1)
      throw refuseField("keys", "This is the only key. Generate another one first, then delete this one.");
    const ended = await tx.accessToken.count({ where: { integrationKeyId: keyId, expiresAt: { gt: clock.now() } } });
    await tx.integrationKey.delete({ where: { id: keyId } });
    await recordAudit(tx, {
      action: "integration.remove_key",
      actorId: actor.accountId,
      accountId: ownerId,
      integrationId,
      data: { key_id: keyId, fingerprint: key.fingerprint, tokens_ended: ended },
    });
  });
}
