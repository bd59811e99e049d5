import { settleNotices } from "@/lib/accounts/notices.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { resumeHook } from "@/lib/webhooks/resume-hook.ts";
import { pausedSubject } from "@/lib/webhooks/tell-of-paused-hooks.ts";
import { lockIntegration } from "./lock-integration.ts";
import { findHookOf } from "./queries.ts";
import { changedFields, recordChange, requireUnchangedSince } from "./revisions.ts";

/**
 * Decides how an integration's webhook is sent what it is sent. Without retries there is no pause. Throws 409 when
 * somebody changed the options since they were `seen`.
 */
export async function updateDeliveryOptions({
  actor,
  integrationId,
  retries,
  formerNames,
  seen,
}: {
  actor: Actor;
  integrationId: number;
  /** Failures are repeated by a schedule. */
  retries: boolean;
  /** Installation events come under their names and keys of 2016 too. */
  formerNames: boolean;
  /** The revision that the form showed; see `requireUnchangedSince`. */
  seen?: number | undefined;
}): Promise<void> {
  await transaction(async (tx) => {
    const integration = await lockIntegration(tx, { integrationId, actor });
    const { id, ...hook } = await findHookOf(integrationId, tx);
    const current = { retries: hook.retries, former_names: hook.formerNames };
    const next = "The delivery options below are as they are now.";
    await requireUnchangedSince(tx, { integration, actor, seen, current, next });
    const data = { retries, formerNames, updatedAt: clock.now() };
    await tx.hook.update({ where: { id }, data: retries ? data : { ...data, pausedAt: null, failingSince: null } });
    if (!retries) await settleNotices(tx, pausedSubject(id));
    await recordChange(tx, {
      integration,
      actor,
      fields: changedFields(current, { retries, former_names: formerNames }),
      action: "hook.config_changed",
      data: { hook_id: id, retries, former_names: formerNames },
    });
  });
}

/** Ends the pause of an integration's webhook; see `resumeHook`. Throws 422 for one that is not paused. */
export async function resumeIntegrationHook({
  actor,
  integrationId,
  replay,
}: {
  actor: Actor;
  integrationId: number;
  replay: boolean;
}): Promise<number> {
  return transaction(async (tx) => {
    const { ownerId } = await lockIntegration(tx, { integrationId, actor });
    const { id } = await findHookOf(integrationId, tx);
    return resumeHook({ actor, hookId: id, accountId: ownerId, integrationId, replay });
  });
}
