import { ok } from "@/lib/api/answer.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { issueParams } from "../params.ts";
import { ISSUE_FIELDS_WITHDRAWN, issueSchema, representIssue } from "../represent.ts";
import { requireIssue } from "../row.ts";

export const getIssueOperation = operation({
  id: "issues/get",
  method: "GET",
  path: "/repos/{owner}/{repo}/issues/{issue_number}",
  summary: "Read an issue",
  documentation: "/rest/issues/issues#get-an-issue",
  accepts: ANYONE,
  requires: { anyOf: [{ issues: "read" }], public: true },
  params: issueParams,
  withdrawn: ISSUE_FIELDS_WITHDRAWN,
  responses: { 200: issueSchema },
  example: { params: { issue_number: 1 } },
  handler: async ({ repository, params }) =>
    ok(representIssue(await requireIssue(repository.id, params.issue_number), repository)),
});
