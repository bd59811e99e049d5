import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { recordCommentEvent } from "./events.ts";
import { type CommentRow, requireComment } from "./row.ts";
import type { CommentInput } from "./schemas.ts";

/** Changes a comment's text: its author, or somebody who may push. Throws 404, 403. */
export async function updateComment({
  actor,
  repository,
  id,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  id: number;
  input: CommentInput;
}): Promise<CommentRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const before = await requireComment(repository.id, id, tx);
    if (before.author?.id !== acting.account.id) requireRole(acting, "push");
    refuseArchived(repository);
    await tx.issueComment.update({ where: { id }, data: { body: input.body, updatedAt: clock.now() } });
    const comment = await requireComment(repository.id, id, tx);
    const changes = { body: { from: before.body } };
    await recordCommentEvent(tx, { action: "edited", comment, changes, repositoryId: repository.id, acting });
    return comment;
  });
}
