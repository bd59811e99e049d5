import { requireFewOffers, termOfOffer } from "@/lib/accounts/offers/make-offer.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../../acting.ts";
import { type Receiver, refuseTransfer } from "../move-repository.ts";
import { fullNameOf, type RepositoryRow } from "../row.ts";
import { endTransfers } from "./end-transfers.ts";
import { findTransferOf, type TransferWithParts, transferWithParts } from "./queries.ts";
import { tellOfOffer } from "./tell.ts";

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
  const offer = await tx.repositoryTransfer.create({
    data: { repositoryId, senderId, receiverId: receiver.id, newName, ...termOfOffer() },
    include: transferWithParts,
  });
  await recordAudit(tx, {
    action: "repo.transfer_start",
    actorId: senderId,
    accountId,
    repositoryId,
    data: { name: fullNameOf(before), user: receiver.login },
  });
  await tellOfOffer(tx, offer);
  return offer;
}
