import { hookSecretPlace } from "@/lib/integrations/identifiers.ts";
import { config } from "@/lib/platform/config.ts";
import { fetchOutbound } from "@/lib/platform/http-client.ts";
import { secretBox } from "@/lib/platform/secret-box.ts";
import type { ClaimedDelivery, FinishedDelivery } from "./queue.ts";
import { signatureHeaders } from "./sign.ts";

/** Source of the limits: wire facts §1.19. */
const ANSWER_LIMIT_MS = 10_000;
const BODY_BYTES_MAX = 25 * 1024 * 1024;

/** Receivers look for the first part; the second is one spelling of ours. */
const USER_AGENT = "GitHub-Hookshot/6d6f727";

/** Sends one delivery once and tells how it went; never throws. The receiver has `limitMs` to answer. */
export async function attemptDelivery(
  delivery: ClaimedDelivery,
  limitMs: number = ANSWER_LIMIT_MS,
): Promise<FinishedDelivery> {
  const { id, url } = delivery;
  const notSent = (outcome: string, detail: string): FinishedDelivery => ({
    id,
    url,
    outcome,
    detail,
    durationMs: 0,
    statusCode: null,
    requestHeaders: {},
    responseHeaders: null,
    responseBody: null,
  });
  if (!delivery.active || url === null)
    return notSent("inactive", "The webhook was switched off before this was sent.");
  const bytes = requestBytes(delivery);
  if (bytes.byteLength > BODY_BYTES_MAX)
    return notSent("too-large", `The payload has ${bytes.byteLength} bytes; more than ${BODY_BYTES_MAX} are not sent.`);
  const secret = openSecret(delivery);
  if ("problem" in secret) return notSent("secret", secret.problem);
  const headers = requestHeaders(delivery, { bytes, secret: secret.plain });
  const result = await fetchOutbound({
    url,
    method: "POST",
    headers,
    body: bytes,
    timeoutMs: limitMs,
    insecureSsl: delivery.insecureSsl,
    policy: config().outboundPolicy,
  });
  const answered = result.outcome === "response";
  return {
    id,
    url,
    durationMs: result.durationMs,
    outcome: result.outcome,
    detail: answered ? null : result.detail.replaceAll("\0", ""),
    statusCode: answered ? result.status : null,
    requestHeaders: headers,
    responseHeaders: answered ? result.headers : null,
    responseBody: answered ? result.body : null,
  };
}

/** The body as it goes over the wire: JSON, or a form with the JSON as its one field. */
function requestBytes({ contentType, body }: ClaimedDelivery): Buffer {
  return Buffer.from(contentType === "form" ? new URLSearchParams({ payload: body }).toString() : body);
}

/** The secret in the clear; null for a hook without one. */
function openSecret({ hookId, sealedSecret }: ClaimedDelivery): { plain: string | null } | { problem: string } {
  if (sealedSecret === null) return { plain: null };
  try {
    return { plain: secretBox().open(sealedSecret, hookSecretPlace(hookId)) };
  } catch (error) {
    // Better unsent than unsigned: a receiver that expects a signature could not tell it from a forgery.
    return { problem: `${(error as Error).message}; set the webhook's secret again.` };
  }
}

/** Names, values and order of the headers. Source: wire facts §1.19. */
function requestHeaders(
  delivery: ClaimedDelivery,
  { bytes, secret }: { bytes: Uint8Array; secret: string | null },
): Record<string, string> {
  const target = targetOf(delivery);
  return {
    Accept: "*/*",
    "Content-Type": delivery.contentType === "form" ? "application/x-www-form-urlencoded" : "application/json",
    "User-Agent": USER_AGENT,
    "X-GitHub-Delivery": delivery.guid,
    "X-GitHub-Event": delivery.event,
    "X-GitHub-Hook-ID": String(delivery.hookId),
    "X-GitHub-Hook-Installation-Target-ID": String(target.id),
    "X-GitHub-Hook-Installation-Target-Type": target.type,
    ...(secret !== null && signatureHeaders(secret, bytes)),
  };
}

/** Whose hook it is. */
function targetOf({ integrationId, repositoryId, organizationId }: ClaimedDelivery): { type: string; id: number } {
  if (integrationId !== null) return { type: "integration", id: integrationId };
  if (repositoryId !== null) return { type: "repository", id: repositoryId };
  return { type: "organization", id: organizationId ?? 0 };
}
