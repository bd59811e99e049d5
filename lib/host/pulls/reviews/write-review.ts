import type { PullReviewState } from "@/generated/prisma/client.ts";
import { Refusal, unprocessable } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Acting, refuseArchived, requireActing, requireRole } from "../../acting.ts";
import { requireCommit } from "../../require-commit.ts";
import { lockPull, type PullRow, requirePull } from "../row.ts";
import { commentsOfReview } from "./comment-row.ts";
import { recordReviewCommentEvent, recordReviewEvent } from "./events.ts";
import { insertReviewComments } from "./insert-review-comments.ts";
import { placeComments } from "./place-comments.ts";
import { type ReviewRow, requireReview } from "./row.ts";
import { type ReviewEvent, STATE_OF } from "./rules.ts";
import type { CreateReviewInput, SubmitReviewInput } from "./schemas.ts";

type Subject = {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
};

/** A review that breaks a rule is refused with the rule among the errors, as on the wire. */
const refusedReview = (rule: string) => new Refusal(422, "Unprocessable Entity", { errors: [rule] });

/**
 * Reviews a pull request, at once or as a draft that waits until it is submitted. Throws 404, 403 on an archived
 * repository, 422 for one's own pull request, a second draft, a review that says nothing, or a line that is not changed.
 */
export async function createReview({
  actor,
  repository,
  number,
  input,
}: Subject & { input: CreateReviewInput }): Promise<ReviewRow> {
  const acting = await requireActing(actor, repository.role);
  const pull = await requirePull(repository.id, number);
  refuseArchived(repository);
  const commitSha = input.commit_id ?? pull.headSha;
  if (input.commit_id !== undefined) await requireCommit(repository.id, input.commit_id);
  const body = input.body ?? "";
  if (input.event) refuseEmpty(pull, { event: input.event, body, comments: input.comments.length, acting });
  const placed = await placeComments({ ...pull, headSha: commitSha }, input.comments);
  return transaction(async (tx) => {
    await lockPull(tx, repository.id, number);
    if (!input.event) await refuseSecondDraft(tx, pull, acting);
    const id = await insertReview(tx, { pull, acting, body, commitSha, state: "PENDING" });
    await insertReviewComments(tx, { reviewId: id, pullId: pull.pullId, commitSha, acting, comments: placed });
    if (input.event) await publish(tx, { id, pull, acting, event: input.event });
    return requireReview({ pullId: pull.pullId, id, viewerId: acting.account.id }, tx);
  });
}

/** Submits a review that waited. Throws 404, and 422 for one that was submitted before. */
export async function submitReview({
  actor,
  repository,
  number,
  id,
  input,
}: Subject & { id: number; input: SubmitReviewInput }): Promise<ReviewRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const pull = await lockPull(tx, repository.id, number);
    refuseArchived(repository);
    const draft = await requireDraft(tx, { pull, id, acting });
    const body = input.body ?? draft.body;
    const comments = (await commentsOfReview(id, tx)).length;
    refuseEmpty(pull, { event: input.event, body, comments, acting });
    await tx.pullReview.update({ where: { id }, data: { body } });
    await publish(tx, { id, pull, acting, event: input.event });
    return requireReview({ pullId: pull.pullId, id, viewerId: acting.account.id }, tx);
  });
}

/** Takes back a review that waits. Throws 404, and 422 for one that was submitted. Returns what it was. */
export async function deleteDraftReview({
  actor,
  repository,
  number,
  id,
}: Subject & { id: number }): Promise<ReviewRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const pull = await lockPull(tx, repository.id, number);
    refuseArchived(repository);
    const draft = await requireDraft(tx, { pull, id, acting }, "Can not delete a non-pending pull request review");
    await tx.pullReview.delete({ where: { id } });
    return draft;
  });
}

/** Changes what a review says as a whole: its author. Throws 404, 403. */
export async function updateReview({
  actor,
  repository,
  number,
  id,
  body,
}: Subject & { id: number; body: string }): Promise<ReviewRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const { pullId } = await lockPull(tx, repository.id, number);
    refuseArchived(repository);
    const before = await requireReview({ pullId, id, viewerId: acting.account.id }, tx);
    if (before.author?.id !== acting.account.id) requireRole(acting, "admin");
    await tx.pullReview.update({ where: { id }, data: { body, updatedAt: clock.now() } });
    const review = await requireReview({ pullId, id, viewerId: acting.account.id }, tx);
    const changes = { body: { from: before.body } };
    if (review.state !== "PENDING") await recordReviewEvent(tx, "edited", { review, acting, changes });
    return review;
  });
}

/** Has a review that approved or asked for changes no longer count. Needs push rights. Throws 404, 422. */
export async function dismissReview({ actor, repository, number, id }: Subject & { id: number }): Promise<ReviewRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const { pullId } = await lockPull(tx, repository.id, number);
    refuseArchived(repository);
    const before = await requireReview({ pullId, id, viewerId: acting.account.id }, tx);
    requireRole(acting, "push");
    if (before.state !== "APPROVED" && before.state !== "CHANGES_REQUESTED")
      throw unprocessable(`Can not dismiss a ${before.state.toLowerCase()} pull request review`);
    await tx.pullReview.update({ where: { id }, data: { state: "DISMISSED", updatedAt: clock.now() } });
    const review = await requireReview({ pullId, id, viewerId: acting.account.id }, tx);
    await recordReviewEvent(tx, "dismissed", { review, acting });
    return review;
  });
}

function refuseEmpty(
  { author }: PullRow,
  { event, body, comments, acting }: { event: ReviewEvent; body: string; comments: number; acting: Acting },
): void {
  const isOwn = author?.id === acting.account.id;
  if (isOwn && event === "APPROVE") throw refusedReview("Can not approve your own pull request");
  if (isOwn && event === "REQUEST_CHANGES") throw refusedReview("Can not request changes on your own pull request");
  if (event !== "APPROVE" && body.trim() === "" && comments === 0) throw refusedReview("body cannot be blank");
}

async function refuseSecondDraft(tx: Tx, { pullId }: PullRow, { account }: Acting): Promise<void> {
  const second = await tx.pullReview.findFirst({
    where: { pullId, authorId: account.id, state: "PENDING" },
    select: { id: true },
  });
  if (second) throw refusedReview("User can only have one pending review per pull request");
}

async function requireDraft(
  tx: Tx,
  { pull, id, acting }: { pull: PullRow; id: number; acting: Acting },
  otherwise = "Can not submit a review that was submitted before",
): Promise<ReviewRow> {
  const review = await requireReview({ pullId: pull.pullId, id, viewerId: acting.account.id }, tx);
  if (review.state !== "PENDING") throw unprocessable(otherwise);
  return review;
}

/** The row alone; returns its id. */
export async function insertReview(
  tx: Tx,
  {
    pull,
    acting,
    body,
    commitSha,
    state,
  }: { pull: PullRow; acting: Acting; body: string; commitSha: string; state: PullReviewState },
): Promise<number> {
  const now = clock.now();
  const { id } = await tx.pullReview.create({
    data: {
      pullId: pull.pullId,
      authorId: acting.account.id,
      performedViaIntegrationId: acting.viaIntegrationId ?? null,
      ...{ body, commitSha, state },
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  return id;
}

/** Lets everybody see a review: it counts, and whoever wrote it is no longer asked for one. */
export async function publish(
  tx: Tx,
  { id, pull, acting, event }: { id: number; pull: PullRow; acting: Acting; event: ReviewEvent },
): Promise<void> {
  const now = clock.now();
  const { pullId } = pull;
  await tx.pullReview.update({ where: { id }, data: { state: STATE_OF[event], submittedAt: now, updatedAt: now } });
  await tx.pullReviewRequest.deleteMany({ where: { pullId, userId: acting.account.id } });
  const comments = await commentsOfReview(id, tx);
  await tx.pullRequest.update({ where: { id: pullId }, data: { reviewCommentCount: { increment: comments.length } } });
  await tx.issue.update({ where: { id: pull.id }, data: { updatedAt: now } });
  const review = await requireReview({ pullId, id, viewerId: acting.account.id }, tx);
  await recordReviewEvent(tx, "submitted", { review, acting });
  for (const comment of comments) await recordReviewCommentEvent(tx, "created", { comment, acting });
}
