import { settleNotices } from "@/lib/accounts/notices.ts";
import type { Tx } from "@/lib/platform/db.ts";

/** What notices about an offered repository are filed under. */
export const transferSubject = (id: number): string => `repository_transfer:${id}`;
/** What the notice of a declined offer is filed under: one for each repository, until it is offered again. */
export const answerSubject = (repositoryId: number): string => `repository_transfer_answer:${repositoryId}`;

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
  await settleNotices(tx, [
    ...ended.map(({ id }) => transferSubject(id)),
    ...("repositoryIds" in which ? which.repositoryIds.map(answerSubject) : []),
  ]);
  await tx.repositoryTransfer.deleteMany({ where: { id: { in: ended.map(({ id }) => id) } } });
}
