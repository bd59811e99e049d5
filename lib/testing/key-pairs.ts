import { generateKeyPairSync } from "node:crypto";

export type KeyPair = { privateKey: string; publicKey: string };

/** Two pairs for integrations' JWTs. Generating takes a good part of a second: the test run does it once for all files. */
export function generateKeyPairs(): KeyPair[] {
  return [1, 2].map(() => {
    const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
    return {
      privateKey: pair.privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
      publicKey: pair.publicKey.export({ type: "spki", format: "pem" }).toString(),
    };
  });
}
