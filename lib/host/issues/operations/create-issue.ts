import { created } from "@/lib/api/answer.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import { requireActor } from "../../acting.ts";
import { createIssue } from "../create-issue.ts";
import { ISSUE_FIELDS_WITHDRAWN, issueSchema, representIssue } from "../represent.ts";
import { createIssueInput } from "../schemas.ts";

export const createIssueOperation = operation({
  id: "issues/create",
  method: "POST",
  path: "/repos/{owner}/{repo}/issues",
  summary: "Open an issue",
  documentation: "/rest/issues/issues#create-an-issue",
  accepts: ACTORS,
  requires: { anyOf: [{ issues: "write" }] },
  resource: "Issue",
  body: createIssueInput,
  withdrawn: ISSUE_FIELDS_WITHDRAWN,
  responses: { 201: issueSchema },
  example: { body: { title: "It broke", body: "Badly" } },
  handler: async ({ grant, repository, body }) => {
    const issue = await createIssue({ actor: requireActor(grant), repository, input: body });
    const json = representIssue(issue, repository);
    return created(json, json.url);
  },
});
