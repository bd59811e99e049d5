import { z } from "zod";
import { ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { operation } from "@/lib/api/operation.ts";
import { requireIntegration } from "@/lib/installations/operations/require-integration.ts";
import { URL_LENGTH_MAX, WEBHOOK_SECRET_LENGTH_MAX } from "../limits.ts";
import { findHookOf, findIntegrationById } from "../queries.ts";
import { hookConfigSchema, representHookConfig } from "../represent.ts";
import { isWebUrl } from "../rules.ts";
import { updateHook } from "../update-hook.ts";

export const getHookConfig = operation({
  id: "apps/get-webhook-config-for-app",
  method: "GET",
  path: "/app/hook/config",
  summary: "Get the configuration of the integration's webhook",
  documentation: "/rest/apps/webhooks#get-a-webhook-configuration-for-an-app",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  responses: { 200: hookConfigSchema },
  example: {},
  handler: async ({ grant }) => ok(representHookConfig(await findHookOf(requireIntegration(grant).integrationId))),
});

/** The wire format writes the switch as a text or a number, and reads either. */
const insecureSsl = z.union([z.enum(["0", "1"]), z.literal(0), z.literal(1)], { error: 'use "0" or "1"' });

export const updateHookConfig = operation({
  id: "apps/update-webhook-config-for-app",
  method: "PATCH",
  path: "/app/hook/config",
  summary: "Change the configuration of the integration's webhook",
  documentation: "/rest/apps/webhooks#update-a-webhook-configuration-for-an-app",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  resource: "Hook",
  body: z.object({
    url: z
      .string()
      .max(URL_LENGTH_MAX)
      .refine(isWebUrl, { error: "use a full https address; http is for loopback alone" })
      .optional(),
    content_type: z.enum(["json", "form"]).optional(),
    secret: z.string().max(WEBHOOK_SECRET_LENGTH_MAX).optional(),
    insecure_ssl: insecureSsl.optional(),
  }),
  responses: { 200: hookConfigSchema },
  example: { body: { content_type: "json" } },
  handler: async ({ grant, body }) => {
    const { integrationId } = requireIntegration(grant);
    const [integration, hook] = await Promise.all([findIntegrationById(integrationId), findHookOf(integrationId)]);
    if (!integration) throw notFound();
    const changed = await updateHook({
      actor: { accountId: integration.botId, viaIntegrationId: integrationId },
      integrationId,
      input: {
        webhook_active: hook.active,
        webhook_url: body.url ?? hook.url,
        webhook_content_type: body.content_type ?? (hook.contentType === "form" ? "form" : "json"),
        webhook_insecure_ssl: body.insecure_ssl === undefined ? hook.insecureSsl : String(body.insecure_ssl) === "1",
        ...(body.secret !== undefined && { webhook_secret: body.secret }),
      },
    });
    return ok(representHookConfig(changed));
  },
});
