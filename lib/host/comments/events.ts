import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { representIssue } from "../issues/represent.ts";
import { requireIssue } from "../issues/row.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { representComment } from "./represent.ts";
import type { CommentRow } from "./row.ts";

/** `issue_comment`, with the issue as it is now. */
export async function recordCommentEvent(
  tx: Tx,
  {
    action,
    comment,
    changes,
    repositoryId,
    acting,
  }: {
    action: "created" | "edited" | "deleted";
    comment: CommentRow;
    changes?: { body: { from: string } };
    repositoryId: number;
    acting: Acting;
  },
): Promise<void> {
  const repository = await requireRepositoryRow(repositoryId, { tx });
  const issue = await requireIssue(repositoryId, comment.issueNumber, tx);
  const payload = {
    ...(changes && { changes }),
    issue: representIssue(issue, repository),
    comment: representComment(comment, repository),
  };
  await recordRepositoryEvent(tx, { name: "issue_comment", action, payload, repository, acting });
}
