import { settleNotices } from "@/lib/accounts/notices.ts";
import { type AuditAction, recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { replaceHookSecret } from "@/lib/integrations/replace-hook-secret.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { pausedSubject } from "@/lib/webhooks/tell-of-paused-hooks.ts";
import type { HookOwner } from "./owner.ts";
import { type OwnedHook, requireHook } from "./queries.ts";
import { lockOwner, requireRoom } from "./rules.ts";
import type { HookConfigInput, UpdateHookInput } from "./schemas.ts";

/**
 * Changes a webhook. `config` replaces the whole configuration, its secret too; `merge` changes what it names alone.
 * Throws 404, and 422 as for a new one.
 */
export async function updateOwnedHook({
  actor,
  owner,
  hookId,
  input,
  merge = {},
  retries,
  keepFormerSecret = false,
}: {
  actor: Actor;
  owner: HookOwner;
  hookId: number;
  input: UpdateHookInput;
  merge?: HookConfigInput;
  /** Whether failures are repeated by a schedule; as it is unless given. */
  retries?: boolean;
  /** Whether a signature by the secret that is replaced is sent beside the new one's for a while. */
  keepFormerSecret?: boolean;
}): Promise<OwnedHook> {
  return transaction(async (tx) => {
    await lockOwner(tx, owner);
    const before = await requireHook(owner, hookId, tx);
    const config = input.config ?? merge;
    const url = config.url ?? before.url ?? "";
    const contentType = config.content_type ?? before.contentType;
    const events = eventsAfter(before.events, input);
    const active = input.active ?? before.active;
    await requireRoom(tx, owner, { id: hookId, url, contentType, events });
    await tx.hook.update({
      where: { id: hookId },
      data: {
        url,
        contentType,
        insecureSsl: config.insecure_ssl ?? before.insecureSsl,
        events,
        active,
        ...(retries !== undefined && { retries }),
        ...(retries === false && { pausedAt: null, failingSince: null }),
        updatedAt: clock.now(),
      },
    });
    if (retries === false) await settleNotices(tx, pausedSubject(hookId));
    if (config.secret !== undefined || input.config !== undefined)
      await replaceHookSecret(tx, before, { secret: config.secret || null, keepFormer: keepFormerSecret });
    for (const action of actsOf(before, { active, events, isConfigured: Object.keys(config).length > 0 }))
      await recordAudit(tx, {
        action,
        actorId: actor.accountId,
        accountId: owner.accountId,
        ...(owner.kind === "repository" && { repositoryId: owner.id }),
        data: { hook_id: hookId, url, active, events },
      });
    return requireHook(owner, hookId, tx);
  });
}

function eventsAfter(before: readonly string[], { events, add_events = [], remove_events = [] }: UpdateHookInput) {
  return [...new Set([...(events ?? before), ...add_events])].filter((name) => !remove_events.includes(name));
}

function actsOf(
  before: OwnedHook,
  { active, events, isConfigured }: { active: boolean; events: readonly string[]; isConfigured: boolean },
): AuditAction[] {
  const sameEvents = events.length === before.events.length && events.every((name) => before.events.includes(name));
  return [
    ...(active === before.active ? [] : ["hook.active_changed" as const]),
    ...(sameEvents ? [] : ["hook.events_changed" as const]),
    ...(isConfigured ? ["hook.config_changed" as const] : []),
  ];
}
