import { unprocessable, validationFailed } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Acting, refuseArchived, requireActing, requireRole } from "../../acting.ts";
import { requireCommit } from "../../require-commit.ts";
import { lockPull, type PullRow, requirePull } from "../row.ts";
import { commentsOfReview, type ReviewCommentRow, requireReviewComment } from "./comment-row.ts";
import { recordReviewCommentEvent } from "./events.ts";
import { insertReviewComments } from "./insert-review-comments.ts";
import { type Placed, placeComments } from "./place-comments.ts";
import type { Side } from "./rules.ts";
import type { CreateReviewCommentInput } from "./schemas.ts";
import { insertReview, publish } from "./write-review.ts";

type Repository = Pick<RepositorySubject, "id" | "role" | "archived">;

/**
 * Comments on a line or a file of what a pull request changes, or answers such a comment. It is a review of its own,
 * seen at once. Throws 404, 403 on an archived repository, 422 for what is no part of the changes.
 */
export async function createReviewComment({
  actor,
  repository,
  number,
  input,
}: {
  actor: Actor;
  repository: Repository;
  number: number;
  input: CreateReviewCommentInput;
}): Promise<ReviewCommentRow> {
  if (input.in_reply_to !== undefined)
    return replyToComment({ actor, repository, number, id: input.in_reply_to, body: input.body });
  const acting = await requireActing(actor, repository.role);
  const pull = await requirePull(repository.id, number);
  refuseArchived(repository);
  const { path, commit_id: commitSha, body } = input;
  if (commitSha === undefined) throw missing("commit_id");
  if (path === undefined) throw missing("path");
  await requireCommit(repository.id, commitSha);
  const [placed] = await placeComments({ ...pull, headSha: commitSha }, [{ ...input, path, body }]);
  if (!placed) throw new Error("a comment has no place");
  return publishComment({ pull, acting, placed, commitSha, inReplyToId: null });
}

/** Answers a comment, within its thread. Throws 404, 403, and 422 for an answer, which is none to be answered itself. */
export async function replyToComment({
  actor,
  repository,
  number,
  id,
  body,
}: {
  actor: Actor;
  repository: Repository;
  number: number;
  id: number;
  body: string;
}): Promise<ReviewCommentRow> {
  const acting = await requireActing(actor, repository.role);
  const pull = await requirePull(repository.id, number);
  const first = await requireReviewComment(repository.id, id);
  refuseArchived(repository);
  if (first.pullId !== pull.pullId)
    throw validationFailed({ resource: "PullRequestReviewComment", field: "in_reply_to", code: "invalid" });
  if (first.inReplyToId !== null)
    throw unprocessable("Can not reply to a reply: answer the first comment of the thread");
  const { path, diffHunk, line, startLine, position, commitSha } = first;
  const placed: Placed = {
    ...{ body, path, diffHunk, line, startLine, position },
    subjectType: first.subjectType === "file" ? "file" : "line",
    side: first.side as Side,
    startSide: first.startSide as Side | null,
  };
  return publishComment({ pull, acting, placed, commitSha, inReplyToId: id });
}

const missing = (field: string) =>
  validationFailed({
    resource: "PullRequestReviewComment",
    field,
    code: "missing_field",
    message: `${field} is required`,
  });

function publishComment({
  pull,
  acting,
  placed,
  commitSha,
  inReplyToId,
}: {
  pull: PullRow;
  acting: Acting;
  placed: Placed;
  commitSha: string;
  inReplyToId: number | null;
}): Promise<ReviewCommentRow> {
  return transaction(async (tx) => {
    await lockPull(tx, pull.repositoryId, pull.number);
    const reviewId = await insertReview(tx, { pull, acting, body: "", commitSha, state: "PENDING" });
    const { pullId } = pull;
    await insertReviewComments(tx, { reviewId, pullId, commitSha, inReplyToId, acting, comments: [placed] });
    await publish(tx, { id: reviewId, pull, acting, event: "COMMENT" });
    const [comment] = await commentsOfReview(reviewId, tx);
    if (!comment) throw new Error(`the comment of review ${reviewId} is gone`);
    return comment;
  });
}

/** Changes a comment's text: its author, or somebody who may push. Throws 404, 403. */
export function updateReviewComment({
  body,
  ...subject
}: {
  actor: Actor;
  repository: Repository;
  id: number;
  body: string;
}): Promise<ReviewCommentRow> {
  return changeComment(subject, async (tx, before, acting) => {
    await tx.pullReviewComment.update({ where: { id: before.id }, data: { body, updatedAt: clock.now() } });
    const comment = await requireReviewComment(subject.repository.id, before.id, tx);
    await recordReviewCommentEvent(tx, "edited", { comment, acting, changes: { body: { from: before.body } } });
    return comment;
  });
}

/** Deletes a comment: its author, or somebody who may push. What answered it stays. Throws 404, 403. */
export async function deleteReviewComment(subject: {
  actor: Actor;
  repository: Repository;
  id: number;
}): Promise<void> {
  await changeComment(subject, async (tx, comment, acting) => {
    const { count } = await tx.pullReviewComment.deleteMany({ where: { id: comment.id } });
    // Of two deletions at once the second has nothing left to count or to tell.
    if (count === 0) return comment;
    await tx.pullRequest.update({ where: { id: comment.pullId }, data: { reviewCommentCount: { decrement: 1 } } });
    await recordReviewCommentEvent(tx, "deleted", { comment, acting });
    return comment;
  });
}

async function changeComment(
  { actor, repository, id }: { actor: Actor; repository: Repository; id: number },
  change: (tx: Tx, before: ReviewCommentRow, acting: Acting) => Promise<ReviewCommentRow>,
): Promise<ReviewCommentRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const before = await requireReviewComment(repository.id, id, tx);
    if (before.author?.id !== acting.account.id) requireRole(acting, "push");
    refuseArchived(repository);
    return change(tx, before, acting);
  });
}
