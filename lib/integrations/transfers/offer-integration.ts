import { requireFewOffers, termOfOffer } from "@/lib/accounts/offers/make-offer.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { NewOwner } from "../move-integration.ts";
import type { IntegrationDetails } from "../queries.ts";
import { requireFreeName } from "../require-free-name.ts";
import { refuseField } from "../validated.ts";
import { endIntegrationTransfers } from "./end-transfers.ts";
import { findIntegrationTransferOf, type IntegrationTransferWithParts } from "./queries.ts";
import { tellOfOffer } from "./tell.ts";

/**
 * Asks a person to accept an integration that this transaction holds, in place of anybody who was asked before. How many
 * they have already is decided when they accept: until then they can make room. Throws 422 when that person is asked
 * already, for a name that they could not have, and after too many offers within a day.
 */
export async function offerIntegration(
  tx: Tx,
  {
    integration: { id: integrationId, name, ownerId },
    receiver,
    senderId,
  }: { integration: IntegrationDetails; receiver: NewOwner; senderId: number },
): Promise<IntegrationTransferWithParts> {
  const { id: receiverId, login } = receiver;
  const open = await findIntegrationTransferOf(integrationId, tx);
  if (open?.receiverId === receiverId)
    throw refuseField("new_owner", `It is offered to ${login} already, who has not answered yet.`, "already_exists");
  await requireFreeName(tx, { name, ownerId: receiverId, actorId: receiverId, integrationId });
  await requireFewOffers(tx, senderId);
  await endIntegrationTransfers(tx, { integrationId });
  const { id } = await tx.integrationTransfer.create({
    data: { integrationId, senderId, receiverId, ...termOfOffer() },
  });
  await recordAudit(tx, {
    action: "integration.transfer_start",
    actorId: senderId,
    accountId: ownerId,
    integrationId,
    data: { name, user: login },
  });
  const offer = await findIntegrationTransferOf(integrationId, tx);
  if (offer?.id !== id) throw new Error("an offer is not there in the transaction that makes it");
  await tellOfOffer(tx, offer);
  return offer;
}
