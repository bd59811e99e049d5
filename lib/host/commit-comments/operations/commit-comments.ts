import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { commentInput } from "../../comments/schemas.ts";
import { answerList, answerReact, listQuery, reactionInput } from "../../reactions/operations/reactions.ts";
import { removeReaction } from "../../reactions/react.ts";
import { reactionSchema } from "../../reactions/represent.ts";
import {
  createCommitComment,
  deleteCommitComment,
  newCommitCommentInput,
  updateCommitComment,
} from "../change-comments.ts";
import { commitCommentSchema, representCommitComment } from "../represent.ts";
import { listCommitComments, requireCommitComment } from "../row.ts";

const READ: Requirement = { anyOf: [{ metadata: "read" }], public: true };
/** Whoever may read the code may comment on it; what others wrote is for those who may push. */
const COMMENT: Requirement = { anyOf: [{ contents: "read" }], role: "pull" };
const WRITE: Requirement = { anyOf: [{ contents: "write" }], role: "pull" };
const commentParams = z.object({ comment_id: idParam });

export const listRepositoryCommitComments = operation({
  id: "repos/list-commit-comments-for-repo",
  method: "GET",
  path: "/repos/{owner}/{repo}/comments",
  summary: "List the comments on a repository's commits",
  documentation: "/rest/commits/comments#list-commit-comments-for-a-repository",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(commitCommentSchema) },
  handler: async ({ repository, query, url }) => {
    const page = pageFrom(query);
    const { total, comments } = await listCommitComments({ repositoryId: repository.id }, page);
    return listed(
      comments.map((comment) => representCommitComment(comment, repository)),
      { url, page, total },
    );
  },
});

export const listCommentsOfCommit = operation({
  id: "repos/list-comments-for-commit",
  method: "GET",
  path: "/repos/{owner}/{repo}/commits/{commit_sha}/comments",
  summary: "List the comments on a commit",
  documentation: "/rest/commits/comments#list-commit-comments",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(commitCommentSchema) },
  example: { params: { commit_sha: "0000000000000000000000000000000000000001" } },
  handler: async ({ repository, params, query, url }) => {
    const page = pageFrom(query);
    const { total, comments } = await listCommitComments({ repositoryId: repository.id, sha: params.commit_sha }, page);
    return listed(
      comments.map((comment) => representCommitComment(comment, repository)),
      { url, page, total },
    );
  },
});

export const createCommitCommentOperation = operation({
  id: "repos/create-commit-comment",
  method: "POST",
  path: "/repos/{owner}/{repo}/commits/{commit_sha}/comments",
  summary: "Comment on a commit",
  documentation: "/rest/commits/comments#create-a-commit-comment",
  accepts: ACTORS,
  requires: COMMENT,
  resource: "CommitComment",
  body: newCommitCommentInput,
  responses: { 201: commitCommentSchema },
  handler: async ({ grant, repository, params, body }) => {
    const sha = params.commit_sha;
    const comment = await createCommitComment({ actor: requireActor(grant), repository, sha, input: body });
    const json = representCommitComment(comment, repository);
    return created(json, json.url);
  },
});

export const getCommitComment = operation({
  id: "repos/get-commit-comment",
  method: "GET",
  path: "/repos/{owner}/{repo}/comments/{comment_id}",
  summary: "Read a comment on a commit",
  documentation: "/rest/commits/comments#get-a-commit-comment",
  accepts: ANYONE,
  requires: READ,
  params: commentParams,
  responses: { 200: commitCommentSchema },
  handler: async ({ repository, params }) =>
    ok(representCommitComment(await requireCommitComment(repository.id, params.comment_id), repository)),
});

export const updateCommitCommentOperation = operation({
  id: "repos/update-commit-comment",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/comments/{comment_id}",
  summary: "Change a comment on a commit",
  documentation: "/rest/commits/comments#update-a-commit-comment",
  accepts: ACTORS,
  requires: WRITE,
  params: commentParams,
  resource: "CommitComment",
  body: commentInput,
  responses: { 200: commitCommentSchema },
  handler: async ({ grant, repository, params, body }) => {
    const id = params.comment_id;
    const comment = await updateCommitComment({ actor: requireActor(grant), repository, id, body: body.body });
    return ok(representCommitComment(comment, repository));
  },
});

export const deleteCommitCommentOperation = operation({
  id: "repos/delete-commit-comment",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/comments/{comment_id}",
  summary: "Delete a comment on a commit",
  documentation: "/rest/commits/comments#delete-a-commit-comment",
  accepts: ACTORS,
  requires: WRITE,
  params: commentParams,
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    await deleteCommitComment({ actor: requireActor(grant), repository, id: params.comment_id });
    return noContent();
  },
});

export const listCommitCommentReactions = operation({
  id: "reactions/list-for-commit-comment",
  method: "GET",
  path: "/repos/{owner}/{repo}/comments/{comment_id}/reactions",
  summary: "List the reactions to a comment on a commit",
  documentation: "/rest/reactions/reactions#list-reactions-for-a-commit-comment",
  accepts: ANYONE,
  requires: READ,
  params: commentParams,
  resource: "Reaction",
  query: listQuery,
  responses: { 200: z.array(reactionSchema) },
  handler: ({ repository, params, query, url }) => {
    const place = { commitCommentId: params.comment_id };
    return answerList({ repositoryId: repository.id, place, content: query.content }, { page: pageFrom(query), url });
  },
});

export const createCommitCommentReaction = operation({
  id: "reactions/create-for-commit-comment",
  method: "POST",
  path: "/repos/{owner}/{repo}/comments/{comment_id}/reactions",
  summary: "React to a comment on a commit",
  documentation: "/rest/reactions/reactions#create-reaction-for-a-commit-comment",
  accepts: ACTORS,
  requires: WRITE,
  params: commentParams,
  resource: "Reaction",
  body: reactionInput,
  responses: { 200: reactionSchema, 201: reactionSchema },
  handler: ({ grant, repository, params, body }) =>
    answerReact({ actor: requireActor(grant), repository, place: { commitCommentId: params.comment_id }, ...body }),
});

export const deleteCommitCommentReaction = operation({
  id: "reactions/delete-for-commit-comment",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/comments/{comment_id}/reactions/{reaction_id}",
  summary: "Take back a reaction to a comment on a commit",
  documentation: "/rest/reactions/reactions#delete-a-commit-comment-reaction",
  accepts: ACTORS,
  requires: WRITE,
  params: commentParams.extend({ reaction_id: idParam }),
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    const place = { commitCommentId: params.comment_id };
    await removeReaction({ actor: requireActor(grant), repository, place, id: params.reaction_id });
    return noContent();
  },
});
