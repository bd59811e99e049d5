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
import { organizationOwner } from "../owner.ts";
import { pingHook } from "../ping-hook.ts";
import { listHooks, requireHook } from "../queries.ts";
import { organizationHookSchema, representHook } from "../represent.ts";
import { createHookInput, hookConfigInput, updateHookInput } from "../schemas.ts";
import { updateOwnedHook } from "../update-hook.ts";

const READ: Requirement = {
  anyOf: [{ organization_hooks: "read" }],
  role: { organization: "admin" },
  scopes: ["admin:org_hook"],
};
const WRITE: Requirement = {
  anyOf: [{ organization_hooks: "write" }],
  role: { organization: "admin" },
  scopes: ["admin:org_hook"],
};
const hookParams = z.object({ hook_id: idParam });
const hookDeliveryParams = hookParams.extend(deliveryParams.shape);

export const listOrganizationHooks = operation({
  id: "orgs/list-webhooks",
  method: "GET",
  path: "/orgs/{org}/hooks",
  summary: "List the webhooks of an organization",
  documentation: "/rest/orgs/webhooks#list-organization-webhooks",
  accepts: ACTORS,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(organizationHookSchema) },
  example: { params: { org: "acme" } },
  handler: async ({ organization, query, url }) => {
    const owner = organizationOwner(organization);
    const page = pageFrom(query);
    const { hooks, total } = await listHooks(owner, page);
    return listed(
      hooks.map((hook) => representHook(owner, hook)),
      { url, page, total },
    );
  },
});

export const createOrganizationHook = operation({
  id: "orgs/create-webhook",
  method: "POST",
  path: "/orgs/{org}/hooks",
  summary: "Add a webhook",
  documentation: "/rest/orgs/webhooks#create-an-organization-webhook",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Hook",
  body: createHookInput("organization"),
  responses: { 201: organizationHookSchema },
  example: {
    params: { org: "acme" },
    body: { name: "web", config: { url: "http://127.0.0.1:9/organization", content_type: "json" } },
  },
  handler: async ({ grant, organization, body }) => {
    const owner = organizationOwner(organization);
    const hook = await createHook({ actor: requireActor(grant), owner, input: body });
    const json = representHook(owner, hook);
    return created(json, json.url);
  },
});

export const getOrganizationHook = operation({
  id: "orgs/get-webhook",
  method: "GET",
  path: "/orgs/{org}/hooks/{hook_id}",
  summary: "Read a webhook",
  documentation: "/rest/orgs/webhooks#get-an-organization-webhook",
  accepts: ACTORS,
  requires: READ,
  params: hookParams,
  responses: { 200: organizationHookSchema },
  handler: async ({ organization, params }) => {
    const owner = organizationOwner(organization);
    return ok(representHook(owner, await requireHook(owner, params.hook_id)));
  },
});

export const updateOrganizationHook = operation({
  id: "orgs/update-webhook",
  method: "PATCH",
  path: "/orgs/{org}/hooks/{hook_id}",
  summary: "Change a webhook",
  documentation: "/rest/orgs/webhooks#update-an-organization-webhook",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Hook",
  params: hookParams,
  body: updateHookInput("organization"),
  responses: { 200: organizationHookSchema },
  handler: async ({ grant, organization, params, body }) => {
    const owner = organizationOwner(organization);
    const hook = await updateOwnedHook({ actor: requireActor(grant), owner, hookId: params.hook_id, input: body });
    return ok(representHook(owner, hook));
  },
});

export const deleteOrganizationHook = operation({
  id: "orgs/delete-webhook",
  method: "DELETE",
  path: "/orgs/{org}/hooks/{hook_id}",
  summary: "Delete a webhook",
  documentation: "/rest/orgs/webhooks#delete-an-organization-webhook",
  accepts: ACTORS,
  requires: WRITE,
  params: hookParams,
  responses: { 204: null },
  handler: async ({ grant, organization, params }) => {
    await deleteHook({ actor: requireActor(grant), owner: organizationOwner(organization), hookId: params.hook_id });
    return noContent();
  },
});

export const getOrganizationHookConfig = operation({
  id: "orgs/get-webhook-config-for-org",
  method: "GET",
  path: "/orgs/{org}/hooks/{hook_id}/config",
  summary: "Read the configuration of a webhook",
  documentation: "/rest/orgs/webhooks#get-a-webhook-configuration-for-an-organization",
  accepts: ACTORS,
  requires: READ,
  params: hookParams,
  responses: { 200: hookConfigSchema },
  handler: async ({ organization, params }) =>
    ok(representHookConfig(await requireHook(organizationOwner(organization), params.hook_id))),
});

export const updateOrganizationHookConfig = operation({
  id: "orgs/update-webhook-config-for-org",
  method: "PATCH",
  path: "/orgs/{org}/hooks/{hook_id}/config",
  summary: "Change the configuration of a webhook",
  documentation: "/rest/orgs/webhooks#update-a-webhook-configuration-for-an-organization",
  accepts: ACTORS,
  requires: WRITE,
  resource: "Hook",
  params: hookParams,
  body: hookConfigInput,
  responses: { 200: hookConfigSchema },
  handler: async ({ grant, organization, params, body }) => {
    const owner = organizationOwner(organization);
    const actor = requireActor(grant);
    const hook = await updateOwnedHook({ actor, owner, hookId: params.hook_id, input: {}, merge: body });
    return ok(representHookConfig(hook));
  },
});

export const pingOrganizationHook = operation({
  id: "orgs/ping-webhook",
  method: "POST",
  path: "/orgs/{org}/hooks/{hook_id}/pings",
  summary: "Say hello to a webhook",
  documentation: "/rest/orgs/webhooks#ping-an-organization-webhook",
  accepts: ACTORS,
  requires: WRITE,
  params: hookParams,
  responses: { 204: null },
  handler: async ({ grant, organization, params }) => {
    await pingHook({ actor: requireActor(grant), owner: organizationOwner(organization), hookId: params.hook_id });
    return noContent();
  },
});

export const listOrganizationHookDeliveries = operation({
  id: "orgs/list-webhook-deliveries",
  method: "GET",
  path: "/orgs/{org}/hooks/{hook_id}/deliveries",
  summary: "List what a webhook was sent, newest first",
  documentation: "/rest/orgs/webhooks#list-deliveries-for-an-organization-webhook",
  accepts: ACTORS,
  requires: READ,
  resource: "HookDelivery",
  params: hookParams,
  query: deliveriesQuery,
  responses: { 200: z.array(deliveryItemSchema) },
  handler: async ({ organization, params, query, url }) => {
    const hook = await requireHook(organizationOwner(organization), params.hook_id);
    return answerDeliveries(hook.id, query, url);
  },
});

export const getOrganizationHookDelivery = operation({
  id: "orgs/get-webhook-delivery",
  method: "GET",
  path: "/orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}",
  summary: "Get one delivery of a webhook with what was sent and what was answered",
  documentation: "/rest/orgs/webhooks#get-a-webhook-delivery-for-an-organization-webhook",
  accepts: ACTORS,
  requires: READ,
  params: hookDeliveryParams,
  responses: { 200: deliverySchema },
  handler: async ({ organization, params }) => {
    const hook = await requireHook(organizationOwner(organization), params.hook_id);
    const delivery = await findDelivery({ hookId: hook.id, deliveryId: params.delivery_id });
    if (!delivery) throw notFound();
    return ok(representDelivery(delivery));
  },
});

export const redeliverOrganizationHookDelivery = operation({
  id: "orgs/redeliver-webhook-delivery",
  method: "POST",
  path: "/orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}/attempts",
  summary: "Send a delivery of a webhook once more",
  documentation: "/rest/orgs/webhooks#redeliver-a-delivery-for-an-organization-webhook",
  accepts: ACTORS,
  requires: WRITE,
  params: hookDeliveryParams,
  responses: { 202: z.object({}) },
  handler: async ({ organization, params }) => {
    const hook = await requireHook(organizationOwner(organization), params.hook_id);
    await redeliver({ hookId: hook.id, deliveryId: params.delivery_id });
    return accepted();
  },
});
