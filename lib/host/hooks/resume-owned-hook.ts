import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { resumeHook } from "@/lib/webhooks/resume-hook.ts";
import type { HookOwner } from "./owner.ts";
import { requireHook } from "./queries.ts";

/** Ends the pause of an owner's webhook; see `resumeHook`. Throws 404, and 422 for one that is not paused. */
export async function resumeOwnedHook({
  actor,
  owner,
  hookId,
  replay,
}: {
  actor: Actor;
  owner: HookOwner;
  hookId: number;
  replay: boolean;
}): Promise<number> {
  return transaction(async (tx) => {
    const { id } = await requireHook(owner, hookId, tx);
    return resumeHook({ actor, hookId: id, accountId: owner.accountId, replay });
  });
}
