import { z } from "zod";
import { listed, noContent, ok } from "@/lib/api/answer.ts";
import { ACTORS, ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { labelSchema, representLabel } from "../../labels/represent.ts";
import { addLabels, removeLabel, setLabels } from "../change-labels.ts";
import { issueParams } from "../params.ts";
import { type IssueRow, requireIssue } from "../row.ts";
import { labelNames } from "../schemas.ts";

const MAY_LABEL: Requirement = { anyOf: [{ issues: "write" }, { pull_requests: "write" }], role: "triage" };

const labelsInput = z.object({ labels: labelNames });
const labelsSchema = z.array(labelSchema);

const represent = (issue: IssueRow, repository: { ownerLogin: string; name: string }) =>
  issue.labels.map((label) => representLabel(label, repository));

export const listIssueLabels = operation({
  id: "issues/list-labels-on-issue",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
  summary: "List the labels of an issue",
  documentation: "/rest/issues/labels#list-labels-for-an-issue",
  accepts: ANYONE,
  requires: { anyOf: [{ issues: "read" }, { pull_requests: "read" }], public: true },
  params: issueParams,
  query: pageQuery,
  responses: { 200: labelsSchema },
  example: { params: { issue_number: 1 } },
  handler: async ({ repository, params, query, url }) => {
    const labels = represent(await requireIssue(repository.id, params.issue_number), repository);
    const page = pageFrom(query);
    return listed(onPage(labels, page), { url, page, total: labels.length });
  },
});

export const addIssueLabels = operation({
  id: "issues/add-labels",
  method: "POST",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
  summary: "Add labels to an issue",
  documentation: "/rest/issues/labels#add-labels-to-an-issue",
  accepts: ACTORS,
  requires: MAY_LABEL,
  params: issueParams,
  resource: "Label",
  body: labelsInput,
  listField: "labels",
  responses: { 200: labelsSchema },
  example: { params: { issue_number: 1 }, body: { labels: ["bug"] } },
  handler: async ({ grant, repository, params, body }) => {
    const number = params.issue_number;
    const issue = await addLabels({ actor: requireActor(grant), repository, number, names: body.labels });
    return ok(represent(issue, repository));
  },
});

export const setIssueLabels = operation({
  id: "issues/set-labels",
  method: "PUT",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
  summary: "Replace the labels of an issue",
  documentation: "/rest/issues/labels#set-labels-for-an-issue",
  accepts: ACTORS,
  requires: MAY_LABEL,
  params: issueParams,
  resource: "Label",
  body: labelsInput.partial(),
  listField: "labels",
  responses: { 200: labelsSchema },
  example: { params: { issue_number: 1 }, body: { labels: ["bug"] } },
  handler: async ({ grant, repository, params, body }) => {
    const number = params.issue_number;
    const issue = await setLabels({ actor: requireActor(grant), repository, number, names: body.labels ?? [] });
    return ok(represent(issue, repository));
  },
});

export const removeAllIssueLabels = operation({
  id: "issues/remove-all-labels",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/labels",
  summary: "Take all labels off an issue",
  documentation: "/rest/issues/labels#remove-all-labels-from-an-issue",
  accepts: ACTORS,
  requires: MAY_LABEL,
  params: issueParams,
  responses: { 204: null },
  example: { params: { issue_number: 1 } },
  handler: async ({ grant, repository, params }) => {
    await setLabels({ actor: requireActor(grant), repository, number: params.issue_number, names: [] });
    return noContent();
  },
});

export const removeIssueLabel = operation({
  id: "issues/remove-label",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/labels/{name}",
  summary: "Take a label off an issue",
  documentation: "/rest/issues/labels#remove-a-label-from-an-issue",
  accepts: ACTORS,
  requires: MAY_LABEL,
  params: issueParams,
  responses: { 200: labelsSchema },
  example: { params: { issue_number: 1, name: "bug" } },
  handler: async ({ grant, repository, params }) => {
    const { issue_number: number, name } = params;
    return ok(represent(await removeLabel({ actor: requireActor(grant), repository, number, name }), repository));
  },
});
