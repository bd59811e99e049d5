import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { type Page, pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { issueParams } from "../../issues/params.ts";
import { listReactions } from "../queries.ts";
import { type ReactionPlace, react, removeReaction, requireSubject } from "../react.ts";
import { reactionSchema, representReaction } from "../represent.ts";
import { REACTIONS, type ReactionContent } from "../rules.ts";

const READ: Requirement = { anyOf: [{ issues: "read" }], public: true };
const WRITE: Requirement = { anyOf: [{ issues: "write" }] };

const content = z.enum(REACTIONS, { error: `use one of ${REACTIONS.join(", ")}` });
export const reactionInput = z.object({ content });
export const listQuery = pageQuery.extend({ content: content.optional() });
const commentParams = z.object({ comment_id: idParam });
const reactionParam = { reaction_id: idParam };

type Listing = { repositoryId: number; place: ReactionPlace; content?: ReactionContent | undefined };

export async function answerList(
  { repositoryId, place, content: kind }: Listing,
  { page, url }: { page: Page; url: URL },
) {
  const { subject } = await requireSubject(repositoryId, place);
  const { total, reactions } = await listReactions(subject, { page, content: kind });
  return listed(reactions.map(representReaction), { url, page, total });
}

export async function answerReact(input: Parameters<typeof react>[0]) {
  const { reaction, added } = await react(input);
  const json = representReaction(reaction);
  return added ? created(json) : ok(json);
}

export const listIssueReactions = operation({
  id: "reactions/list-for-issue",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/reactions",
  summary: "List the reactions to an issue",
  documentation: "/rest/reactions/reactions#list-reactions-for-an-issue",
  accepts: ANYONE,
  requires: READ,
  params: issueParams,
  resource: "Reaction",
  query: listQuery,
  responses: { 200: z.array(reactionSchema) },
  example: { params: { issue_number: 1 } },
  handler: ({ repository, params, query, url }) => {
    const place = { issueNumber: params.issue_number };
    return answerList({ repositoryId: repository.id, place, content: query.content }, { page: pageFrom(query), url });
  },
});

export const createIssueReaction = operation({
  id: "reactions/create-for-issue",
  method: "POST",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/reactions",
  summary: "React to an issue",
  documentation: "/rest/reactions/reactions#create-reaction-for-an-issue",
  accepts: ACTORS,
  requires: WRITE,
  params: issueParams,
  resource: "Reaction",
  body: reactionInput,
  responses: { 200: reactionSchema, 201: reactionSchema },
  example: { params: { issue_number: 1 }, body: { content: "heart" } },
  handler: ({ grant, repository, params, body }) =>
    answerReact({ actor: requireActor(grant), repository, place: { issueNumber: params.issue_number }, ...body }),
});

export const deleteIssueReaction = operation({
  id: "reactions/delete-for-issue",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}",
  summary: "Take back a reaction to an issue",
  documentation: "/rest/reactions/reactions#delete-an-issue-reaction",
  accepts: ACTORS,
  requires: WRITE,
  params: issueParams.extend(reactionParam),
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    const place = { issueNumber: params.issue_number };
    await removeReaction({ actor: requireActor(grant), repository, place, id: params.reaction_id });
    return noContent();
  },
});

export const listCommentReactions = operation({
  id: "reactions/list-for-issue-comment",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
  summary: "List the reactions to a comment",
  documentation: "/rest/reactions/reactions#list-reactions-for-an-issue-comment",
  accepts: ANYONE,
  requires: READ,
  params: commentParams,
  resource: "Reaction",
  query: listQuery,
  responses: { 200: z.array(reactionSchema) },
  example: { params: { comment_id: 1 } },
  handler: ({ repository, params, query, url }) => {
    const place = { commentId: params.comment_id };
    return answerList({ repositoryId: repository.id, place, content: query.content }, { page: pageFrom(query), url });
  },
});

export const createCommentReaction = operation({
  id: "reactions/create-for-issue-comment",
  method: "POST",
  path: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
  summary: "React to a comment",
  documentation: "/rest/reactions/reactions#create-reaction-for-an-issue-comment",
  accepts: ACTORS,
  requires: WRITE,
  params: commentParams,
  resource: "Reaction",
  body: reactionInput,
  responses: { 200: reactionSchema, 201: reactionSchema },
  example: { params: { comment_id: 1 }, body: { content: "heart" } },
  handler: ({ grant, repository, params, body }) =>
    answerReact({ actor: requireActor(grant), repository, place: { commentId: params.comment_id }, ...body }),
});

export const deleteCommentReaction = operation({
  id: "reactions/delete-for-issue-comment",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}",
  summary: "Take back a reaction to a comment",
  documentation: "/rest/reactions/reactions#delete-an-issue-comment-reaction",
  accepts: ACTORS,
  requires: WRITE,
  params: commentParams.extend(reactionParam),
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    const place = { commentId: params.comment_id };
    await removeReaction({ actor: requireActor(grant), repository, place, id: params.reaction_id });
    return noContent();
  },
});
