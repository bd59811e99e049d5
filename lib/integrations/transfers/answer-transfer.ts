import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { refuseUnsigned } from "@/lib/site/agreement.ts";
import { holdAccounts, holdIntegration, lockIntegration } from "../lock-integration.ts";
import { moveIntegration } from "../move-integration.ts";
import type { IntegrationDetails } from "../queries.ts";
import { endIntegrationTransfers } from "./end-transfers.ts";
import { findIntegrationTransferOf, findIntegrationTransferTo, type IntegrationTransferWithParts } from "./queries.ts";
import { tellOfAnswer } from "./tell.ts";

type Answer = { viewerId: number; transferId: number };

/**
 * Takes an integration that is offered to the viewer: it becomes theirs, as it does when one transfers it at once.
 * @throws 404 for what is not offered to them, or not any more; 403 while they have yet to sign the agreement; 422 when
 *   they have all that an account can have, or could not have its name
 */
export async function acceptIntegrationTransfer({
  viewerId,
  transferId,
}: Answer): Promise<{ slug: string; name: string; uninstalled: number }> {
  await refuseUnsigned(viewerId);
  return transaction(async (tx) => {
    const { transfer, integration } = await holdTransfer(tx, { viewerId, transferId });
    const uninstalled = await moveIntegration(tx, { integration, receiver: transfer.receiver, actorId: viewerId });
    await tellOfAnswer(tx, transfer, true);
    return { slug: integration.slug, name: integration.name, uninstalled };
  });
}

/** Leaves an integration that is offered to the viewer where it is; whoever offered it is told. Answers its name.
 *  @throws 404 for what is not offered to them, or not any more */
export async function declineIntegrationTransfer({ viewerId, transferId }: Answer): Promise<{ name: string }> {
  return transaction(async (tx) => {
    const { transfer, integration } = await holdTransfer(tx, { viewerId, transferId });
    await endWithoutMoving(tx, "integration.transfer_decline", { transfer, actorId: viewerId });
    await tellOfAnswer(tx, transfer, false);
    return { name: integration.name };
  });
}

/** Takes back what whoever manages an integration offered; answers to whom.
 *  @throws 404 and 403 for whoever does not manage it, 404 when it is offered to nobody, or not any more */
export async function cancelIntegrationTransfer({
  actor,
  integrationId,
}: {
  actor: Actor;
  integrationId: number;
}): Promise<{ login: string }> {
  return transaction(async (tx) => {
    await lockIntegration(tx, { integrationId, actor });
    const transfer = await findIntegrationTransferOf(integrationId, tx);
    if (!transfer) throw notFound();
    await endWithoutMoving(tx, "integration.transfer_cancel", { transfer, actorId: actor.accountId });
    return transfer.receiver;
  });
}

/** The offer with its integration, held until the transaction ends, so that of two answers at once only one counts. */
async function holdTransfer(
  tx: Tx,
  { viewerId, transferId }: Answer,
): Promise<{ transfer: IntegrationTransferWithParts; integration: IntegrationDetails }> {
  const seen = await findIntegrationTransferTo(viewerId, transferId, tx);
  if (!seen) throw notFound();
  await holdAccounts(tx, [viewerId, seen.senderId, seen.integration.ownerId]);
  const integration = await holdIntegration(tx, seen.integrationId);
  // Read again: whoever waited for another answer finds none.
  const transfer = await findIntegrationTransferTo(viewerId, transferId, tx);
  if (!transfer) throw notFound();
  return { transfer, integration };
}

async function endWithoutMoving(
  tx: Tx,
  action: "integration.transfer_decline" | "integration.transfer_cancel",
  {
    transfer: { integrationId, integration, receiver },
    actorId,
  }: { transfer: IntegrationTransferWithParts; actorId: number },
): Promise<void> {
  await endIntegrationTransfers(tx, { integrationId });
  await recordAudit(tx, {
    action,
    actorId,
    accountId: integration.ownerId,
    integrationId,
    data: { name: integration.name, user: receiver.login },
  });
}
