import { hash, verify } from "@node-rs/argon2";
import { shared } from "@/lib/platform/shared.ts";

/**
 * Argon2id with 19 MiB of memory, two passes and one lane: about 20 ms here for one guess.
 * Source: the first of the parameter sets in OWASP's password storage recommendations.
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const UNKNOWN_ACCOUNT = "there is no such account";
const decoy = shared("password-decoy", (): { hash?: Promise<string> } => ({}));

/** The text to store of a password: parameters, salt and hash in one. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/**
 * Whether `password` is the one that `stored` was made of. Without a stored hash it takes as long and says no, so that
 * the time of an answer does not tell whether an account exists.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy.hash ??= hashPassword(UNKNOWN_ACCOUNT);
  const matches = await verify(stored ?? (await decoy.hash), password);
  return stored !== null && matches;
}
