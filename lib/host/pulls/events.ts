import type { Tx } from "@/lib/platform/db.ts";
import type { CausedAction } from "@/lib/webhooks/causes.ts";
import type { Needs } from "@/lib/webhooks/record-event.ts";
import type { Acting } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { representPull } from "./represent.ts";
import { requirePull } from "./row.ts";
import { shownInEvents } from "./shown-to.ts";

/** One event about a pull request as it is now; `extra` is what the action adds beside it. */
export async function recordPullEvent(
  tx: Tx,
  action: CausedAction<"pull_request">,
  {
    repositoryId,
    number,
    acting,
    extra = {},
    needs,
  }: { repositoryId: number; number: number; acting: Acting; extra?: Record<string, unknown> } & Needs,
): Promise<void> {
  const pull = await requirePull(repositoryId, number, tx);
  const payload = { number, pull_request: representPull(shownInEvents(pull, { needs })), ...extra };
  await recordRepositoryEvent(tx, { name: "pull_request", action, payload, repository: pull.base, acting, needs });
}
