import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { secretBox } from "@/lib/platform/secret-box.ts";
import { hashToken, lastEight } from "@/lib/tokens/formats.ts";
import { hookSecretPlace, newClientSecret } from "../identifiers.ts";
import { clientSecretRow, keyRow } from "../insert-integration.ts";
import { generateKeys } from "../keys.ts";
import { findHookOf, findIntegrationById, type IntegrationDetails } from "../queries.ts";

export type Converted = {
  integration: IntegrationDetails;
  clientSecret: string;
  /** Null while the webhook has no secret. */
  webhookSecret: string | null;
  /** PKCS#1; in this answer and nowhere else. */
  privateKey: string;
};

/**
 * Exchanges the code of a registration by manifest for credentials, which are made here: none lies about before. Throws
 * 404 for a code that is none, was used or is older than an hour.
 */
export async function convertCode(code: string): Promise<Converted> {
  const live = { hash: hashToken(code), expiresAt: { gt: clock.now() } };
  // Looked at before a key is made, which costs much more.
  const waiting = await db.manifestCode.findFirst({ where: live, select: { integrationId: true } });
  if (!waiting) throw notFound();
  const { privateKey, ...half } = await generateKeys();
  const clientSecret = newClientSecret();
  return transaction(async (tx) => {
    // Before the code, as whoever deletes the integration does: the code goes with it.
    await tx.$queryRaw`SELECT id FROM "Integration" WHERE id = ${waiting.integrationId} FOR UPDATE`;
    const found = await tx.manifestCode.findFirst({ where: live });
    const { count } = await tx.manifestCode.deleteMany({ where: live });
    const integration = found && count === 1 ? await findIntegrationById(found.integrationId, tx) : null;
    if (!found || !integration) throw notFound();
    const { integrationId, createdById } = found;
    await tx.integrationKey.create({ data: { integrationId, ...keyRow(half, createdById) } });
    await tx.clientSecret.create({ data: { integrationId, ...clientSecretRow(clientSecret, createdById) } });
    const about = { actorId: createdById, accountId: integration.ownerId, integrationId };
    await recordAudit(tx, {
      ...about,
      action: "integration.generate_key",
      data: { fingerprint: half.fingerprint, by: "manifest" },
    });
    await recordAudit(tx, {
      ...about,
      action: "integration.generate_client_secret",
      data: { last_eight: lastEight(clientSecret), by: "manifest" },
    });
    const { id, sealedSecret } = await findHookOf(integrationId, tx);
    const webhookSecret = sealedSecret && secretBox().open(sealedSecret, hookSecretPlace(id));
    return { integration, clientSecret, webhookSecret, privateKey };
  });
}
