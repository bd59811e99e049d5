import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, ANYONE, type Answer, operation, type RepositorySubject } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../../acting.ts";
import { directionQuery, timeQuery } from "../../../query-parts.ts";
import { refusingGit } from "../../../refusing-git.ts";
import { pullParams, READ_PULLS, WRITE_PULLS } from "../../operations/pulls.ts";
import { requirePull } from "../../row.ts";
import { listReviewComments, requireReviewComment } from "../comment-row.ts";
import { representReviewComment, reviewCommentSchema } from "../represent-comment.ts";
import { createReviewCommentInput, reviewCommentBodyInput } from "../schemas.ts";
import {
  createReviewComment,
  deleteReviewComment,
  replyToComment,
  updateReviewComment,
} from "../write-review-comment.ts";

const RESOURCE = "PullRequestReviewComment";
const OF_PULL = "/repos/{owner}/{repo}/pulls/{pull_number}/comments";
const COMMENT = "/repos/{owner}/{repo}/pulls/comments/{comment_id}";
const DOCUMENTATION = "/rest/pulls/comments";
const commentParams = z.object({ comment_id: idParam });

const commentsQuery = pageQuery.extend({
  since: timeQuery.optional(),
  sort: z.enum(["created", "updated", "created_at"], { error: "use created or updated" }).default("created"),
  direction: directionQuery.default("asc"),
});
type CommentsQuery = z.output<typeof commentsQuery>;

async function listComments(
  which: Parameters<typeof listReviewComments>[0],
  { repository, query, url }: { repository: RepositorySubject; query: CommentsQuery; url: URL },
): Promise<Answer> {
  const page = pageFrom(query);
  const order = { by: query.sort === "updated" ? "updated" : "created", direction: query.direction } as const;
  const { total, comments } = await listReviewComments(which, { page, since: query.since, order });
  return listed(
    comments.map((comment) => representReviewComment(comment, repository)),
    { url, page, total },
  );
}

export const listPullReviewComments = operation({
  id: "pulls/list-review-comments",
  method: "GET",
  path: OF_PULL,
  summary: "List the comments on what a pull request changes",
  documentation: `${DOCUMENTATION}#list-review-comments-on-a-pull-request`,
  accepts: ANYONE,
  requires: READ_PULLS,
  params: pullParams,
  resource: RESOURCE,
  query: commentsQuery,
  responses: { 200: z.array(reviewCommentSchema) },
  handler: async ({ repository, params, query, url }) => {
    const { pullId } = await requirePull(repository.id, params.pull_number);
    return listComments({ pullId }, { repository, query, url });
  },
});

export const listRepositoryReviewComments = operation({
  id: "pulls/list-review-comments-for-repo",
  method: "GET",
  path: "/repos/{owner}/{repo}/pulls/comments",
  summary: "List the review comments on all pull requests of a repository",
  documentation: `${DOCUMENTATION}#list-review-comments-in-a-repository`,
  accepts: ANYONE,
  requires: READ_PULLS,
  resource: RESOURCE,
  query: commentsQuery,
  responses: { 200: z.array(reviewCommentSchema) },
  handler: ({ repository, query, url }) => listComments({ repositoryId: repository.id }, { repository, query, url }),
});

export const createReviewCommentOperation = operation({
  id: "pulls/create-review-comment",
  method: "POST",
  path: OF_PULL,
  summary: "Comment on a line that a pull request changes",
  documentation: `${DOCUMENTATION}#create-a-review-comment-for-a-pull-request`,
  accepts: ACTORS,
  requires: WRITE_PULLS,
  params: pullParams,
  resource: RESOURCE,
  body: createReviewCommentInput,
  responses: { 201: reviewCommentSchema },
  handler: async ({ grant, repository, params, body }) => {
    const number = params.pull_number;
    const actor = requireActor(grant);
    const comment = await refusingGit(() => createReviewComment({ actor, repository, number, input: body }));
    const json = representReviewComment(comment, repository);
    return created(json, json.url);
  },
});

export const replyToCommentOperation = operation({
  id: "pulls/create-reply-for-review-comment",
  method: "POST",
  path: `${OF_PULL}/{comment_id}/replies`,
  summary: "Answer a review comment",
  documentation: `${DOCUMENTATION}#create-a-reply-for-a-review-comment`,
  accepts: ACTORS,
  requires: WRITE_PULLS,
  params: pullParams.extend(commentParams.shape),
  resource: RESOURCE,
  body: reviewCommentBodyInput,
  responses: { 201: reviewCommentSchema },
  handler: async ({ grant, repository, params: { pull_number: number, comment_id: id }, body }) => {
    const comment = await replyToComment({ actor: requireActor(grant), repository, number, id, body: body.body });
    const json = representReviewComment(comment, repository);
    return created(json, json.url);
  },
});

export const getReviewCommentOperation = operation({
  id: "pulls/get-review-comment",
  method: "GET",
  path: COMMENT,
  summary: "Read a review comment",
  documentation: `${DOCUMENTATION}#get-a-review-comment-for-a-pull-request`,
  accepts: ANYONE,
  requires: READ_PULLS,
  params: commentParams,
  responses: { 200: reviewCommentSchema },
  handler: async ({ repository, params }) =>
    ok(representReviewComment(await requireReviewComment(repository.id, params.comment_id), repository)),
});

export const updateReviewCommentOperation = operation({
  id: "pulls/update-review-comment",
  method: "PATCH",
  path: COMMENT,
  summary: "Change a review comment",
  documentation: `${DOCUMENTATION}#update-a-review-comment-for-a-pull-request`,
  accepts: ACTORS,
  requires: WRITE_PULLS,
  params: commentParams,
  resource: RESOURCE,
  body: reviewCommentBodyInput,
  responses: { 200: reviewCommentSchema },
  handler: async ({ grant, repository, params, body }) => {
    const id = params.comment_id;
    const comment = await updateReviewComment({ actor: requireActor(grant), repository, id, body: body.body });
    return ok(representReviewComment(comment, repository));
  },
});

export const deleteReviewCommentOperation = operation({
  id: "pulls/delete-review-comment",
  method: "DELETE",
  path: COMMENT,
  summary: "Delete a review comment",
  documentation: `${DOCUMENTATION}#delete-a-review-comment-for-a-pull-request`,
  accepts: ACTORS,
  requires: WRITE_PULLS,
  params: commentParams,
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    await deleteReviewComment({ actor: requireActor(grant), repository, id: params.comment_id });
    return noContent();
  },
});
