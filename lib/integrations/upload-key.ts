import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { addKey, type GeneratedKey } from "./generate-key.ts";
import { isPrivateKeyPem, KeyProblem, type PublicHalf, publicKeyFromPem } from "./keys.ts";
import { refuseField } from "./validated.ts";

/**
 * Keeps the public half of a pair that was made elsewhere, so that the private half never comes here. Throws 422 for
 * anything but an RSA public key of 2048 bits and more; a private key is refused before it is stored or logged.
 */
export async function uploadKey({
  actor,
  integrationId,
  pem,
}: {
  actor: Actor;
  integrationId: number;
  pem: string;
}): Promise<Omit<GeneratedKey, "privateKey">> {
  const half = requirePublicHalf(pem.trim());
  return transaction((tx) => addKey(tx, { actor, integrationId, half }));
}

function requirePublicHalf(pem: string): PublicHalf {
  if (pem === "") throw refuseField("public_key", "Paste the public key.", "missing_field");
  if (isPrivateKeyPem(pem))
    throw refuseField(
      "public_key",
      "This is a private key. It was not kept, but treat it as known to others and make a new pair; paste the public half, which starts with -----BEGIN PUBLIC KEY-----.",
      "invalid",
    );
  try {
    return publicKeyFromPem(pem);
  } catch (error) {
    throw error instanceof KeyProblem ? refuseField("public_key", `${error.message}.`, "invalid") : error;
  }
}
