import { noContent } from "@/lib/api/answer.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import { requireActor } from "../../acting.ts";
import { createDispatch, dispatchInput } from "../create-dispatch.ts";

export const createDispatchOperation = operation({
  id: "repos/create-dispatch-event",
  method: "POST",
  path: "/repos/{owner}/{repo}/dispatches",
  summary: "Tell integrations to do something of their own with a repository",
  documentation: "/rest/repos/repos#create-a-repository-dispatch-event",
  accepts: ACTORS,
  requires: { anyOf: [{ contents: "write" }], role: "push" },
  resource: "RepositoryDispatch",
  body: dispatchInput,
  responses: { 204: null },
  example: { body: { event_type: "rebuild", client_payload: { reason: "spring" } } },
  handler: async ({ grant, repository, body }) => {
    await createDispatch({ actor: requireActor(grant), repository, input: body });
    return noContent();
  },
});
