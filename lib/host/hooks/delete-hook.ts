import type { Prisma } from "@/generated/prisma/client.ts";
import { settleNotices } from "@/lib/accounts/notices.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { recordForHook } from "@/lib/webhooks/record-for-hook.ts";
import { pausedSubject } from "@/lib/webhooks/tell-of-paused-hooks.ts";
import { requireActing } from "../acting.ts";
import { hookContext } from "./context.ts";
import type { HookOwner } from "./owner.ts";
import { whereOf } from "./ping-hook.ts";
import { requireHook } from "./queries.ts";
import { representHook } from "./represent.ts";
import { lockOwner } from "./rules.ts";

/** Deletes a webhook, which is told so: its row stays, out of sight, until that is delivered. Throws 404. */
export async function deleteHook({
  actor,
  owner,
  hookId,
}: {
  actor: Actor;
  owner: HookOwner;
  hookId: number;
}): Promise<void> {
  const acting = await requireActing(actor, null);
  await transaction(async (tx) => {
    await lockOwner(tx, owner);
    const hook = await requireHook(owner, hookId, tx);
    const payload = {
      action: "deleted",
      hook_id: hookId,
      hook: representHook(owner, hook),
      ...(await hookContext(tx, owner, acting)),
    } as Prisma.InputJsonObject;
    if (hook.active) await recordForHook(tx, { hookId, name: "meta", action: "deleted", payload, ...whereOf(owner) });
    await tx.hook.update({
      where: { id: hookId },
      data: { deletedAt: clock.now(), retries: false, pausedAt: null },
    });
    await settleNotices(tx, pausedSubject(hookId));
    await recordAudit(tx, {
      action: "hook.destroy",
      actorId: actor.accountId,
      accountId: owner.accountId,
      ...(owner.kind === "repository" && { repositoryId: owner.id }),
      data: { hook_id: hookId, url: hook.url, events: hook.events },
    });
  });
}
