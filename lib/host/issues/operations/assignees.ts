import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { listAssignable } from "../assignable.ts";
import { assignableAmong } from "../assignees.ts";
import { addAssignees, removeAssignees } from "../change-assignees.ts";
import { issueParams } from "../params.ts";
import { ISSUE_FIELDS_WITHDRAWN, issueSchema, representIssue } from "../represent.ts";
import { requireIssue } from "../row.ts";
import { logins } from "../schemas.ts";

const READ: Requirement = { anyOf: [{ issues: "read" }, { pull_requests: "read" }], public: true };
const WRITE: Requirement = { anyOf: [{ issues: "write" }, { pull_requests: "write" }], role: "triage" };

const assigneesInput = z.object({ assignees: logins.default([]) });

export const listAssignees = operation({
  id: "issues/list-assignees",
  method: "GET",
  path: "/repos/{owner}/{repo}/assignees",
  summary: "List the people who can be assigned to issues",
  documentation: "/rest/issues/assignees#list-assignees",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(simpleUserSchema) },
  handler: async ({ repository, query, url }) => {
    const page = pageFrom(query);
    const { total, people } = await listAssignable(repository.id, page);
    return listed(people.map(representSimpleUser), { url, page, total });
  },
});

async function answerAssignable(repositoryId: number, login: string) {
  const [found] = await assignableAmong(repositoryId, [login]);
  if (!found) throw notFound();
  return noContent();
}

export const checkAssignee = operation({
  id: "issues/check-user-can-be-assigned",
  method: "GET",
  path: "/repos/{owner}/{repo}/assignees/{assignee}",
  summary: "Check whether somebody can be assigned",
  documentation: "/rest/issues/assignees#check-if-a-user-can-be-assigned",
  accepts: ANYONE,
  requires: READ,
  responses: { 204: null },
  example: { params: { assignee: "mona" } },
  handler: ({ repository, params }) => answerAssignable(repository.id, params.assignee),
});

export const checkIssueAssignee = operation({
  id: "issues/check-user-can-be-assigned-to-issue",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}",
  summary: "Check whether somebody can be assigned to an issue",
  documentation: "/rest/issues/assignees#check-if-a-user-can-be-assigned-to-a-issue",
  accepts: ANYONE,
  requires: READ,
  params: issueParams,
  responses: { 204: null },
  example: { params: { issue_number: 1, assignee: "mona" } },
  handler: async ({ repository, params }) => {
    await requireIssue(repository.id, params.issue_number);
    return answerAssignable(repository.id, params.assignee);
  },
});

export const addAssigneesOperation = operation({
  id: "issues/add-assignees",
  method: "POST",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/assignees",
  summary: "Assign people to an issue",
  documentation: "/rest/issues/assignees#add-assignees-to-an-issue",
  accepts: ACTORS,
  requires: WRITE,
  params: issueParams,
  resource: "Issue",
  body: assigneesInput,
  withdrawn: ISSUE_FIELDS_WITHDRAWN,
  responses: { 201: issueSchema },
  example: { params: { issue_number: 1 }, body: { assignees: ["mona"] } },
  handler: async ({ grant, repository, params, body }) => {
    const subject = { actor: requireActor(grant), repository, number: params.issue_number };
    return created(representIssue(await addAssignees({ ...subject, logins: body.assignees }), repository));
  },
});

export const removeAssigneesOperation = operation({
  id: "issues/remove-assignees",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/assignees",
  summary: "Take people off an issue",
  documentation: "/rest/issues/assignees#remove-assignees-from-an-issue",
  accepts: ACTORS,
  requires: WRITE,
  params: issueParams,
  resource: "Issue",
  body: assigneesInput,
  withdrawn: ISSUE_FIELDS_WITHDRAWN,
  responses: { 200: issueSchema },
  example: { params: { issue_number: 1 }, body: { assignees: ["mona"] } },
  handler: async ({ grant, repository, params, body }) => {
    const subject = { actor: requireActor(grant), repository, number: params.issue_number };
    return ok(representIssue(await removeAssignees({ ...subject, logins: body.assignees }), repository));
  },
});
