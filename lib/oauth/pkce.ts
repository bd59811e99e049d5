import { equalInConstantTime, sha256 } from "@/lib/platform/crypto.ts";

/** Base64url of a SHA-256. */
const CHALLENGE = /^[\w-]{43}$/;
const VERIFIER = /^[\w.~-]{43,128}$/;

/** Why a request's challenge is no good, for its client's maker; null when it is, and when there is none. */
export function challengeProblem({
  challenge,
  method,
}: {
  challenge: string | null;
  method: string | null;
}): string | null {
  if (challenge === null)
    return method === null ? null : "The code_challenge_method was sent without a code_challenge.";
  if (method !== "S256") return "The code_challenge_method must be S256.";
  return CHALLENGE.test(challenge) ? null : "The code_challenge must be the 43 characters of a SHA-256 in base64url.";
}

/**
 * Whether the exchange comes from whoever began: a verifier for a challenge, and none without. One that was sent for a
 * code without a challenge means that somebody took the challenge away (RFC 9700 §2.1.1).
 */
export function fitsChallenge(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null || verifier === null) return challenge === verifier;
  return VERIFIER.test(verifier) && equalInConstantTime(sha256(verifier).toString("base64url"), challenge);
}
