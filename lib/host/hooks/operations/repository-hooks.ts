import { z } from "zod";
import { accepted, created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { hookConfigSchema, representHookConfig } from "@/lib/integrations/represent.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { deliveryParams } from "@/lib/webhooks/operations/delivery-param.ts";
import { answerDeliveries, deliveriesQuery } from "@/lib/webhooks/operations/list-deliveries.ts";
import { findDelivery } from "@/lib/webhooks/queries.ts";
import { redeliver } from "@/lib/webhooks/redeliver.ts";
import { deliveryItemSchema, deliverySchema, representDelivery } from "@/lib/webhooks/represent.ts";
import { requireActor } from "../../acting.ts";
import { createHook } from "../create-hook.ts";
import { deleteHook } from "../delete-hook.ts";
import { repositoryOwner } from "../owner.ts";
import { pingHook } from "../ping-hook.ts";
import { listHooks, requireHook } from "../queries.ts";
import { repositoryHookSchema, representHook } from "../represent.ts";
import { createHookInput, hookConfigInput, updateHookInput } from "../schemas.ts";
import { testPush } from "../test-push.ts";
import { updateOwnedHook } from "../update-hook.ts";

const READ: Requirement = { anyOf: [{ repository_hooks: "read" }], role: "admin", scopes: ["repo", "read:repo_hook"] };
const WRITE: Requirement = {
  anyOf: [{ repository_hooks: "write" }],
  role: "admin",
  scopes: ["repo", "write:repo_hook"],
};
const DELETE: Requirement = { ...WRITE, scopes: ["repo", "admin:repo_hook"] };
const hookParams = z.object({ hook_id: idParam });
const hookDeliveryParams = hookParams.extend(deliveryParams.shape);

export const listRepositoryHooks = operation({
  id: "repos/list-webhooks",
  method: "GET",
  path: "/repos/{owner}/{repo}/hooks",
  summary: "List the webhooks of a repository",
  documentation: "/rest/repos/webhooks#list-repository-webhooks",
  accepts: ACTORS,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(repositoryHookSchema) },
  example: {},
  handler: async ({ repository, query, url }) => {
    const owner = repositoryOwner(repository);
    const page = pageFrom(query);
    const { hooks, total } = await listHooks(owner, page);
    return listed(
      hooks.map((hook) => representHook(owner, hook)),
      { url, page, total },
    );
  },
});

export const createRepositoryHook = operation({
  id: "repos/create-webhook",
  method: "POST",
  path: "/repos/{owner}/{repo}/hooks",
  summary: "Add a webhook",
  documentation: "/rest/repos/webhooks#create-a-repository-webhook",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Hook",
  body: createHookInput("repository"),
  responses: { 201: repositoryHookSchema },
  example: { body: { name: "web", config: { url: "http://127.0.0.1:9/repository", content_type: "json" } } },
  handler: async ({ grant, repository, body }) => {
    const owner = repositoryOwner(repository);
    const hook = await createHook({ actor: requireActor(grant), owner, input: body });
    const json = representHook(owner, hook);
    return created(json, json.url);
  },
});

export const getRepositoryHook = operation({
  id: "repos/get-webhook",
  method: "GET",
  path: "/repos/{owner}/{repo}/hooks/{hook_id}",
  summary: "Read a webhook",
  documentation: "/rest/repos/webhooks#get-a-repository-webhook",
  accepts: ACTORS,
  requires: READ,
  params: hookParams,
  responses: { 200: repositoryHookSchema },
  handler: async ({ repository, params }) => {
    const owner = repositoryOwner(repository);
    return ok(representHook(owner, await requireHook(owner, params.hook_id)));
  },
});

export const updateRepositoryHook = operation({
  id: "repos/update-webhook",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/hooks/{hook_id}",
  summary: "Change a webhook",
  documentation: "/rest/repos/webhooks#update-a-repository-webhook",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Hook",
  params: hookParams,
  body: updateHookInput("repository"),
  responses: { 200: repositoryHookSchema },
  handler: async ({ grant, repository, params, body }) => {
    const owner = repositoryOwner(repository);
    const hook = await updateOwnedHook({ actor: requireActor(grant), owner, hookId: params.hook_id, input: body });
    return ok(representHook(owner, hook));
  },
});

export const deleteRepositoryHook = operation({
  id: "repos/delete-webhook",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/hooks/{hook_id}",
  summary: "Delete a webhook",
  documentation: "/rest/repos/webhooks#delete-a-repository-webhook",
  accepts: ACTORS,
  requires: DELETE,
  params: hookParams,
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    await deleteHook({ actor: requireActor(grant), owner: repositoryOwner(repository), hookId: params.hook_id });
    return noContent();
  },
});

export const getRepositoryHookConfig = operation({
  id: "repos/get-webhook-config-for-repo",
  method: "GET",
  path: "/repos/{owner}/{repo}/hooks/{hook_id}/config",
  summary: "Read the configuration of a webhook",
  documentation: "/rest/repos/webhooks#get-a-webhook-configuration-for-a-repository",
  accepts: ACTORS,
  requires: READ,
  params: hookParams,
  responses: { 200: hookConfigSchema },
  handler: async ({ repository, params }) =>
    ok(representHookConfig(await requireHook(repositoryOwner(repository), params.hook_id))),
});

export const updateRepositoryHookConfig = operation({
  id: "repos/update-webhook-config-for-repo",
  method: "PATCH",
  path: "/repos/{owner}/{repo}/hooks/{hook_id}/config",
  summary: "Change the configuration of a webhook",
  documentation: "/rest/repos/webhooks#update-a-webhook-configuration-for-a-repository",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Hook",
  params: hookParams,
  body: hookConfigInput,
  responses: { 200: hookConfigSchema },
  handler: async ({ grant, repository, params, body }) => {
    const owner = repositoryOwner(repository);
    const actor = requireActor(grant);
    const hook = await updateOwnedHook({ actor, owner, hookId: params.hook_id, input: {}, merge: body });
    return ok(representHookConfig(hook));
  },
});

export const pingRepositoryHook = operation({
  id: "repos/ping-webhook",
  method: "POST",
  path: "/repos/{owner}/{repo}/hooks/{hook_id}/pings",
  summary: "Say hello to a webhook",
  documentation: "/rest/repos/webhooks#ping-a-repository-webhook",
  accepts: ACTORS,
  requires: READ,
  params: hookParams,
  responses: { 204: null },
  handler: async ({ grant, repository, params }) => {
    await pingHook({ actor: requireActor(grant), owner: repositoryOwner(repository), hookId: params.hook_id });
    return noContent();
  },
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

export const listRepositoryHookDeliveries = operation({
  id: "repos/list-webhook-deliveries",
  method: "GET",
  path: "/repos/{owner}/{repo}/hooks/{hook_id}/deliveries",
  summary: "List what a webhook was sent, newest first",
  documentation: "/rest/repos/webhooks#list-deliveries-for-a-repository-webhook",
  accepts: ACTORS,
  requires: READ,
  resource: "HookDelivery",
  params: hookParams,
  query: deliveriesQuery,
  responses: { 200: z.array(deliveryItemSchema) },
  handler: async ({ repository, params, query, url }) => {
    const hook = await requireHook(repositoryOwner(repository), params.hook_id);
    return answerDeliveries(hook.id, query, url);
  },
});

export const getRepositoryHookDelivery = operation({
  id: "repos/get-webhook-delivery",
  method: "GET",
  path: "/repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}",
  summary: "Get one delivery of a webhook with what was sent and what was answered",
  documentation: "/rest/repos/webhooks#get-a-delivery-for-a-repository-webhook",
  accepts: ACTORS,
  requires: READ,
  params: hookDeliveryParams,
  responses: { 200: deliverySchema },
  handler: async ({ repository, params }) => {
    const hook = await requireHook(repositoryOwner(repository), params.hook_id);
    const delivery = await findDelivery({ hookId: hook.id, deliveryId: params.delivery_id });
    if (!delivery) throw notFound();
    return ok(representDelivery(delivery));
  },
});

export const redeliverRepositoryHookDelivery = operation({
  id: "repos/redeliver-webhook-delivery",
  method: "POST",
  path: "/repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts",
  summary: "Send a delivery of a webhook once more",
  documentation: "/rest/repos/webhooks#redeliver-a-delivery-for-a-repository-webhook",
  accepts: ACTORS,
  requires: WRITE,
  params: hookDeliveryParams,
  responses: { 202: z.object({}) },
  handler: async ({ repository, params }) => {
    const hook = await requireHook(repositoryOwner(repository), params.hook_id);
    await redeliver({ hookId: hook.id, deliveryId: params.delivery_id });
    return accepted();
  },
});
