import { unprocessable } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../../acting.ts";
import { type Receiver, refuseTransfer } from "../move-repository.ts";
import { fullNameOf, type RepositoryRow } from "../row.ts";
import { endTransfers } from "./end-transfers.ts";
import { findTransferOf, type TransferWithParts, transferWithParts } from "./queries.ts";
import { ANSWER_WITHIN_MS, OFFERS_WITHIN_MAX } from "./rules.ts";
import { tellReceiver } from "./tell.ts";

/**
 * Asks a person to accept a repository that this transaction holds, in place of anybody who was asked before.
 * Throws 422 when that person is asked already, and after too many offers within a day.
 */
export async function offerRepository(
  tx: Tx,
  {
    before,
    receiver,
    newName,
    acting,
  }: { before: RepositoryRow; receiver: Receiver; newName: string | null; acting: Acting },
): Promise<TransferWithParts> {
  const { id: repositoryId, ownerId: accountId } = before;
  const { id: senderId } = acting.account;
  const open = await findTransferOf(repositoryId, tx);
  if (open?.receiverId === receiver.id)
    throw refuseTransfer(
      "new_owner",
      `It is offered to ${receiver.login} already, who has not answered yet.`,
      "already_exists",
    );
  await requireFewOffers(tx, senderId);
  await endTransfers(tx, { repositoryIds: [repositoryId] });
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + ANSWER_WITHIN_MS);
  const offer = await tx.repositoryTransfer.create({
    data: { repositoryId, senderId, receiverId: receiver.id, newName, createdAt, expiresAt },
    include: transferWithParts,
  });
  await recordAudit(tx, {
    action: "repo.transfer_start",
    actorId: senderId,
    accountId,
    repositoryId,
    data: { name: fullNameOf(before), user: receiver.login },
  });
  await tellReceiver(tx, offer);
  return offer;
}

async function requireFewOffers(tx: Tx, senderId: number): Promise<void> {
  const since = new Date(clock.now().getTime() - ANSWER_WITHIN_MS);
  const offers = await tx.auditEntry.count({
    where: { actorId: senderId, action: "repo.transfer_start", createdAt: { gt: since } },
  });
  if (offers >= OFFERS_WITHIN_MAX)
    throw unprocessable(`You offered ${OFFERS_WITHIN_MAX} repositories within a day. Wait before you offer more.`);
}
