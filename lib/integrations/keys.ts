import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { sha256 } from "@/lib/platform/crypto.ts";
import type { KeyFormat } from "./key-formats.ts";

const KEY_BITS = 2048;

/** The public half as it is stored, with the fingerprint that tells one key from another. */
export type PublicHalf = {
  /** SubjectPublicKeyInfo in PEM. */
  publicKey: string;
  /** Base64 of the SHA-256 of the SubjectPublicKeyInfo in DER, as `openssl` prints it. Source: wire facts §1.8. */
  fingerprint: string;
};

/** A PEM that is no RSA key, or too short a one. The message is for whoever pasted it and holds none of it. */
export class KeyProblem extends Error {
  override readonly name = "KeyProblem";
}

const generate = promisify(generateKeyPair);

/**
 * A new RSA key pair. The private half is handed over here and kept nowhere, so that its format is chosen now:
 * PKCS#1 or PKCS#8 in PEM, or the PEM of PKCS#1 as one line of base64 for environment variables.
 */
export async function generateKeys(format: KeyFormat = "pkcs1"): Promise<PublicHalf & { privateKey: string }> {
  const { publicKey, privateKey } = await generate("rsa", { modulusLength: KEY_BITS });
  const type = format === "pkcs8" ? "pkcs8" : "pkcs1";
  const pem = privateKey.export({ type, format: "pem" }).toString();
  return { ...publicHalf(publicKey), privateKey: format === "base64" ? Buffer.from(pem).toString("base64") : pem };
}

/**
 * The public half of what a PEM holds: a private key (PKCS#1 or PKCS#8) or a public one (SubjectPublicKeyInfo or
 * PKCS#1).
 * @throws {KeyProblem}
 */
export function publicKeyFromPem(pem: string): PublicHalf {
  const key = isPrivateKeyPem(pem) ? publicKeyOf(() => createPrivateKey(pem)) : publicKeyOf(() => pem);
  if (key.asymmetricKeyType !== "rsa")
    throw new KeyProblem("The key is not an RSA key; JSON web tokens are signed with RS256");
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < KEY_BITS) throw new KeyProblem(`The key has ${bits} bits; use at least ${KEY_BITS}`);
  return publicHalf(key);
}

export function isPrivateKeyPem(pem: string): boolean {
  return /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem);
}

function publicKeyOf(read: () => KeyObject | string): KeyObject {
  try {
    return createPublicKey(read());
  } catch {
    // The cause may quote what was pasted, so it is dropped.
    throw new KeyProblem("This is not a key in PEM format; it starts with a line like -----BEGIN PUBLIC KEY-----");
  }
}

function publicHalf(key: KeyObject): PublicHalf {
  return {
    publicKey: key.export({ type: "spki", format: "pem" }).toString(),
    fingerprint: sha256(key.export({ type: "spki", format: "der" })).toString("base64"),
  };
}
