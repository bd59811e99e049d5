import { unprocessable } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { currentAgreement, insertSignature } from "./agreement.ts";

/**
 * Signs the version that the person has read.
 * @throws 422 when another one was published since
 */
export async function signAgreement({ viewerId, version }: { viewerId: number; version: number }): Promise<void> {
  await transaction(async (tx) => {
    const current = await currentAgreement(tx);
    if (version !== current.version)
      throw unprocessable("A new version was published while you were reading. It is shown now: read it, then sign.");
    await insertSignature(tx, viewerId, version);
    await recordAudit(tx, {
      action: "user.sign_agreement",
      actorId: viewerId,
      accountId: viewerId,
      data: { version },
    });
  });
}
