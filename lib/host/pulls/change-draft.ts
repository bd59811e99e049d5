import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { recordPullEvent } from "./events.ts";
import { lockPull, type PullRow, requirePull } from "./row.ts";

/** Says that a pull request is ready for review, or a draft again: its author, or somebody who may push. Throws 404, 403. */
export async function changeDraft({
  actor,
  repository,
  number,
  draft,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
  draft: boolean;
}): Promise<PullRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const before = await lockPull(tx, repository.id, number);
    if (before.author?.id !== acting.account.id) requireRole(acting, "push");
    refuseArchived(repository);
    if (before.draft === draft || before.state !== "open") return before;
    await tx.pullRequest.update({ where: { id: before.pullId }, data: { draft } });
    await tx.issue.update({ where: { id: before.id }, data: { updatedAt: clock.now() } });
    const action = draft ? "converted_to_draft" : "ready_for_review";
    await recordPullEvent(tx, action, { repositoryId: repository.id, number, acting });
    return requirePull(repository.id, number, tx);
  });
}
