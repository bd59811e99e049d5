import { noContent } from "@/lib/api/answer.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { requireActor } from "../../acting.ts";
import { repositoryHookSchema } from "../represent.ts";
import { testPush } from "../test-push.ts";
import { hookOperations, hookParams } from "./hook-operations.ts";

const READ: Requirement = { anyOf: [{ repository_hooks: "read" }], role: "admin", scopes: ["repo", "read:repo_hook"] };
const WRITE: Requirement = {
  anyOf: [{ repository_hooks: "write" }],
  role: "admin",
  scopes: ["repo", "write:repo_hook"],
};
const DELETE: Requirement = { ...WRITE, scopes: ["repo", "admin:repo_hook"] };

export const repositoryHookOperations = hookOperations({
  kind: "repository",
  path: "/repos/{owner}/{repo}/hooks",
  ids: { prefix: "repos", config: "for-repo" },
  documentation: { page: "/rest/repos/webhooks", delivery: "get-a-delivery-for-a-repository-webhook" },
  schema: repositoryHookSchema,
  requires: { read: READ, write: WRITE, remove: DELETE, ping: READ },
});

export const testRepositoryHook = operation({
  id: "repos/test-push-webhook",
  method: "POST",
  path: "/repos/{owner}/{repo}/hooks/{hook_id}/tests",
  summary: "Send a webhook the newest push once more, as a test",
  documentation: "/rest/repos/webhooks#test-the-push-repository-webhook",
  accepts: ACTORS,
  requires: READ,
  params: hookParams,
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    await testPush({ actor: requireActor(grant), repository, hookId: params.hook_id });
    return noContent();
  },
});
