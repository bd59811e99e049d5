import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { cancelRequest } from "./cancel-request.ts";
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
    await tx.accessToken.delete({ where: { id: tokenId } });
    const data = { token_id: tokenId, note: token.note };
    await recordAudit(tx, { action: "personal_access_token.destroy", actorId: viewerId, accountId: viewerId, data });
    await cancelRequest(tx, { token, actorId: viewerId });
  });
}
