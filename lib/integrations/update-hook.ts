import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { recordPing } from "@/lib/webhooks/record-ping.ts";
import { lockIntegration } from "./lock-integration.ts";
import { findHookOf, type HookRow } from "./queries.ts";
import { replaceHookSecret } from "./replace-hook-secret.ts";
import { requireSecureUrls } from "./require-secure-urls.ts";
import { changedFields, type FieldValues, recordChange, requireUnchangedSince } from "./revisions.ts";
import { type HookInput, hookSchema } from "./schemas.ts";
import { validated } from "./validated.ts";

/**
 * Changes the integration's webhook. By a person who administers it, or by its own bot when it calls for itself.
 * Throws 422 when it is active without an address, and 409 when somebody changed it since the revision `seen`.
 */
export async function updateHook({
  actor,
  integrationId,
  input,
  seen,
  keepFormerSecret = false,
}: {
  actor: Actor;
  integrationId: number;
  input: HookInput;
  seen?: number | undefined;
  /** Whether a signature by the secret that is replaced is sent beside the new one's for a while. */
  keepFormerSecret?: boolean;
}): Promise<HookRow> {
  const given = validated(hookSchema, input);
  requireSecureUrls({ webhook_url: given.webhook_url });
  return transaction(async (tx) => {
    const integration = await lockIntegration(tx, { integrationId, actor, bySelf: true });
    const before = await findHookOf(integrationId, tx);
    const current = valuesOf(before);
    await requireUnchangedSince(tx, { integration, actor, seen, current });
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
    if (given.webhook_secret !== undefined)
      await replaceHookSecret(tx, before, { secret: given.webhook_secret, keepFormer: keepFormerSecret });
    const { webhook_secret: secret, ...rest } = given;
    const secretChanges = secret !== undefined && (secret !== null || before.sealedSecret !== null);
    await recordChange(tx, {
      integration,
      actor,
      fields: [...changedFields(current, rest), ...(secretChanges ? (["webhook_secret"] as const) : [])],
      action: before.active === given.webhook_active ? "hook.config_changed" : "hook.active_changed",
      data: { hook_id: before.id, active: given.webhook_active, url: given.webhook_url },
    });
    const hook = await findHookOf(integrationId, tx);
    if (reachesElsewhere(before, hook))
      await recordPing(tx, { integration: { id: integrationId, events: integration.versions[0]?.events ?? [] }, hook });
    return hook;
  });
}

/** What stands in the form's fields; the secret is not to be read. */
const valuesOf = (hook: HookRow): FieldValues => ({
  webhook_active: hook.active,
  webhook_url: hook.url,
  webhook_content_type: hook.contentType,
  webhook_insecure_ssl: hook.insecureSsl,
  webhook_secret: undefined,
});

/** Another receiver, or one that was not told of anything before: worth a ping. */
const reachesElsewhere = (before: HookRow, after: HookRow): boolean =>
  before.url !== after.url || (after.active && !before.active);
