import { hmacHex } from "@/lib/platform/crypto.ts";

export type SignatureHeaders = { "X-Hub-Signature": string; "X-Hub-Signature-256": string };

/** Both signatures over the exact bytes that are sent. Source: wire facts §1.19. */
export function signatureHeaders(secret: string, body: string | Uint8Array): SignatureHeaders {
  return {
    "X-Hub-Signature": `sha1=${hmacHex("sha1", secret, body)}`,
    "X-Hub-Signature-256": `sha256=${hmacHex("sha256", secret, body)}`,
  };
}
