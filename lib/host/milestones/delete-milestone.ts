import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { lockTakenFrom, recordTakenAway, TAKING_AWAY } from "../issues/taken-away.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { recordMilestoneEvent } from "./events.ts";
import { lockMilestone } from "./row.ts";

/** Deletes a milestone; its issues stay, without one, each told of after the milestone itself. Needs triage rights. Throws 404, 403 on an archived repository. */
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
    const issueIds = await lockTakenFrom(tx, { milestoneId: milestone.id });
    await tx.milestone.delete({ where: { id: milestone.id } });
    await recordMilestoneEvent(tx, "deleted", { milestone, repositoryId: repository.id, acting });
    const row = await requireRepositoryRow(repository.id, { tx });
    await recordTakenAway(tx, issueIds, { repository: row, acting, facts: { milestone } });
  }, TAKING_AWAY);
}
