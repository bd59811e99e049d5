import type { Prisma } from "@/generated/prisma/client.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { recordForHook } from "@/lib/webhooks/record-for-hook.ts";
import { sayingFor } from "@/lib/webhooks/record-ping.ts";
import { type Acting, requireActing } from "../acting.ts";
import { hookContext } from "./context.ts";
import type { HookOwner } from "./owner.ts";
import { type OwnedHook, requireHook } from "./queries.ts";
import { representHook } from "./represent.ts";

/** Says hello to a webhook that is switched on. */
export async function recordHookPing(
  tx: Tx,
  { owner, hook, acting }: { owner: HookOwner; hook: OwnedHook; acting: Acting },
): Promise<void> {
  if (!hook.active) return;
  const payload = {
    zen: sayingFor(hook.id),
    hook_id: hook.id,
    hook: representHook(owner, hook),
    ...(await hookContext(tx, owner, acting)),
  } as Prisma.InputJsonObject;
  await recordForHook(tx, { hookId: hook.id, name: "ping", payload, ...whereOf(owner) });
}

export async function pingHook({
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
    const hook = await requireHook(owner, hookId, tx);
    await recordHookPing(tx, { owner, hook, acting });
  });
}

/** Where an event about an owner's webhook belongs. */
export const whereOf = ({ kind, id, accountId }: HookOwner) => ({
  accountId,
  ...(kind === "repository" && { repositoryId: id }),
});
