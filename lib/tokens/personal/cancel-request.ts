import type { AccessToken } from "@/generated/prisma/client.ts";
import { settleNotices } from "@/lib/accounts/notices.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { recordTokenRequestEvent } from "./events.ts";
import { requestSubject } from "./request-notice.ts";

/**
 * What the end of a fine-grained token means to the organization that it waited for: nothing is left to decide, and
 * whoever listens is told. Does nothing for other tokens. `actorId` is who ended it; null for who reported it as leaked,
 * which is told as the end of the person's own request.
 */
export async function cancelRequest(
  tx: Tx,
  { token, actorId }: { token: AccessToken; actorId: number | null },
): Promise<void> {
  const { id, note, kind, approval, resourceOwnerId, accountId } = token;
  if (kind !== "FINE_GRAINED") return;
  await settleNotices(tx, requestSubject(id));
  const senderId = actorId ?? accountId;
  if (approval !== "PENDING" || resourceOwnerId === null || senderId === null) return;
  await recordAudit(tx, {
    action: "personal_access_token.request_cancelled",
    actorId,
    accountId: resourceOwnerId,
    data: { token_id: id, note },
  });
  await recordTokenRequestEvent(tx, "cancelled", { token, senderId });
}

/** The same for all that a person's tokens wait for, as a part of the end of their account. */
export async function cancelRequestsOf(tx: Tx, userId: number): Promise<void> {
  const where = { accountId: userId, kind: "FINE_GRAINED", approval: "PENDING" } as const;
  const tokens = await tx.accessToken.findMany({ where, orderBy: { id: "asc" } });
  for (const token of tokens) await cancelRequest(tx, { token, actorId: userId });
}
