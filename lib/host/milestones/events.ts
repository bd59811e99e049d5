import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { representMilestone } from "./represent.ts";
import type { MilestoneRow } from "./row.ts";

export type MilestoneChanges = {
  title?: { from: string };
  description?: { from: string };
  due_on?: { from: string };
};

/** One event about a milestone as it is in `milestone`. */
export async function recordMilestoneEvent(
  tx: Tx,
  action: "created" | "edited" | "closed" | "opened" | "deleted",
  {
    milestone,
    changes,
    repositoryId,
    acting,
  }: { milestone: MilestoneRow; changes?: MilestoneChanges; repositoryId: number; acting: Acting },
): Promise<void> {
  const repository = await requireRepositoryRow(repositoryId, { tx });
  const payload = { ...(changes && { changes }), milestone: representMilestone(milestone, repository) };
  await recordRepositoryEvent(tx, { name: "milestone", action, payload, repository, acting });
}
