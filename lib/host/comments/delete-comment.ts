import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { recordCommentEvent } from "./events.ts";
import { requireComment } from "./row.ts";

/** Deletes a comment: its author, or somebody who may push. Throws 404, 403. */
export async function deleteComment({
  actor,
  repository,
  id,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  id: number;
}): Promise<void> {
  const acting = await requireActing(actor, repository.role);
  await transaction(async (tx) => {
    const comment = await requireComment(repository.id, id, tx);
    if (comment.author?.id !== acting.account.id) requireRole(acting, "push");
    refuseArchived(repository);
    const { count } = await tx.issueComment.deleteMany({ where: { id } });
    // Of two deletions at once the second has nothing left to count or to tell.
    if (count === 0) return;
    await tx.issue.update({
      where: { id: comment.issueId },
      data: { commentCount: { decrement: 1 }, updatedAt: clock.now() },
    });
    await recordCommentEvent(tx, { action: "deleted", comment, repositoryId: repository.id, acting });
  });
}
