import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { fetchOutbound } from "@/lib/platform/http-client.ts";
import { deliveryRequest } from "./delivery-request.ts";
import type { ClaimedDelivery, FinishedDelivery } from "./queue.ts";
import { hookStateAfter, retryAt } from "./retry.ts";

/** Source of the limits: wire facts §1.19. */
const ANSWER_LIMIT_MS = 10_000;
const BODY_BYTES_MAX = 25 * 1024 * 1024;

type Ended = Omit<FinishedDelivery, "id" | "hookId" | "retryAt" | "hookState">;

/** Sends one delivery once and tells how it went and what follows; never throws. The receiver has `limitMs` to
 *  answer; `allowed` are networks that are reached although they are not public. */
export async function attemptDelivery(
  delivery: ClaimedDelivery,
  { limitMs = ANSWER_LIMIT_MS, allowed = [] }: { limitMs?: number | undefined; allowed?: readonly string[] } = {},
): Promise<FinishedDelivery> {
  const { id, hookId } = delivery;
  const ended = await send(delivery, limitMs, allowed);
  const now = clock.now();
  return {
    ...ended,
    id,
    hookId,
    retryAt: retryAt(delivery, ended, { now, random: Math.random() }),
    hookState: hookStateAfter(delivery, ended, now),
  };
}

async function send(delivery: ClaimedDelivery, limitMs: number, allowed: readonly string[]): Promise<Ended> {
  const { url } = delivery;
  const notSent = (outcome: string, detail: string): Ended => ({
    url,
    outcome,
    detail,
    durationMs: 0,
    timing: null,
    statusCode: null,
    requestHeaders: {},
    responseHeaders: null,
    responseBody: null,
  });
  if (!delivery.active || url === null)
    return delivery.listener === null
      ? notSent("inactive", "The webhook was switched off before this was sent.")
      : notSent("listener", "The webhook has no address: this is kept for whoever listens.");
  const made = deliveryRequest(delivery);
  if ("problem" in made) return notSent("secret", made.problem);
  const { headers, bytes } = made;
  if (bytes.byteLength > BODY_BYTES_MAX)
    return notSent("too-large", `The payload has ${bytes.byteLength} bytes; more than ${BODY_BYTES_MAX} are not sent.`);
  const result = await fetchOutbound({
    url,
    method: "POST",
    headers,
    body: bytes,
    timeoutMs: limitMs,
    insecureSsl: delivery.insecureSsl,
    policy: config().outboundPolicy,
    allowed,
  });
  const answered = result.outcome === "response";
  return {
    url,
    durationMs: result.durationMs,
    timing: answered ? result.timing : null,
    outcome: result.outcome,
    detail: answered ? null : result.detail.replaceAll("\0", ""),
    statusCode: answered ? result.status : null,
    requestHeaders: headers,
    responseHeaders: answered ? result.headers : null,
    responseBody: answered ? result.body : null,
  };
}
