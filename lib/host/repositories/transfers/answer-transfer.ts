import { checkInput } from "@/lib/accounts/check-input.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { requireActing, requireRole } from "../../acting.ts";
import { keepAccounts, lockRepository } from "../lock-repository.ts";
import { moveRepository } from "../move-repository.ts";
import { fullNameOf, type RepositoryRow } from "../row.ts";
import { type AcceptTransferInput, acceptTransferInput } from "../schemas.ts";
import { refusingTakenName } from "../taken-name.ts";
import { endTransfers } from "./end-transfers.ts";
import { findTransferOf, findTransferTo, type TransferWithParts } from "./queries.ts";
import { tellOfAnswer } from "./tell.ts";

type Answer = { viewerId: number; transferId: number };

/**
 * Takes a repository that is offered to the viewer: it moves to their account, as it does when one moves it to oneself.
 * Whoever offered it goes on administering it. Answers it as it is then.
 * @throws 404 for what is not offered to them, or not any more; 422 for a name that is taken or none
 */
export async function acceptTransfer({
  viewerId,
  transferId,
  input,
}: Answer & { input: AcceptTransferInput }): Promise<RepositoryRow> {
  const { name } = checkInput(acceptTransferInput, input, "Repository");
  const acting = await requireActing({ accountId: viewerId }, null);
  return refusingTakenName("Validation Failed", () =>
    transaction(async (tx) => {
      const { transfer, before } = await holdTransfer(tx, { viewerId, transferId });
      const { receiver, senderId: moverId } = transfer;
      const after = await moveRepository(tx, { before, receiver, name, moverId, acting });
      await tellOfAnswer(tx, transfer, { accepted: true, address: fullNameOf(after) });
      return after;
    }),
  );
}

/** Leaves a repository that is offered to the viewer where it is; whoever offered it is told.
 *  @throws 404 for what is not offered to them, or not any more */
export async function declineTransfer({ viewerId, transferId }: Answer): Promise<RepositoryRow> {
  return transaction(async (tx) => {
    const { transfer, before } = await holdTransfer(tx, { viewerId, transferId });
    await endTransfers(tx, { repositoryIds: [before.id] });
    await recordEnd(tx, "repo.transfer_decline", { transfer, before, actorId: viewerId });
    await tellOfAnswer(tx, transfer, { accepted: false, address: fullNameOf(before) });
    return before;
  });
}

/** Takes back what a repository's administrators offered; answers to whom. Needs admin rights.
 *  @throws 404 when it is offered to nobody, or not any more */
export async function cancelTransfer({
  actor,
  repository,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role">;
}): Promise<TransferWithParts["receiver"]> {
  const acting = await requireActing(actor, repository.role);
  requireRole(acting, "admin");
  return transaction(async (tx) => {
    const before = await lockRepository(tx, repository.id);
    const transfer = await findTransferOf(repository.id, tx);
    if (!before || !transfer) throw notFound();
    await endTransfers(tx, { repositoryIds: [before.id] });
    await recordEnd(tx, "repo.transfer_cancel", { transfer, before, actorId: acting.account.id });
    return transfer.receiver;
  });
}

/** The offer with its repository, held until the transaction ends, so that of two answers at once only one counts. */
async function holdTransfer(
  tx: Tx,
  { viewerId, transferId }: Answer,
): Promise<{ transfer: TransferWithParts; before: RepositoryRow }> {
  const seen = await tx.repositoryTransfer.findUnique({
    where: { id: transferId, receiverId: viewerId },
    select: { repositoryId: true, senderId: true },
  });
  if (!seen) throw notFound();
  await keepAccounts(tx, [viewerId, seen.senderId]);
  const before = await lockRepository(tx, seen.repositoryId);
  const transfer = before && (await findTransferTo(viewerId, transferId, tx));
  if (!transfer) throw notFound();
  return { transfer, before };
}

async function recordEnd(
  tx: Tx,
  action: "repo.transfer_decline" | "repo.transfer_cancel",
  { transfer, before, actorId }: { transfer: TransferWithParts; before: RepositoryRow; actorId: number },
): Promise<void> {
  await recordAudit(tx, {
    action,
    actorId,
    accountId: before.ownerId,
    repositoryId: before.id,
    data: { name: fullNameOf(before), user: transfer.receiver.login },
  });
}
