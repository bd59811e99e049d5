import { settleNotices } from "@/lib/accounts/notices.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { noticeSubject, tellOwners } from "./tell-owners.ts";

/**
 * Puts a new version before the accounts whose installations hold less than it asks for, and takes back what was said
 * of earlier versions where nothing is left to accept. In the transaction that makes the version.
 */
export async function offerPermissions(
  tx: Tx,
  {
    integrationId,
    version,
    waiting,
    settled,
  }: {
    integrationId: number;
    version: number;
    /** Installations that have something to accept. */
    waiting: readonly number[];
    /** Installations that have nothing to accept any more. */
    settled: readonly number[];
  },
): Promise<void> {
  const createdAt = clock.now();
  await tx.permissionOffer.createMany({
    data: waiting.map((installationId) => ({ installationId, version, createdAt })),
  });
  await settleNotices(tx, settled.map(noticeSubject));
  await tellOwners(tx, { integrationId, version, installationIds: waiting });
}
