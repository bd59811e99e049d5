import { forbidden } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { requireIssue } from "../issues/row.ts";
import { recordCommentEvent } from "./events.ts";
import { insertComment } from "./insert-comment.ts";
import { type CommentRow, requireComment } from "./row.ts";
import type { CommentInput } from "./schemas.ts";

/** Comments on an issue. Throws 404 for the issue, 403 on an archived repository or a locked issue. */
export async function createComment({
  actor,
  repository,
  number,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
  input: CommentInput;
}): Promise<CommentRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const issue = await requireIssue(repository.id, number, tx);
    refuseArchived(repository);
    if (issue.locked && !acting.may("push")) throw forbidden("Unable to create comment because issue is locked.");
    const id = await insertComment(tx, {
      issueId: issue.id,
      authorId: actor.accountId,
      body: input.body,
      viaIntegrationId: actor.viaIntegrationId,
    });
    const comment = await requireComment(repository.id, id, tx);
    await recordCommentEvent(tx, { action: "created", comment, repositoryId: repository.id, acting });
    return comment;
  });
}
