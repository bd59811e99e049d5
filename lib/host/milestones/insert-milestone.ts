import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { CreateMilestoneInput } from "./schemas.ts";

/**
 * The row alone: takes the repository's next number and returns it. Fails on the index Milestone_repositoryId_title_key
 * for a title that the repository has.
 */
export async function insertMilestone(
  tx: Tx,
  { repositoryId, creatorId, title, description, state, due_on }: CreateMilestoneInput & NewMilestone,
): Promise<number> {
  const now = clock.now();
  const { lastMilestone: number } = await tx.repository.update({
    where: { id: repositoryId },
    data: { lastMilestone: { increment: 1 } },
    select: { lastMilestone: true },
  });
  await tx.milestone.create({
    data: {
      repositoryId,
      creatorId,
      number,
      title,
      description: description ?? null,
      state,
      dueOn: due_on ?? null,
      createdAt: now,
      updatedAt: now,
      closedAt: state === "closed" ? now : null,
    },
  });
  return number;
}

type NewMilestone = { repositoryId: number; creatorId: number };
