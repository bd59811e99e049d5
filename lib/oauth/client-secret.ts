import { timingSafeEqual } from "node:crypto";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { hashToken } from "@/lib/tokens/formats.ts";

const LAST_USE_GRAIN_MS = 3600_000;

export type ProvenClient = { integrationId: number | null; oauthApplicationId: number | null; suspended: boolean };

/** Whose client id and secret these are; null when they do not belong together. Its last use is noted, within the hour. */
export async function findClientBySecret(clientId: string, secret: string): Promise<ProvenClient | null> {
  if (clientId.includes("\0")) return null; // the database would fail on it
  const hash = hashToken(secret);
  const secrets = await db.clientSecret.findMany({
    where: { OR: [{ integration: { clientId } }, { oauthApplication: { clientId } }] },
    select: {
      id: true,
      hash: true,
      lastUsedAt: true,
      integrationId: true,
      oauthApplicationId: true,
      integration: { select: { suspendedAt: true } },
      oauthApplication: { select: { suspendedAt: true } },
    },
  });
  const found = secrets.find((candidate) => timingSafeEqual(candidate.hash, hash));
  if (!found) return null;
  const now = clock.now();
  if (!found.lastUsedAt || Math.abs(now.getTime() - found.lastUsedAt.getTime()) > LAST_USE_GRAIN_MS)
    await db.clientSecret.update({ where: { id: found.id }, data: { lastUsedAt: now } });
  const { integrationId, oauthApplicationId } = found;
  const suspended = Boolean((found.integration ?? found.oauthApplication)?.suspendedAt);
  return { integrationId, oauthApplicationId, suspended };
}
