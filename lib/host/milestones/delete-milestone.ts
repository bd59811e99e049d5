import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { recordMilestoneEvent } from "./events.ts";
import { lockMilestone } from "./row.ts";

/** Deletes a milestone; its issues stay, without one. Needs triage rights. Throws 404, 403 on an archived repository. */
export async function deleteMilestone({
  actor,
  repository,
  number,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
}): Promise<void> {
  const acting = await requireActing(actor, repository.role);
  await transaction(async (tx) => {
    const milestone = await lockMilestone(tx, repository.id, number);
    requireRole(acting, "triage");
    refuseArchived(repository);
    await tx.milestone.delete({ where: { id: milestone.id } });
    await recordMilestoneEvent(tx, "deleted", { milestone, repositoryId: repository.id, acting });
  });
}
