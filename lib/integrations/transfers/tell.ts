import { tellReceiver, tellSender } from "@/lib/accounts/offers/tell.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { answerSubject, transferSubject } from "./end-transfers.ts";
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
    integrationId,
    receiver,
    sender,
    integration: { name, slug, owner },
  } = transfer;
  const list =
    owner.id === sender.id ? "/settings/integrations" : `/organizations/${owner.login}/settings/integrations`;
  const offer = offerOf(transfer);
  if (accepted)
    return tellSender(tx, offer, {
      kind: KIND,
      subject: transferSubject(id),
      accepted,
      // A manager of this one alone has no list to go back to in the organization.
      address: "/settings/integrations",
      path: "",
      text: `${receiver.login} accepted the integration that you offered. ${name} belongs to ${receiver.login} now and is not among the integrations of ${owner.login} any more.`,
      button: "See your integrations",
    });
  await tellSender(tx, offer, {
    kind: KIND,
    subject: answerSubject(integrationId),
    about: { integrationId },
    accepted,
    address: `${list}/${slug}`,
    path: "/advanced",
    text: `${receiver.login} declined the integration that you offered. ${name} stays with ${owner.login}.`,
    button: "Offer it to somebody else",
  });
}
