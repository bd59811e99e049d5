import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import type { InstallationWithParts } from "../queries.ts";
import { RECEIPT_ALGORITHM, signingKey } from "./keys.ts";

/** Long enough for a redirect. */
const LIFE_SECONDS = 300;

/**
 * A JWT that proves to the integration who installed or changed which installation: what it is told in an address
 * anybody can write there (wire facts §1.6). `exp` is five minutes ahead, and `nonce` is new in every receipt, so that
 * the integration can refuse one that it has seen.
 */
export async function issueReceipt({
  installation,
  action,
  person,
  state,
}: {
  installation: Pick<InstallationWithParts, "id" | "account" | "integration">;
  action: "install" | "update";
  /** Who did it. */
  person: { id: number; login: string };
  state: string | undefined;
}): Promise<string> {
  const { id, account, integration } = installation;
  const signing = await signingKey();
  const now = Math.floor(clock.now().getTime() / 1000);
  return new SignJWT({
    integration: { id: integration.id, slug: integration.slug },
    installation: { id, action },
    account: {
      id: account.id,
      login: account.login,
      type: account.type === "ORGANIZATION" ? "Organization" : "User",
    },
    installer: { id: person.id, login: person.login },
    state: state ?? null,
    nonce: randomUUID(),
  })
    .setProtectedHeader({ alg: RECEIPT_ALGORITHM, kid: signing.id, typ: "install-receipt+jwt" })
    .setIssuer(config().publicUrl)
    .setAudience(integration.clientId)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFE_SECONDS)
    .sign(signing.key);
}
