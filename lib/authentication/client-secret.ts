import { timingSafeEqual } from "node:crypto";
import { badCredentials } from "@/lib/api/errors.ts";
import type { ClientGrant } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { hashToken } from "@/lib/tokens/formats.ts";

/** An integration or OAuth application by client id and secret. Throws 401; passwords of people are not accepted. */
export async function authenticateClient(clientId: string, secret: string): Promise<ClientGrant> {
  if (clientId.includes("\0")) throw badCredentials({ documentation: "/rest" }); // the database would fail on it
  const hash = hashToken(secret);
  const secrets = await db.clientSecret.findMany({
    where: { OR: [{ integration: { clientId } }, { oauthApplication: { clientId } }] },
    select: { id: true, hash: true, integrationId: true, oauthApplicationId: true },
  });
  const found = secrets.find((candidate) => timingSafeEqual(candidate.hash, hash));
  if (!found) throw badCredentials({ documentation: "/rest" });
  await db.clientSecret.update({ where: { id: found.id }, data: { lastUsedAt: clock.now() } });
  return found.integrationId !== null
    ? { kind: "client", clientId, integrationId: found.integrationId }
    : { kind: "client", clientId, oauthApplicationId: found.oauthApplicationId as number };
}
