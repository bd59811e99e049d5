import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { createComment } from "../comments/create-comment.ts";
import type { CommentInput } from "../comments/schemas.ts";
import type { UpdateIssueInput } from "./schemas.ts";
import { updateIssue } from "./update-issue.ts";

/**
 * Closes or reopens an issue, with a comment before it when there is one: both or neither. Returns the comment's id.
 * Throws what commenting and changing throw.
 */
export function commentAndChangeState({
  actor,
  repository,
  number,
  comment,
  change,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
  comment: CommentInput | null;
  change: Pick<UpdateIssueInput, "state" | "state_reason">;
}): Promise<number | null> {
  return transaction(async () => {
    const written = comment && (await createComment({ actor, repository, number, input: comment }));
    await updateIssue({ actor, repository, number, input: change });
    return written?.id ?? null;
  });
}
