import { hmacHex } from "@/lib/platform/crypto.ts";

export type SignatureHeaders = { "X-Hub-Signature": string; "X-Hub-Signature-256": string };

/** Both signatures over the exact bytes that are sent. Source: wire facts §1.19. */
export function signatureHeaders(secret: string, body: string | Uint8Array): SignatureHeaders {
  return {
    "X-Hub-Signature": `sha1=${hmacHex("sha1", secret, body)}`,
    "X-Hub-Signature-256": `sha256=${hmacHex("sha256", secret, body)}`,
  };
}

/**
 * While a secret is being replaced, the signature by the one before it, in a header of its own: a receiver that looks
 * for it accepts either, one that does not sees the documented headers alone.
 */
export function formerSignatureHeader(secret: string, body: string | Uint8Array): Record<string, string> {
  return { "X-Mortise-Former-Signature-256": `sha256=${hmacHex("sha256", secret, body)}` };
}
