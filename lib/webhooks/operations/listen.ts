import { z } from "zod";
import { ok } from "@/lib/api/answer.ts";
import { operation } from "@/lib/api/operation.ts";
import { requireIntegration } from "@/lib/installations/operations/require-integration.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { pause } from "@/lib/platform/pause.ts";
import { stopping } from "@/lib/platform/stopping.ts";
import { acknowledge, keepForListener, waitingForListener } from "../listener.ts";
import { readDeliveryId } from "../queries.ts";

const LOOK_EVERY_MS = 250;
const WAIT_SECONDS_MAX = 25;
const DETAIL_LENGTH_MAX = 500;
const URL_LENGTH_MAX = 2048;

const acknowledged = z.object({
  id: z.string().transform((text) => readDeliveryId(text) ?? 0n),
  status_code: z.int().min(100).max(599).nullable().default(null),
  /** Seconds. */
  duration: z.number().min(0).max(3600).default(0),
  problem: z.string().max(DETAIL_LENGTH_MAX).nullable().default(null),
  url: z.string().max(URL_LENGTH_MAX).default(""),
});

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
  body: z.object({
    acknowledged: z.array(acknowledged).max(500).default([]),
    /** Seconds to wait while there is nothing. */
    wait: z.number().min(0).max(WAIT_SECONDS_MAX).default(0),
  }),
  responses: {
    200: z.object({
      deliveries: z.array(
        z.object({
          id: z.string(),
          guid: z.string(),
          event: z.string(),
          headers: z.record(z.string(), z.string()),
          /** The exact bytes in base64. */
          body: z.string(),
        }),
      ),
    }),
  },
  example: { body: { wait: 0 } },
  free: true,
  handler: async ({ grant, body, signal, requireStillAllowed }) => {
    const hook = await findHookOf(requireIntegration(grant).integrationId);
    await acknowledge(
      hook.id,
      body.acknowledged.map(({ id, status_code: statusCode, duration, problem, url }) => ({
        id,
        statusCode,
        durationMs: Math.round(duration * 1_000),
        problem,
        url,
      })),
    );
    await keepForListener(hook.id);
    const until = performance.now() + body.wait * 1_000;
    let waiting = await waitingForListener(hook.id);
    while (waiting.length === 0 && performance.now() < until && (await pause(LOOK_EVERY_MS, signal, stopping))) {
      waiting = await waitingForListener(hook.id);
      await requireStillAllowed();
    }
    return ok({
      deliveries: waiting.map(({ id, guid, event, headers, bytes }) => ({
        id: String(id),
        guid,
        event,
        headers,
        body: bytes.toString("base64"),
      })),
    });
  },
});
