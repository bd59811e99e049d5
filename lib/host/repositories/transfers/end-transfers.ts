import { settleNotices } from "@/lib/accounts/notices.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** What notices about an offered repository are filed under. */
export const transferSubject = (id: number): string => `repository_transfer:${id}`;

/** Ends what waits for an answer about these repositories, or from this person: the offers, and the notices of them. */
export async function endTransfers(
  tx: Tx,
  which: { repositoryIds: readonly number[] } | { receiverOrSenderId: number },
): Promise<void> {
  const where =
    "repositoryIds" in which
      ? { repositoryId: { in: [...which.repositoryIds] } }
      : { OR: [{ receiverId: which.receiverOrSenderId }, { senderId: which.receiverOrSenderId }] };
  const ended = await tx.repositoryTransfer.findMany({ where, select: { id: true } });
  if (ended.length === 0) return;
  await settleNotices(
    tx,
    ended.map(({ id }) => transferSubject(id)),
  );
  await tx.repositoryTransfer.deleteMany({ where: { id: { in: ended.map(({ id }) => id) } } });
}
