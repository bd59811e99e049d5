import { MAX_PER_PAGE, type Page } from "@/lib/platform/pagination.ts";
import { commentsOfIssue } from "../comments/queries.ts";
import type { CommentRow } from "../comments/row.ts";
import { loadPerformedVia, type PerformedVia, performedViaOf } from "../performed-via.ts";
import { listReviewComments, type ReviewCommentRow } from "./reviews/comment-row.ts";
import { listReviews, type ReviewRow } from "./reviews/row.ts";

/** A comment on a line with what was answered to it. */
export type Thread = { first: ReviewCommentRow; replies: ReviewCommentRow[] };
export type ShownReview = ReviewRow & { performedVia: PerformedVia; threads: Thread[] };
export type Entry = { at: Date } & ({ kind: "comment"; comment: CommentRow } | { kind: "review"; review: ShownReview });

const EVERYTHING: Page = { page: 1, perPage: MAX_PER_PAGE };

/**
 * A page of what was said about a pull request, oldest first: as many comments as the page holds, and the reviews that
 * were submitted between them. Of very many reviews the first hundred.
 */
export async function conversationOf(
  pull: { id: number; pullId: number },
  page: Page,
): Promise<{ total: number; entries: Entry[]; reviews: ShownReview[] }> {
  const [{ total, comments }, reviews] = await Promise.all([
    commentsOfIssue(pull.id, { page }),
    reviewsWithThreads(pull.pullId),
  ]);
  const isFirst = page.page === 1;
  const isLast = page.page * page.perPage >= total;
  const [from, until] = [comments[0]?.createdAt, comments.at(-1)?.createdAt];
  const isHere = ({ submittedAt }: ReviewRow) =>
    submittedAt !== null &&
    (isFirst || (from !== undefined && submittedAt >= from)) &&
    (isLast || (until !== undefined && submittedAt < until));
  const entries: Entry[] = [
    ...comments.map((comment) => ({ kind: "comment", at: comment.createdAt, comment }) as const),
    ...reviews
      .filter(isHere)
      .filter(saysSomething)
      .map((review) => ({ kind: "review", at: review.submittedAt ?? review.updatedAt, review }) as const),
  ];
  return { total, entries: entries.sort((a, b) => a.at.getTime() - b.at.getTime()), reviews };
}

/** An answer is shown in its thread; the review around it says nothing more. */
const saysSomething = ({ state, body, threads }: ShownReview): boolean =>
  state !== "COMMENTED" || body !== "" || threads.length > 0;

async function reviewsWithThreads(pullId: number): Promise<ShownReview[]> {
  const [{ reviews }, { comments }] = await Promise.all([
    listReviews(pullId, { page: EVERYTHING, viewerId: null }),
    listReviewComments({ pullId }, { page: EVERYTHING }),
  ]);
  const via = await loadPerformedVia(reviews);
  const ids = new Set(comments.map(({ id }) => id));
  const isAnswer = ({ inReplyToId }: ReviewCommentRow) => inReplyToId !== null && ids.has(inReplyToId);
  return reviews.map((review) => ({
    ...review,
    performedVia: performedViaOf(review, via),
    threads: comments
      .filter((comment) => comment.reviewId === review.id && !isAnswer(comment))
      .map((first) => ({ first, replies: comments.filter(({ inReplyToId }) => inReplyToId === first.id) })),
  }));
}

/** What each person thinks of a pull request by now: their newest review that says more than a comment does. */
export function verdictsOf(reviews: readonly ShownReview[]): ShownReview[] {
  const byAuthor = new Map<number | null, ShownReview>();
  for (const review of reviews)
    if (review.state !== "COMMENTED" || !byAuthor.has(review.author?.id ?? null))
      byAuthor.set(review.author?.id ?? null, review);
  return [...byAuthor.values()];
}

/** The logins of those who ask for changes by now. */
export const objectorsIn = (reviews: readonly ShownReview[]): string[] =>
  verdictsOf(reviews).flatMap(({ state, author }) => (state === "CHANGES_REQUESTED" ? [author?.login ?? "ghost"] : []));
