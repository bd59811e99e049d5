import { z } from "zod";
import { listed, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, ANYONE, operation, type RepositorySubject } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { actorOf, type Grant } from "@/lib/authorization/grant.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../../acting.ts";
import { refusingGit } from "../../../refusing-git.ts";
import { pullParams, READ_PULLS, WRITE_PULLS } from "../../operations/pulls.ts";
import { requirePull } from "../../row.ts";
import { commentsOfReview } from "../comment-row.ts";
import { representReview, reviewSchema } from "../represent.ts";
import { representReviewComment, reviewCommentSchema } from "../represent-comment.ts";
import { listReviews, requireReview } from "../row.ts";
import { createReviewInput, dismissReviewInput, submitReviewInput, updateReviewInput } from "../schemas.ts";
import { createReview, deleteDraftReview, dismissReview, submitReview, updateReview } from "../write-review.ts";

const REVIEWS = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews";
const REVIEW = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}";
const DOCUMENTATION = "/rest/pulls/reviews";
const reviewParams = pullParams.extend({ review_id: idParam });

/** Who sees their own drafts among the reviews. */
const viewerOf = (grant: Grant): number | null => actorOf(grant)?.accountId ?? null;

/** The review that a path names. @throws 404 when the pull request has none with that id that the caller may see */
async function requireAddressed(
  { pull_number, review_id: id }: z.output<typeof reviewParams>,
  { grant, repository }: { grant: Grant; repository: Pick<RepositorySubject, "id"> },
) {
  const { pullId } = await requirePull(repository.id, pull_number);
  return requireReview({ pullId, id, viewerId: viewerOf(grant) });
}

export const listReviewsOperation = operation({
  id: "pulls/list-reviews",
  method: "GET",
  path: REVIEWS,
  summary: "List the reviews of a pull request, oldest first",
  documentation: `${DOCUMENTATION}#list-reviews-for-a-pull-request`,
  accepts: ANYONE,
  requires: READ_PULLS,
  params: pullParams,
  query: pageQuery,
  responses: { 200: z.array(reviewSchema) },
  handler: async ({ grant, repository, params, query, url }) => {
    const { pullId } = await requirePull(repository.id, params.pull_number);
    const page = pageFrom(query);
    const { total, reviews } = await listReviews(pullId, { page, viewerId: viewerOf(grant) });
    return listed(
      reviews.map((review) => representReview(review, repository)),
      { url, page, total },
    );
  },
});

export const createReviewOperation = operation({
  id: "pulls/create-review",
  method: "POST",
  path: REVIEWS,
  summary: "Review a pull request, at once or as a draft",
  documentation: `${DOCUMENTATION}#create-a-review-for-a-pull-request`,
  accepts: ACTORS,
  requires: WRITE_PULLS,
  params: pullParams,
  resource: "PullRequestReview",
  body: createReviewInput,
  responses: { 200: reviewSchema },
  handler: async ({ grant, repository, params, body }) => {
    const number = params.pull_number;
    const actor = requireActor(grant);
    const review = await refusingGit(() => createReview({ actor, repository, number, input: body }));
    return ok(representReview(review, repository));
  },
});

export const getReviewOperation = operation({
  id: "pulls/get-review",
  method: "GET",
  path: REVIEW,
  summary: "Read a review",
  documentation: `${DOCUMENTATION}#get-a-review-for-a-pull-request`,
  accepts: ANYONE,
  requires: READ_PULLS,
  params: reviewParams,
  responses: { 200: reviewSchema },
  handler: async ({ grant, repository, params }) => {
    return ok(representReview(await requireAddressed(params, { grant, repository }), repository));
  },
});

export const updateReviewOperation = operation({
  id: "pulls/update-review",
  method: "PUT",
  path: REVIEW,
  summary: "Change what a review says as a whole",
  documentation: `${DOCUMENTATION}#update-a-review-for-a-pull-request`,
  accepts: ACTORS,
  requires: WRITE_PULLS,
  params: reviewParams,
  resource: "PullRequestReview",
  body: updateReviewInput,
  responses: { 200: reviewSchema },
  handler: async ({ grant, repository, params: { pull_number: number, review_id: id }, body }) =>
    ok(
      representReview(
        await updateReview({ actor: requireActor(grant), repository, number, id, body: body.body }),
        repository,
      ),
    ),
});

export const deleteDraftReviewOperation = operation({
  id: "pulls/delete-pending-review",
  method: "DELETE",
  path: REVIEW,
  summary: "Take back a review that was not submitted",
  documentation: `${DOCUMENTATION}#delete-a-pending-review-for-a-pull-request`,
  accepts: ACTORS,
  requires: WRITE_PULLS,
  params: reviewParams,
  responses: { 200: reviewSchema },
  handler: async ({ grant, repository, params: { pull_number: number, review_id: id } }) =>
    ok(representReview(await deleteDraftReview({ actor: requireActor(grant), repository, number, id }), repository)),
});

export const submitReviewOperation = operation({
  id: "pulls/submit-review",
  method: "POST",
  path: `${REVIEW}/events`,
  summary: "Submit a review",
  documentation: `${DOCUMENTATION}#submit-a-review-for-a-pull-request`,
  accepts: ACTORS,
  requires: WRITE_PULLS,
  params: reviewParams,
  resource: "PullRequestReview",
  body: submitReviewInput,
  responses: { 200: reviewSchema },
  handler: async ({ grant, repository, params: { pull_number: number, review_id: id }, body }) =>
    ok(
      representReview(
        await submitReview({ actor: requireActor(grant), repository, number, id, input: body }),
        repository,
      ),
    ),
});

export const dismissReviewOperation = operation({
  id: "pulls/dismiss-review",
  method: "PUT",
  path: `${REVIEW}/dismissals`,
  summary: "Have a review no longer count",
  documentation: `${DOCUMENTATION}#dismiss-a-review-for-a-pull-request`,
  accepts: ACTORS,
  requires: { ...WRITE_PULLS, role: "push" },
  params: reviewParams,
  resource: "PullRequestReview",
  body: dismissReviewInput,
  responses: { 200: reviewSchema },
  handler: async ({ grant, repository, params: { pull_number: number, review_id: id } }) =>
    ok(representReview(await dismissReview({ actor: requireActor(grant), repository, number, id }), repository)),
});

export const listCommentsOfReview = operation({
  id: "pulls/list-comments-for-review",
  method: "GET",
  path: `${REVIEW}/comments`,
  summary: "List the comments of a review",
  documentation: `${DOCUMENTATION}#list-comments-for-a-pull-request-review`,
  accepts: ANYONE,
  requires: READ_PULLS,
  params: reviewParams,
  query: pageQuery,
  responses: { 200: z.array(reviewCommentSchema) },
  handler: async ({ grant, repository, params, query, url }) => {
    const { id } = await requireAddressed(params, { grant, repository });
    const comments = await commentsOfReview(id);
    const page = pageFrom(query);
    return listed(
      onPage(comments, page).map((comment) => representReviewComment(comment, repository)),
      { url, page, total: comments.length },
    );
  },
});
