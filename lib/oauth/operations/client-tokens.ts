import { z } from "zod";
import { noContent, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { idValue } from "@/lib/api/id-param.ts";
import { operation } from "@/lib/api/operation.ts";
import {
  endClientGrant,
  endClientToken,
  requireClientToken,
  requireOwnClient,
  resetClientToken,
} from "../client-tokens.ts";
import { authorizationSchema, representAuthorization } from "../represent.ts";
import { scopeToken } from "../scope-token.ts";

/** What a client does with its own tokens, by its id and secret. Source: wire facts §1.14. */
const ofClient = {
  accepts: ["client"],
  requires: { anyOf: [{}] },
  resource: "Authorization",
} as const;

const ofToken = {
  ...ofClient,
  path: "/applications/{client_id}/token",
  body: z.object({ access_token: z.string() }),
} as const;

export const checkToken = operation({
  ...ofToken,
  id: "apps/check-token",
  method: "POST",
  summary: "Check whether a token of the client is good",
  documentation: "/rest/apps/oauth-applications#check-a-token",
  responses: { 200: authorizationSchema },
  handler: async ({ grant, params, body }) => {
    const client = await requireOwnClient(grant, params.client_id);
    const value = body.access_token;
    return ok(representAuthorization(client, { token: await requireClientToken(client, value), value }));
  },
});

export const resetToken = operation({
  ...ofToken,
  id: "apps/reset-token",
  method: "PATCH",
  summary: "Give a token of the client another value",
  documentation: "/rest/apps/oauth-applications#reset-a-token",
  responses: { 200: authorizationSchema },
  handler: async ({ grant, params, body }) => {
    const client = await requireOwnClient(grant, params.client_id);
    return ok(representAuthorization(client, await resetClientToken(client, body.access_token)));
  },
});

export const deleteToken = operation({
  ...ofToken,
  id: "apps/delete-token",
  method: "DELETE",
  summary: "End a token of the client",
  documentation: "/rest/apps/oauth-applications#delete-an-app-token",
  responses: { 204: null },
  handler: async ({ grant, params, body }) => {
    await endClientToken(await requireOwnClient(grant, params.client_id), body.access_token);
    return noContent();
  },
});

export const deleteGrant = operation({
  ...ofToken,
  id: "apps/delete-authorization",
  method: "DELETE",
  path: "/applications/{client_id}/grant",
  summary: "End everything that a person agreed to for the client",
  documentation: "/rest/apps/oauth-applications#delete-an-app-authorization",
  responses: { 204: null },
  handler: async ({ grant, params, body }) => {
    await endClientGrant(await requireOwnClient(grant, params.client_id), body.access_token);
    return noContent();
  },
});

export const createScopedToken = operation({
  ...ofClient,
  id: "apps/scope-token",
  method: "POST",
  path: "/applications/{client_id}/token/scoped",
  summary: "Make a token of a person that reaches less than the one they gave",
  documentation: "/rest/apps/apps#create-a-scoped-access-token",
  body: z.object({
    access_token: z.string(),
    target: z.string().optional(),
    target_id: idValue.optional(),
    repositories: z.array(z.string()).max(500).optional(),
    repository_ids: z.array(idValue).max(500).optional(),
    permissions: z.record(z.string(), z.string()).optional(),
  }),
  responses: { 200: authorizationSchema },
  handler: async ({ grant, params, body: { access_token: token, ...narrowing } }) => {
    const client = await requireOwnClient(grant, params.client_id);
    if (client.kind !== "integration") throw notFound(); // scopes are narrowed when the person agrees
    const scoped = await scopeToken(client, token, narrowing);
    return ok(representAuthorization(client, scoped, scoped));
  },
});
