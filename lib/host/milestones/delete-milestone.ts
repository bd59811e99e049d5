import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { recordTakenAway } from "../issues/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { recordMilestoneEvent } from "./events.ts";
import { lockMilestone } from "./row.ts";

/** A milestone may have very many issues, each of which is told of. */
const LIMIT_MS = 300_000;

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
  await transaction(
    async (tx) => {
      const milestone = await lockMilestone(tx, repository.id, number);
      requireRole(acting, "triage");
      refuseArchived(repository);
      const inside = await tx.issue.findMany({
        where: { milestoneId: milestone.id },
        select: { id: true },
        orderBy: { id: "asc" },
      });
      await tx.milestone.delete({ where: { id: milestone.id } });
      await recordMilestoneEvent(tx, "deleted", { milestone, repositoryId: repository.id, acting });
      const row = await requireRepositoryRow(repository.id, { tx });
      const issueIds = inside.map(({ id }) => id);
      await recordTakenAway(tx, issueIds, { repository: row, acting, facts: { milestone } });
    },
    { limitMs: LIMIT_MS },
  );
}
