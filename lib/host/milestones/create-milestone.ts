import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { recordMilestoneEvent } from "./events.ts";
import { insertMilestone } from "./insert-milestone.ts";
import { type MilestoneRow, requireMilestone } from "./row.ts";
import type { CreateMilestoneInput } from "./schemas.ts";
import { refusingTakenTitle } from "./taken-title.ts";

/** Needs triage rights. Throws 422 for a title that the repository has, 403 on an archived repository. */
export async function createMilestone({
  actor,
  repository,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  input: CreateMilestoneInput;
}): Promise<MilestoneRow> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "triage");
  refuseArchived(repository);
  const repositoryId = repository.id;
  return refusingTakenTitle(() =>
    transaction(async (tx) => {
      const number = await insertMilestone(tx, { repositoryId, creatorId: acting.account.id, ...input });
      const milestone = await requireMilestone(repositoryId, number, tx);
      await recordMilestoneEvent(tx, "created", { milestone, repositoryId, acting });
      return milestone;
    }),
  );
}
