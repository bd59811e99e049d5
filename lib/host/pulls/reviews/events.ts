import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { CausedAction } from "@/lib/webhooks/causes.ts";
import type { Acting } from "../../acting.ts";
import { recordRepositoryEvent } from "../../repositories/events.ts";
import { representSimplePull } from "../represent.ts";
import { type PullRow, pullsById } from "../row.ts";
import { shownInEvents } from "../shown-to.ts";
import type { ReviewCommentRow } from "./comment-row.ts";
import { payloadReview } from "./represent.ts";
import { representReviewComment } from "./represent-comment.ts";
import type { ReviewRow } from "./row.ts";

type Changes = { body: { from: string } };

/** `pull_request_review`, with the pull request as it is now. */
export async function recordReviewEvent(
  tx: Tx,
  action: CausedAction<"pull_request_review">,
  { review, acting, changes }: { review: ReviewRow; acting: Acting; changes?: Changes },
): Promise<void> {
  const pull = await pullNow(tx, review.pullId);
  const payload = {
    ...(changes && { changes }),
    review: payloadReview(review, pull.base),
    pull_request: representSimplePull(shownInEvents(pull)),
  };
  await recordRepositoryEvent(tx, { name: "pull_request_review", action, payload, repository: pull.base, acting });
}

/** `pull_request_review_comment`, likewise. */
export async function recordReviewCommentEvent(
  tx: Tx,
  action: CausedAction<"pull_request_review_comment">,
  { comment, acting, changes }: { comment: ReviewCommentRow; acting: Acting; changes?: Changes },
): Promise<void> {
  const pull = await pullNow(tx, comment.pullId);
  const payload = {
    ...(changes && { changes }),
    comment: representReviewComment(comment, pull.base),
    pull_request: representSimplePull(shownInEvents(pull)),
  };
  const about = { name: "pull_request_review_comment", action, payload, repository: pull.base, acting } as const;
  await recordRepositoryEvent(tx, about);
}

async function pullNow(tx: Tx, pullId: number): Promise<PullRow> {
  const [pull] = await pullsById([pullId], tx);
  if (!pull) throw notFound();
  return pull;
}
