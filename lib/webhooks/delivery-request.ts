import { hookSecretPlace } from "@/lib/integrations/identifiers.ts";
import { secretBox } from "@/lib/platform/secret-box.ts";
import type { ClaimedDelivery } from "./queue.ts";
import { formerSignatureHeader, signatureHeaders } from "./sign.ts";

/** Receivers look for the first part; the second is one spelling of ours. */
const USER_AGENT = "GitHub-Hookshot/6d6f727";

/** What the request is made of, whoever makes it: the worker, or a program that listens. */
export type Requested = Pick<
  ClaimedDelivery,
  | "guid"
  | "event"
  | "body"
  | "hookId"
  | "contentType"
  | "sealedSecret"
  | "formerSealedSecret"
  | "integrationId"
  | "repositoryId"
  | "organizationId"
>;

/** Headers and the exact bytes; or why they cannot be made. */
export function deliveryRequest(
  delivery: Requested,
): { headers: Record<string, string>; bytes: Buffer } | { problem: string } {
  const bytes = requestBytes(delivery);
  const secret = openSecret(delivery.hookId, delivery.sealedSecret);
  if ("problem" in secret) return secret;
  const former = openSecret(delivery.hookId, delivery.formerSealedSecret);
  const headers = requestHeaders(delivery, {
    bytes,
    secret: secret.plain,
    former: "problem" in former ? null : former.plain,
  });
  return { headers, bytes };
}

/** The body as it goes over the wire: JSON, or a form with the JSON as its one field. */
function requestBytes({ contentType, body }: Requested): Buffer {
  return Buffer.from(contentType === "form" ? new URLSearchParams({ payload: body }).toString() : body);
}

/** The secret in the clear; null for a hook without one. */
function openSecret(hookId: number, sealedSecret: string | null): { plain: string | null } | { problem: string } {
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
  delivery: Requested,
  { bytes, secret, former }: { bytes: Uint8Array; secret: string | null; former: string | null },
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
    ...(former !== null && formerSignatureHeader(former, bytes)),
  };
}

/** Whose hook it is. */
function targetOf({ integrationId, repositoryId, organizationId }: Requested): { type: string; id: number } {
  if (integrationId !== null) return { type: "integration", id: integrationId };
  if (repositoryId !== null) return { type: "repository", id: repositoryId };
  return { type: "organization", id: organizationId ?? 0 };
}
