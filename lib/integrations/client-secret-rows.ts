import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { lastEight } from "@/lib/tokens/formats.ts";
import { newClientSecret } from "./identifiers.ts";
import { clientSecretRow } from "./insert-integration.ts";
import { CLIENT_SECRETS_MAX } from "./limits.ts";

/** Whose client secrets: an integration's or an OAuth application's. The caller holds it and may change it. */
type Owner = { integrationId: number } | { oauthApplicationId: number };

/** Adds a client secret, which is known to nobody afterwards; null when there are as many as there can be. */
export async function insertClientSecret(
  tx: Tx,
  owner: Owner,
  createdById: number,
): Promise<{ id: number; secret: string; lastEight: string } | null> {
  if ((await tx.clientSecret.count({ where: owner })) >= CLIENT_SECRETS_MAX) return null;
  const secret = newClientSecret();
  const data = { ...owner, ...clientSecretRow(secret, createdById) };
  const { id } = await tx.clientSecret.create({ data, select: { id: true } });
  return { id, secret, lastEight: lastEight(secret) };
}

/** Ends a client secret at once. Throws 404 when there is no such one. */
export async function endClientSecret(tx: Tx, owner: Owner, id: number): Promise<{ lastEight: string }> {
  const secret = await tx.clientSecret.findUnique({ where: { id, ...owner } });
  if (!secret) throw notFound();
  return tx.clientSecret.delete({ where: { id }, select: { lastEight: true } });
}
