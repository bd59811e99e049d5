import { z } from "zod";
import { noContent } from "@/lib/api/answer.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { requireActor } from "../../acting.ts";
import { LOCK_REASONS, lockConversation, unlockConversation } from "../lock-conversation.ts";
import { issueParams } from "../params.ts";

const WRITE: Requirement = { anyOf: [{ issues: "write" }, { pull_requests: "write" }], role: "push" };

const lockInput = z.object({
  lock_reason: z
    .enum(LOCK_REASONS, { error: `use one of ${LOCK_REASONS.join(", ")}` })
    .nullable()
    .default(null),
});

export const lockIssueOperation = operation({
  id: "issues/lock",
  method: "PUT",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/lock",
  summary: "Let nobody comment on an issue but those who may push",
  documentation: "/rest/issues/issues#lock-an-issue",
  accepts: ACTORS,
  requires: WRITE,
  params: issueParams,
  resource: "Issue",
  body: lockInput,
  responses: { 204: null },
  example: { params: { issue_number: 1 }, body: { lock_reason: "resolved" } },
  handler: async ({ grant, repository, params, body }) => {
    const subject = { actor: requireActor(grant), repository, number: params.issue_number };
    await lockConversation({ ...subject, reason: body.lock_reason });
    return noContent();
  },
});

export const unlockIssueOperation = operation({
  id: "issues/unlock",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/issues/{issue_number}/lock",
  summary: "Let everybody comment on an issue again",
  documentation: "/rest/issues/issues#unlock-an-issue",
  accepts: ACTORS,
  requires: WRITE,
  params: issueParams,
  responses: { 204: null },
  example: { params: { issue_number: 1 } },
  handler: async ({ grant, repository, params }) => {
    await unlockConversation({ actor: requireActor(grant), repository, number: params.issue_number });
    return noContent();
  },
});
