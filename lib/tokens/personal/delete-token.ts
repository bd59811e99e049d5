import { settleNotices } from "@/lib/accounts/notices.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { recordTokenRequestEvent } from "./events.ts";
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
    const token = await lockOwnToken(tx, { viewerId, tokenId, kind });
    const { note, approval, resourceOwnerId } = token;
    await tx.accessToken.delete({ where: { id: tokenId } });
    await settleNotices(tx, requestSubject(tokenId));
    const data = { token_id: tokenId, note };
    await recordAudit(tx, { action: "personal_access_token.destroy", actorId: viewerId, accountId: viewerId, data });
    if (approval !== "PENDING" || resourceOwnerId === null) return;
    await recordAudit(tx, {
      action: "personal_access_token.request_cancelled",
      actorId: viewerId,
      accountId: resourceOwnerId,
      data,
    });
    await recordTokenRequestEvent(tx, "cancelled", { token, senderId: viewerId });
  });
}
