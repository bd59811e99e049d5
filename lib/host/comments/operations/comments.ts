import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { issueParams } from "../../issues/params.ts";
import { requireIssue } from "../../issues/row.ts";
import { directionQuery, timeQuery } from "../../query-parts.ts";
import { createComment } from "../create-comment.ts";
import { deleteComment } from "../delete-comment.ts";
import { commentsOfIssue, commentsOfRepository } from "../queries.ts";
import { commentSchema, representComment } from "../represent.ts";
import { requireComment } from "../row.ts";
import { commentInput } from "../schemas.ts";
import { updateComment } from "../update-comment.ts";

const READ: Requirement = { anyOf: [{ issues: "read" }, { pull_requests: "read" }], public: true };
const WRITE: Requirement = { anyOf: [{ issues: "write" }, { pull_requests: "write" }] };

const commentParams = z.object({ comment_id: idParam });

export const listIssueComments = operation({
  id: "issues/list-comments",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/comments",
  summary: "List the comments on an issue",
  documentation: "/rest/issues/comments#list-issue-comments",
  accepts: ANYONE,
  requires: READ,
  params: issueParams,
  resource: "IssueComment",
  query: pageQuery.extend({ since: timeQuery.optional() }),
  responses: { 200: z.array(commentSchema) },
  example: { params: { issue_number: 1 } },
  handler: async ({ repository, params, query, url }) => {
    const issue = await requireIssue(repository.id, params.issue_number);
    const page = pageFrom(query);
    const { total, comments } = await commentsOfIssue(issue.id, { page, since: query.since });
    return listed(
      comments.map((comment) => representComment(comment, repository)),
      { url, page, total },
    );
  },
});

export const listRepositoryComments = operation({
  id: "issues/list-comments-for-repo",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/comments",
  summary: "List the comments on all issues of a repository",
  documentation: "/rest/issues/comments#list-issue-comments-for-a-repository",
  accepts: ANYONE,
  requires: READ,
  resource: "IssueComment",
  query: pageQuery.extend({
    since: timeQuery.optional(),
    sort: z.enum(["created", "updated"], { error: "use created or updated" }).default("created"),
    direction: directionQuery.default("asc"),
  }),
  responses: { 200: z.array(commentSchema) },
  handler: async ({ repository, query, url }) => {
    const page = pageFrom(query);
    const order = { by: query.sort, direction: query.direction };
    const { total, comments } = await commentsOfRepository(repository.id, { page, since: query.since, order });
    return listed(
      comments.map((comment) => representComment(comment, repository)),
      { url, page, total },
    );
  },
});

export const createCommentOperation = operation({
  id: "issues/create-comment",
  method: "POST",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/comments",
  summary: "Comment on an issue",
  documentation: "/rest/issues/comments#create-an-issue-comment",
  accepts: ACTORS,
  requires: WRITE,
  params: issueParams,
  resource: "IssueComment",
  body: commentInput,
  responses: { 201: commentSchema },
  example: { params: { issue_number: 1 }, body: { body: "I have seen it too" } },
  handler: async ({ grant, repository, params, body }) => {
    const number = params.issue_number;
    const comment = await createComment({ actor: requireActor(grant), repository, number, input: body });
    const json = representComment(comment, repository);
    return created(json, json.url);
  },
});

export const getCommentOperation = operation({
  id: "issues/get-comment",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/comments/{comment_id}",
  summary: "Read a comment",
  documentation: "/rest/issues/comments#get-an-issue-comment",
  accepts: ANYONE,
  requires: READ,
  params: commentParams,
  responses: { 200: commentSchema },
  example: { params: { comment_id: 1 } },
  handler: async ({ repository, params }) =>
    ok(representComment(await requireComment(repository.id, params.comment_id), repository)),
});

export const updateCommentOperation = operation({
  id: "issues/update-comment",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/issues/comments/{comment_id}",
  summary: "Change a comment",
  documentation: "/rest/issues/comments#update-an-issue-comment",
  accepts: ACTORS,
  requires: WRITE,
  params: commentParams,
  resource: "IssueComment",
  body: commentInput,
  responses: { 200: commentSchema },
  example: { params: { comment_id: 1 }, body: { body: "It is the second gear" } },
  handler: async ({ grant, repository, params, body }) => {
    const id = params.comment_id;
    const comment = await updateComment({ actor: requireActor(grant), repository, id, input: body });
    return ok(representComment(comment, repository));
  },
});

export const deleteCommentOperation = operation({
  id: "issues/delete-comment",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/issues/comments/{comment_id}",
  summary: "Delete a comment",
  documentation: "/rest/issues/comments#delete-an-issue-comment",
  accepts: ACTORS,
  requires: WRITE,
  params: commentParams,
  responses: { 204: null },
  example: { params: { comment_id: 1 } },
  handler: async ({ grant, repository, params }) => {
    await deleteComment({ actor: requireActor(grant), repository, id: params.comment_id });
    return noContent();
  },
});
