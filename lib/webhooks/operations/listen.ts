import { operation } from "@/lib/api/operation.ts";
import { requireIntegration } from "@/lib/installations/operations/require-integration.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { hear, heardSchema, hearInput } from "./hear.ts";

/**
 * For a program that forwards deliveries to where the internet does not reach: it acknowledges what it forwarded and
 * waits for what comes next. What is not acknowledged comes again, whatever happened to the connection.
 */
export const listenToHook = operation({
  id: "apps/listen-to-webhook",
  method: "POST",
  path: "/app/hook/listener",
  summary: "Acknowledge deliveries that were forwarded, and wait for the next",
  documentation: "/rest/apps/webhooks",
  accepts: ["integration"],
  requires: { anyOf: [{}] },
  resource: "HookListener",
  body: hearInput,
  responses: { 200: heardSchema },
  example: { body: { wait: 0 } },
  free: true,
  handler: async ({ grant, body, signal, requireStillAllowed }) => {
    const hook = await findHookOf(requireIntegration(grant).integrationId);
    return hear(hook.id, body, { signal, requireStillAllowed });
  },
});
