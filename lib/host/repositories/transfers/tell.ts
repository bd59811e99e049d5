import { notify } from "@/lib/accounts/notices.ts";
import { primaryEmail } from "@/lib/accounts/queries.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { transferSubject } from "./end-transfers.ts";
import type { TransferWithParts } from "./queries.ts";

/** Where a person reads what is offered to them, and answers. */
const transferPath = (id: number): string => `/settings/transfers/${id}`;

const nameOf = ({ repository: { owner, name } }: TransferWithParts): string => `${owner.login}/${name}`;

/** Mail and notice to the person who is to have a repository. */
export async function tellReceiver(tx: Tx, transfer: TransferWithParts): Promise<void> {
  const { id, sender, receiver, expiresAt } = transfer;
  const title = `${sender.login} offers you the repository ${nameOf(transfer)}`;
  const path = transferPath(id);
  await notify(tx, {
    accountIds: [receiver.id],
    kind: "repository_transfer",
    subject: transferSubject(id),
    title,
    path,
    expiresAt,
  });
  const email = await primaryEmail(receiver.id, tx);
  if (!email) return;
  await queueMail(tx, {
    to: email.address,
    subject: title,
    text: `Hello ${receiver.login},

${sender.login} wants to give you the repository ${nameOf(transfer)}: it would belong to you, with its files, issues and webhooks.

Nothing moves unless you accept. You have a day, until ${expiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC. See what you would get, then accept or decline:

${htmlUrl(path)}
`,
    button: "Look at the offer",
  });
}

/** Mail and notice to the person who offered it: what the answer was. `address` is where the repository is now. */
export async function tellSender(
  tx: Tx,
  transfer: TransferWithParts,
  { accepted, address }: { accepted: boolean; address: string },
): Promise<void> {
  const { id, sender, receiver } = transfer;
  const title = `${receiver.login} ${accepted ? "accepted" : "declined"} the repository ${nameOf(transfer)}`;
  const path = accepted ? `/${address}` : `/${address}/settings/transfer`;
  await notify(tx, {
    accountIds: [sender.id],
    kind: "repository_transfer",
    subject: transferSubject(id),
    title,
    path,
  });
  const email = await primaryEmail(sender.id, tx);
  if (!email) return;
  await queueMail(tx, {
    to: email.address,
    subject: title,
    text: `Hello ${sender.login},

${accepted ? `${receiver.login} accepted the repository that you offered: it is ${address} now. Its old address leads there.` : `${receiver.login} declined the repository that you offered. ${address} stays where it is.`}

${htmlUrl(path)}
`,
    button: accepted ? "Open the repository" : "Offer it to somebody else",
  });
}
