import { tellReceiver, tellSender } from "@/lib/accounts/offers/tell.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { answerSubject, transferSubject } from "./end-transfers.ts";
import type { TransferWithParts } from "./queries.ts";

const KIND = "repository_transfer";

const offerOf = ({ repository: { owner, name }, ...offer }: TransferWithParts) => ({
  ...offer,
  what: `the repository ${owner.login}/${name}`,
});

/** Mail and notice to the person who is to have a repository. */
export async function tellOfOffer(tx: Tx, transfer: TransferWithParts): Promise<void> {
  const { id } = transfer;
  await tellReceiver(tx, offerOf(transfer), {
    kind: KIND,
    subject: transferSubject(id),
    path: `/settings/transfers/${id}`,
    meaning: "with its files, issues and webhooks",
  });
}

/** Mail and notice to the person who offered it: what the answer was. `address` is where the repository is now. */
export async function tellOfAnswer(
  tx: Tx,
  transfer: TransferWithParts,
  { accepted, address }: { accepted: boolean; address: string },
): Promise<void> {
  const { id, repositoryId, receiver } = transfer;
  await tellSender(tx, offerOf(transfer), {
    kind: KIND,
    subject: accepted ? transferSubject(id) : answerSubject(repositoryId),
    about: { repositoryId },
    accepted,
    address: `/${address}`,
    path: accepted ? "" : "/settings/transfer",
    text: accepted
      ? `${receiver.login} accepted the repository that you offered: it is ${address} now. Its old address leads there.`
      : `${receiver.login} declined the repository that you offered. ${address} stays where it is.`,
    button: accepted ? "Open the repository" : "Offer it to somebody else",
  });
}
