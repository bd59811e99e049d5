import { tellReceiver, tellSender } from "@/lib/accounts/offers/tell.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { transferSubject } from "./end-transfers.ts";
import type { IntegrationTransferWithParts } from "./queries.ts";

const KIND = "integration_transfer";

const offerOf = ({ integration, ...offer }: IntegrationTransferWithParts) => ({
  ...offer,
  what: `the integration ${integration.name}`,
});

/** Mail and notice to the person who is to have an integration. */
export async function tellOfOffer(tx: Tx, transfer: IntegrationTransferWithParts): Promise<void> {
  const { id } = transfer;
  await tellReceiver(tx, offerOf(transfer), {
    kind: KIND,
    subject: transferSubject(id),
    path: `/settings/transfers/integrations/${id}`,
    meaning: "with its keys, client secrets and webhook, and you would manage it",
  });
}

/** Mail and notice to the person who offered it: what the answer was. */
export async function tellOfAnswer(tx: Tx, transfer: IntegrationTransferWithParts, accepted: boolean): Promise<void> {
  const {
    id,
    receiver,
    sender,
    integration: { name, slug, owner },
  } = transfer;
  const list =
    owner.id === sender.id ? "/settings/integrations" : `/organizations/${owner.login}/settings/integrations`;
  await tellSender(tx, offerOf(transfer), {
    kind: KIND,
    subject: transferSubject(id),
    accepted,
    path: accepted ? list : `${list}/${slug}/advanced`,
    text: accepted
      ? `${receiver.login} accepted the integration that you offered. ${name} belongs to ${receiver.login} now and is not among the integrations of ${owner.login} any more.`
      : `${receiver.login} declined the integration that you offered. ${name} stays with ${owner.login}.`,
    button: accepted ? "See the other integrations" : "Offer it to somebody else",
  });
}
