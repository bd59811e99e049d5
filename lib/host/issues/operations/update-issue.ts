import { ok } from "@/lib/api/answer.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import { requireActor } from "../../acting.ts";
import { issueParams } from "../params.ts";
import { ISSUE_FIELDS_WITHDRAWN, issueSchema, representIssue } from "../represent.ts";
import { updateIssueInput } from "../schemas.ts";
import { updateIssue } from "../update-issue.ts";

export const updateIssueOperation = operation({
  id: "issues/update",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/issues/{issue_number}",
  summary: "Change an issue's text, state, labels, assignees or milestone",
  documentation: "/rest/issues/issues#update-an-issue",
  accepts: ACTORS,
  requires: { anyOf: [{ issues: "write" }, { pull_requests: "write" }] },
  params: issueParams,
  resource: "Issue",
  body: updateIssueInput,
  withdrawn: ISSUE_FIELDS_WITHDRAWN,
  responses: { 200: issueSchema },
  example: { params: { issue_number: 1 }, body: { title: "It is broken" } },
  handler: async ({ grant, repository, params, body }) => {
    const number = params.issue_number;
    const issue = await updateIssue({ actor: requireActor(grant), repository, number, input: body });
    return ok(representIssue(issue, repository));
  },
});
