import { z } from "zod";
import { accepted, created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { idParam } from "@/lib/api/id-param.ts";
import {
  ACTORS,
  type Operation,
  type OrganizationSubject,
  operation,
  type RepositorySubject,
} from "@/lib/api/operation.ts";
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
import { type HookOwner, organizationOwner, repositoryOwner } from "../owner.ts";
import { pingHook } from "../ping-hook.ts";
import { listHooks, requireHook } from "../queries.ts";
import { representHook } from "../represent.ts";
import { createHookInput, type HookOwnerKind, hookConfigInput, updateHookInput } from "../schemas.ts";
import { updateOwnedHook } from "../update-hook.ts";

export const hookParams = z.object({ hook_id: idParam });
const hookDeliveryParams = hookParams.extend(deliveryParams.shape);

/** What tells the webhooks of repositories and those of organizations apart. */
export type HookFamily = {
  kind: HookOwnerKind;
  /** Where they are listed, with the owner's names in braces. */
  path: string;
  /** The ids of the operations: what they begin with, and how those of a configuration end. */
  ids: { prefix: string; config: string };
  /** The page of the documentation, and the anchors that are not made as the others are. */
  documentation: { page: string; delivery: string };
  schema: z.ZodType;
  requires: { read: Requirement; write: Requirement; remove: Requirement; ping: Requirement };
  /** Of the request that lists them. */
  params?: Record<string, string>;
};

/** Who owns the webhooks in the path, as the router has loaded them. */
function ownerIn(input: object): HookOwner {
  const { repository, organization } = input as { repository?: RepositorySubject; organization?: OrganizationSubject };
  if (repository) return repositoryOwner(repository);
  if (organization) return organizationOwner(organization);
  throw new Error("the path names neither a repository nor an organization");
}

/** Everything that the API does with the webhooks of one kind of owner. */
export function hookOperations(family: HookFamily): Operation[] {
  const { kind, path, ids, schema, requires } = family;
  const owned = kind === "repository" ? "a-repository" : "an-organization";
  const anchor = (name: string) => `${family.documentation.page}#${name}`;
  const params = family.params ?? {};
  const one = `${path}/{hook_id}`;
  const about = { accepts: ACTORS, params: hookParams } as const;
  return [
    operation({
      id: `${ids.prefix}/list-webhooks`,
      method: "GET",
      path,
      summary: `List the webhooks of ${owned.replace("-", " ")}`,
      documentation: anchor(`list-${kind}-webhooks`),
      accepts: ACTORS,
      requires: requires.read,
      query: pageQuery,
      responses: { 200: z.array(schema) },
      example: { params },
      handler: async ({ query, url, ...input }) => {
        const owner = ownerIn(input);
        const page = pageFrom(query);
        const { hooks, total } = await listHooks(owner, page);
        return listed(
          hooks.map((hook) => representHook(owner, hook)),
          { url, page, total },
        );
      },
    }),
    operation({
      id: `${ids.prefix}/create-webhook`,
      method: "POST",
      path,
      summary: "Add a webhook",
      documentation: anchor(`create-${owned}-webhook`),
      accepts: ACTORS,
      requires: requires.write,
      resource: "Hook",
      body: createHookInput(kind),
      responses: { 201: schema },
      example: {
        params,
        body: { name: "web", config: { url: `http://127.0.0.1:9/${kind}`, content_type: "json" } },
      },
      handler: async ({ grant, body, ...input }) => {
        const owner = ownerIn(input);
        const json = representHook(owner, await createHook({ actor: requireActor(grant), owner, input: body }));
        return created(json, json.url);
      },
    }),
    operation({
      ...about,
      id: `${ids.prefix}/get-webhook`,
      method: "GET",
      path: one,
      summary: "Read a webhook",
      documentation: anchor(`get-${owned}-webhook`),
      requires: requires.read,
      responses: { 200: schema },
      handler: async ({ params: { hook_id }, ...input }) => {
        const owner = ownerIn(input);
        return ok(representHook(owner, await requireHook(owner, hook_id)));
      },
    }),
    operation({
      ...about,
      id: `${ids.prefix}/update-webhook`,
      method: "PATCH",
      path: one,
      summary: "Change a webhook",
      documentation: anchor(`update-${owned}-webhook`),
      requires: requires.write,
      resource: "Hook",
      body: updateHookInput(kind),
      responses: { 200: schema },
      handler: async ({ grant, params: { hook_id: hookId }, body, ...input }) => {
        const owner = ownerIn(input);
        return ok(
          representHook(owner, await updateOwnedHook({ actor: requireActor(grant), owner, hookId, input: body })),
        );
      },
    }),
    operation({
      ...about,
      id: `${ids.prefix}/delete-webhook`,
      method: "DELETE",
      path: one,
      summary: "Delete a webhook",
      documentation: anchor(`delete-${owned}-webhook`),
      requires: requires.remove,
      responses: { 204: null },
      handler: async ({ grant, params: { hook_id: hookId }, ...input }) => {
        await deleteHook({ actor: requireActor(grant), owner: ownerIn(input), hookId });
        return noContent();
      },
    }),
    operation({
      ...about,
      id: `${ids.prefix}/get-webhook-config-${ids.config}`,
      method: "GET",
      path: `${one}/config`,
      summary: "Read the configuration of a webhook",
      documentation: anchor(`get-a-webhook-configuration-for-${owned}`),
      requires: requires.read,
      responses: { 200: hookConfigSchema },
      handler: async ({ params: { hook_id }, ...input }) =>
        ok(representHookConfig(await requireHook(ownerIn(input), hook_id))),
    }),
    operation({
      ...about,
      id: `${ids.prefix}/update-webhook-config-${ids.config}`,
      method: "PATCH",
      path: `${one}/config`,
      summary: "Change the configuration of a webhook",
      documentation: anchor(`update-a-webhook-configuration-for-${owned}`),
      requires: requires.write,
      resource: "Hook",
      body: hookConfigInput,
      responses: { 200: hookConfigSchema },
      handler: async ({ grant, params: { hook_id: hookId }, body, ...input }) => {
        const change = { actor: requireActor(grant), owner: ownerIn(input), hookId, input: {}, merge: body };
        return ok(representHookConfig(await updateOwnedHook(change)));
      },
    }),
    operation({
      ...about,
      id: `${ids.prefix}/ping-webhook`,
      method: "POST",
      path: `${one}/pings`,
      summary: "Say hello to a webhook",
      documentation: anchor(`ping-${owned}-webhook`),
      requires: requires.ping,
      responses: { 204: null },
      handler: async ({ grant, params: { hook_id: hookId }, ...input }) => {
        await pingHook({ actor: requireActor(grant), owner: ownerIn(input), hookId });
        return noContent();
      },
    }),
    ...deliveryOperations(family, { one, owned, anchor }),
  ];
}

/** Its log: the list, one delivery, and sending it again. */
function deliveryOperations(
  { ids, requires, documentation }: HookFamily,
  { one, owned, anchor }: { one: string; owned: string; anchor: (name: string) => string },
): Operation[] {
  return [
    operation({
      id: `${ids.prefix}/list-webhook-deliveries`,
      method: "GET",
      path: `${one}/deliveries`,
      summary: "List what a webhook was sent, newest first",
      documentation: anchor(`list-deliveries-for-${owned}-webhook`),
      accepts: ACTORS,
      requires: requires.read,
      resource: "HookDelivery",
      params: hookParams,
      query: deliveriesQuery,
      responses: { 200: z.array(deliveryItemSchema) },
      handler: async ({ params, query, url, ...input }) => {
        const hook = await requireHook(ownerIn(input), params.hook_id);
        return answerDeliveries(hook.id, query, url);
      },
    }),
    operation({
      id: `${ids.prefix}/get-webhook-delivery`,
      method: "GET",
      path: `${one}/deliveries/{delivery_id}`,
      summary: "Get one delivery of a webhook with what was sent and what was answered",
      documentation: anchor(documentation.delivery),
      accepts: ACTORS,
      requires: requires.read,
      params: hookDeliveryParams,
      responses: { 200: deliverySchema },
      handler: async ({ params, ...input }) => {
        const hook = await requireHook(ownerIn(input), params.hook_id);
        const delivery = await findDelivery({ hookId: hook.id, deliveryId: params.delivery_id });
        if (!delivery) throw notFound();
        return ok(representDelivery(delivery));
      },
    }),
    operation({
      id: `${ids.prefix}/redeliver-webhook-delivery`,
      method: "POST",
      path: `${one}/deliveries/{delivery_id}/attempts`,
      summary: "Send a delivery of a webhook once more",
      documentation: anchor(`redeliver-a-delivery-for-${owned}-webhook`),
      accepts: ACTORS,
      requires: requires.write,
      params: hookDeliveryParams,
      responses: { 202: z.object({}) },
      handler: async ({ params, ...input }) => {
        const hook = await requireHook(ownerIn(input), params.hook_id);
        await redeliver({ hookId: hook.id, deliveryId: params.delivery_id });
        return accepted();
      },
    }),
  ];
}
