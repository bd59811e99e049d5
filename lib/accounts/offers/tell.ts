import { type NoticeAbout, type NoticeKind, notify } from "@/lib/accounts/notices.ts";
import { primaryEmail } from "@/lib/accounts/queries.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";

type Person = { id: number; login: string };
/** What somebody offers: "the repository acme/widgets". */
type Offer = { sender: Person; receiver: Person; expiresAt: Date; what: string };
/** What its notices are filed under, and the page that they lead to. */
type Filed = { kind: NoticeKind; subject: string; path: string };

/** Mail and notice to the person who is to have something. `meaning` is a sentence's end: what would be theirs. */
export async function tellReceiver(
  tx: Tx,
  { sender, receiver, expiresAt, what }: Offer,
  { meaning, ...filed }: Filed & { meaning: string },
): Promise<void> {
  const title = `${sender.login} offers you ${what}`;
  await notify(tx, { ...filed, accountIds: [receiver.id], title, expiresAt });
  await mail(tx, receiver, {
    subject: title,
    text: `${sender.login} wants to give you ${what}: it would belong to you, ${meaning}.

Nothing moves unless you accept. You have a day, until ${expiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC. See what you would get, then accept or decline:`,
    path: filed.path,
    button: "Look at the offer",
  });
}

/** Mail and notice to the person who offered something: what the answer was, and in `text` what became of it.
 *  `path` is below `address`: that of what the notice is about. */
export async function tellSender(
  tx: Tx,
  { sender, receiver, what }: Offer,
  {
    accepted,
    text,
    button,
    address,
    path,
    ...filed
  }: Filed & { about?: NoticeAbout; address: string; accepted: boolean; text: string; button: string },
): Promise<void> {
  const title = `${receiver.login} ${accepted ? "accepted" : "declined"} ${what}`;
  await notify(tx, { ...filed, path: `${filed.about ? "~" : address}${path}`, accountIds: [sender.id], title });
  await mail(tx, sender, { subject: title, text, path: `${address}${path}`, button });
}

async function mail(
  tx: Tx,
  to: Person,
  { subject, text, path, button }: { subject: string; text: string; path: string; button: string },
): Promise<void> {
  const email = await primaryEmail(to.id, tx);
  if (!email) return;
  await queueMail(tx, {
    to: email.address,
    subject,
    text: `Hello ${to.login},

${text}

${htmlUrl(path)}
`,
    button,
  });
}
