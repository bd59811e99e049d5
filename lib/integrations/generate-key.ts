import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { keyRow } from "./insert-integration.ts";
import type { KeyFormat } from "./key-formats.ts";
import { generateKeys, type PublicHalf } from "./keys.ts";
import { KEYS_MAX } from "./limits.ts";
import { lockIntegration } from "./lock-integration.ts";
import { refuseField } from "./validated.ts";

/** A key that was just made. The private half is in this answer and nowhere else. */
export type GeneratedKey = { id: number; slug: string; fingerprint: string; createdAt: Date; privateKey: string };

/** Makes a key pair and keeps the public half. Throws 422 when the integration has all the keys it may have. */
export async function generateKey({
  actor,
  integrationId,
  format = "pkcs1",
}: {
  actor: Actor;
  integrationId: number;
  format?: KeyFormat;
}): Promise<GeneratedKey> {
  const { privateKey, ...half } = await generateKeys(format);
  const added = await transaction((tx) => addKey(tx, { actor, integrationId, half }));
  return { ...added, privateKey };
}

/** Keeps a public half, generated here or brought along. */
export async function addKey(
  tx: Tx,
  { actor, integrationId, half }: { actor: Actor; integrationId: number; half: PublicHalf },
): Promise<Omit<GeneratedKey, "privateKey">> {
  const { ownerId, slug } = await lockIntegration(tx, { integrationId, actor });
  const { fingerprint } = half;
  const existing = await tx.integrationKey.findMany({ where: { integrationId }, select: { fingerprint: true } });
  if (existing.length >= KEYS_MAX)
    throw refuseField("keys", `An integration can have ${KEYS_MAX} keys. Delete one that is no longer in use.`);
  if (existing.some((key) => key.fingerprint === fingerprint))
    throw refuseField("public_key", "The integration has this key already.", "already_exists");
  const { id, createdAt } = await tx.integrationKey.create({
    data: { integrationId, ...keyRow(half, actor.accountId) },
    select: { id: true, createdAt: true },
  });
  await recordAudit(tx, {
    action: "integration.generate_key",
    actorId: actor.accountId,
    accountId: ownerId,
    integrationId,
    data: { key_id: id, fingerprint },
  });
  return { id, slug, fingerprint, createdAt };
}
