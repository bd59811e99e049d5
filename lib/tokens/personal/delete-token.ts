import { settleNotices } from "@/lib/accounts/notices.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { requestSubject } from "./request-notice.ts";
import { lockOwnToken } from "./store.ts";

/** Ends one of a person's own tokens at once. Throws 404 for those of others. */
export async function deletePersonalToken({
  viewerId,
  tokenId,
  kind,
}: {
  viewerId: number;
  tokenId: number;
  kind: "PERSONAL" | "FINE_GRAINED";
}): Promise<void> {
  await transaction(async (tx) => {
    const { note, approval, resourceOwnerId } = await lockOwnToken(tx, { viewerId, tokenId, kind });
    await tx.accessToken.delete({ where: { id: tokenId } });
    await settleNotices(tx, requestSubject(tokenId));
    const data = { token_id: tokenId, note };
    await recordAudit(tx, { action: "personal_access_token.destroy", actorId: viewerId, accountId: viewerId, data });
    if (approval === "PENDING" && resourceOwnerId !== null)
      await recordAudit(tx, {
        action: "personal_access_token.request_cancelled",
        actorId: viewerId,
        accountId: resourceOwnerId,
        data,
      });
  });
}
