import { z } from "zod";
import { ok } from "@/lib/api/answer.ts";
import type { Answer } from "@/lib/api/operation.ts";
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

/** What a program that listens says and asks, whatever it signs in with. */
export const hearInput = z.object({
  acknowledged: z.array(acknowledged).max(500).default([]),
  /** Seconds to wait while there is nothing. */
  wait: z.number().min(0).max(WAIT_SECONDS_MAX).default(0),
});

export const heardSchema = z.object({
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
});

/** Takes what was forwarded off the list and answers with what comes next, waiting for it while there is nothing. */
export async function hear(
  hookId: number,
  input: z.output<typeof hearInput>,
  { signal, requireStillAllowed }: { signal: AbortSignal; requireStillAllowed: () => Promise<unknown> },
): Promise<Answer> {
  await acknowledge(
    hookId,
    input.acknowledged.map(({ id, status_code: statusCode, duration, problem, url }) => ({
      id,
      statusCode,
      durationMs: Math.round(duration * 1_000),
      problem,
      url,
    })),
  );
  await keepForListener(hookId);
  const until = performance.now() + input.wait * 1_000;
  let waiting = await waitingForListener(hookId);
  while (waiting.length === 0 && performance.now() < until && (await pause(LOOK_EVERY_MS, signal, stopping))) {
    waiting = await waitingForListener(hookId);
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
}
