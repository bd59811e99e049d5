import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { recordPing } from "@/lib/webhooks/record-ping.ts";
import { sealHookSecret } from "./insert-integration.ts";
import { lockIntegration } from "./lock-integration.ts";
import { findHookOf, type HookRow } from "./queries.ts";
import { requireSecureUrls } from "./require-secure-urls.ts";
import { type HookInput, hookSchema } from "./schemas.ts";
import { changedSince } from "./update-integration.ts";
import { validated } from "./validated.ts";

/** How long both secrets sign when the former one is kept. */
const SECRET_OVERLAP_MS = 24 * 3600_000;

/**
 * Changes the integration's webhook. By a person who administers it, or by its own bot when it calls for itself.
 * Throws 422 when it is active without an address, and when somebody changed it since `seenAt`, which is when it was
 * last changed as the actor saw it.
 */
export async function updateHook({
  actor,
  integrationId,
  input,
  seenAt,
  keepFormerSecret = false,
}: {
  actor: Actor;
  integrationId: number;
  input: HookInput;
  seenAt?: Date;
  /** Whether a signature by the secret that is replaced is sent beside the new one's for a while. */
  keepFormerSecret?: boolean;
}): Promise<HookRow> {
  const given = validated(hookSchema, input);
  requireSecureUrls({ webhook_url: given.webhook_url });
  return transaction(async (tx) => {
    const { ownerId, versions } = await lockIntegration(tx, { integrationId, actor, bySelf: true });
    const before = await findHookOf(integrationId, tx);
    if (seenAt && seenAt < before.updatedAt) throw changedSince();
    await tx.hook.update({
      where: { id: before.id },
      data: {
        active: given.webhook_active,
        url: given.webhook_url,
        contentType: given.webhook_content_type,
        insecureSsl: given.webhook_insecure_ssl,
        updatedAt: clock.now(),
      },
    });
    if (given.webhook_secret !== undefined) {
      const keeps = keepFormerSecret && given.webhook_secret !== null && before.sealedSecret !== null;
      await sealHookSecret(tx, before.id, given.webhook_secret);
      await tx.hook.update({
        where: { id: before.id },
        data: {
          formerSealedSecret: keeps ? before.sealedSecret : null,
          formerSecretUntil: keeps ? new Date(clock.now().getTime() + SECRET_OVERLAP_MS) : null,
        },
      });
    }
    await recordAudit(tx, {
      action: before.active === given.webhook_active ? "hook.config_changed" : "hook.active_changed",
      actorId: actor.accountId,
      accountId: ownerId,
      integrationId,
      data: { hook_id: before.id, active: given.webhook_active, url: given.webhook_url },
    });
    const hook = await findHookOf(integrationId, tx);
    if (reachesElsewhere(before, hook))
      await recordPing(tx, { integration: { id: integrationId, events: versions[0]?.events ?? [] }, hook });
    return hook;
  });
}

/** Another receiver, or one that was not told of anything before: worth a ping. */
const reachesElsewhere = (before: HookRow, after: HookRow): boolean =>
  before.url !== after.url || (after.active && !before.active);
