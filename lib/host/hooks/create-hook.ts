import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { sealHookSecret } from "@/lib/integrations/insert-integration.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { requireActing } from "../acting.ts";
import { type HookOwner, ownerColumns } from "./owner.ts";
import { recordHookPing } from "./ping-hook.ts";
import { type OwnedHook, requireHook } from "./queries.ts";
import { lockOwner, requireRoom } from "./rules.ts";
import type { CreateHookInput } from "./schemas.ts";

/** Adds a webhook and says hello to it. Throws 422 for one that is there already, or one too many for an event. */
export async function createHook({
  actor,
  owner,
  input: { config, events, active },
}: {
  actor: Actor;
  owner: HookOwner;
  input: CreateHookInput;
}): Promise<OwnedHook> {
  const acting = await requireActing(actor, null);
  return transaction(async (tx) => {
    await lockOwner(tx, owner);
    const { url, content_type: contentType, insecure_ssl: insecureSsl, secret } = config;
    await requireRoom(tx, owner, { id: null, url, contentType, events });
    const now = clock.now();
    const { id } = await tx.hook.create({
      data: { ...ownerColumns(owner), active, url, contentType, insecureSsl, events, createdAt: now, updatedAt: now },
      select: { id: true },
    });
    if (secret) await sealHookSecret(tx, id, secret);
    await recordAudit(tx, {
      action: "hook.create",
      actorId: actor.accountId,
      accountId: owner.accountId,
      ...(owner.kind === "repository" && { repositoryId: owner.id }),
      data: { hook_id: id, url, events },
    });
    const hook = await requireHook(owner, id, tx);
    await recordHookPing(tx, { owner, hook, acting });
    return hook;
  });
}
