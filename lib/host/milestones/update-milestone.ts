import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { type MilestoneChanges, recordMilestoneEvent } from "./events.ts";
import { lockMilestone, type MilestoneRow, requireMilestone } from "./row.ts";
import type { UpdateMilestoneInput } from "./schemas.ts";
import { refusingTakenTitle } from "./taken-title.ts";

/** Needs triage rights. Throws 404, 422 for a title that another milestone has, 403 on an archived repository. */
export async function updateMilestone({
  actor,
  repository,
  number,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
  input: UpdateMilestoneInput;
}): Promise<MilestoneRow> {
  const acting = await requireActing(actor, repository.role);
  const repositoryId = repository.id;
  return refusingTakenTitle(() =>
    transaction(async (tx) => {
      const before = await lockMilestone(tx, repositoryId, number);
      requireRole(acting, "triage");
      refuseArchived(repository);
      const { title, description, state = before.state, due_on } = input;
      const closes = state === "closed";
      await tx.milestone.update({
        where: { id: before.id },
        data: {
          ...(title !== undefined && { title }),
          ...(description !== undefined && { description }),
          ...(due_on !== undefined && { dueOn: due_on }),
          ...(state !== before.state && { state, closedAt: closes ? clock.now() : null }),
          updatedAt: clock.now(),
        },
      });
      const milestone = await requireMilestone(repositoryId, number, tx);
      const changes = changesBetween(before, milestone);
      const subject = { milestone, repositoryId, acting };
      if (Object.keys(changes).length > 0) await recordMilestoneEvent(tx, "edited", { ...subject, changes });
      if (before.state !== state) await recordMilestoneEvent(tx, closes ? "closed" : "opened", subject);
      return milestone;
    }),
  );
}

function changesBetween(before: MilestoneRow, after: MilestoneRow): MilestoneChanges {
  return {
    ...(before.title !== after.title && { title: { from: before.title } }),
    ...(before.description !== after.description && { description: { from: before.description ?? "" } }),
    ...(before.dueOn?.getTime() !== after.dueOn?.getTime() && { due_on: { from: timestamp(before.dueOn) ?? "" } }),
  };
}
