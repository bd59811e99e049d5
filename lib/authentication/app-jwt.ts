import { createPublicKey, type KeyObject } from "node:crypto";
import { compactVerify, decodeJwt, decodeProtectedHeader } from "jose";
import { Refusal, undecodedJwt } from "@/lib/api/errors.ts";
import type { IntegrationGrant } from "@/lib/authorization/grant.ts";
import { findIntegrationForJwt, touchIntegrationKey } from "@/lib/integrations/queries.ts";
import { suspendedClient } from "@/lib/oauth/suspend-client.ts";
import { clock } from "@/lib/platform/clock.ts";
import { shared } from "@/lib/platform/shared.ts";

/** The furthest that `exp` may lie ahead of the server's clock. */
const MAX_LIFE_SECONDS = 600;

/** Exact words of the wire format (wire facts §1.11): clients match them to correct their clocks. */
const WORDS = {
  exp: "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
  expTooFar: "'Expiration time' claim ('exp') is too far in the future",
  iat: "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
  issMissing: "Missing 'issuer' claim ('iss') in assertion",
  iss: "'Issuer' claim ('iss') must be an Integer",
  noKey: "Integration must generate a public key",
} as const;

const refuse = (message: string) => new Refusal(401, message, { documentation: "/rest" });

/**
 * An integration as itself. Throws 401 with the wire format's words, 404 when no integration has that id, and 403 while it
 * is suspended by those who run the server.
 * The signature may be of any of its keys.
 */
export async function authenticateAppJwt(jwt: string): Promise<IntegrationGrant> {
  const claims = decode(jwt);
  const issuer = issuerOf(claims.iss);
  const integration = await findIntegrationForJwt(issuer);
  if (!integration) throw unknownIssuer(issuer);
  if (integration.keys.length === 0) throw refuse(WORDS.noKey);
  const keyId = await findSigningKey(jwt, integration.keys);
  if (keyId === null) throw undecodedJwt();
  requireTimes(claims);
  if (integration.suspended) throw suspendedClient();
  await touchIntegrationKey(keyId);
  const { id: integrationId, clientId, slug } = integration;
  return { kind: "integration", integrationId, clientId, slug, keyId };
}

function decode(jwt: string): Record<string, unknown> {
  try {
    if (decodeProtectedHeader(jwt).alg !== "RS256") throw new Error("not RS256");
    return decodeJwt(jwt);
  } catch (cause) {
    throw undecodedJwt(cause);
  }
}

type Issuer = { id: number } | { clientId: string };

/** The app id, as a number or its digits, or the client id. */
function issuerOf(iss: unknown): Issuer {
  if (iss === undefined || iss === null || iss === "") throw refuse(WORDS.issMissing);
  if (typeof iss === "number" && Number.isSafeInteger(iss)) return { id: iss };
  if (typeof iss !== "string" || iss.includes("\0")) throw refuse(WORDS.iss); // a NUL is in no client id
  return /^\d{1,9}$/.test(iss) ? { id: Number(iss) } : { clientId: iss };
}

/** What looks like an id is one that nobody has; any other text was never an issuer. */
function unknownIssuer(issuer: Issuer): Refusal {
  if ("clientId" in issuer && !/^Iv\d/.test(issuer.clientId)) return refuse(WORDS.iss);
  return new Refusal(404, "Integration not found", { documentation: "/rest" });
}

function requireTimes({ exp, iat }: Record<string, unknown>): void {
  const now = Math.floor(clock.now().getTime() / 1000);
  if (typeof exp !== "number" || exp <= now) throw refuse(WORDS.exp);
  if (exp > now + MAX_LIFE_SECONDS) throw refuse(WORDS.expTooFar);
  if (!Number.isInteger(iat) || (iat as number) > now) throw refuse(WORDS.iat);
}

const imported = shared("integration-keys", () => new Map<number, KeyObject>());
const MAX_IMPORTED = 1000;

/** Parsing a key costs more than checking a signature with it; a key's row never changes. */
function publicKeyOf({ id, publicKey }: { id: number; publicKey: string }): KeyObject {
  let key = imported.get(id);
  if (!key) {
    key = createPublicKey(publicKey);
    if (imported.size >= MAX_IMPORTED) imported.clear();
    imported.set(id, key);
  }
  return key;
}

async function findSigningKey(jwt: string, keys: readonly { id: number; publicKey: string }[]): Promise<number | null> {
  for (const key of keys) {
    const verified = await compactVerify(jwt, publicKeyOf(key), { algorithms: ["RS256"] }).catch(() => null);
    if (verified) return key.id;
  }
  return null;
}
