import type { Mail } from "@/generated/prisma/client.ts";
import { clock } from "./clock.ts";
import { db, type Tx } from "./db.ts";
import { mailHtml } from "./mail-html.ts";
import { type Page, rowsOf } from "./pagination.ts";

export type OutgoingMail = {
  /** One address. */
  to: string;
  subject: string;
  /** Plain text, wrapped by the reader's program; addresses in it are absolute. What HTML is made of: see mailHtml. */
  text: string;
  /** Words for the address that has a paragraph to itself. */
  button?: string;
};

/** Writes a message into the transaction of the act that causes it: it is sent after the commit, or never. */
export async function queueMail(tx: Tx, mail: OutgoingMail): Promise<void> {
  await queueMails(tx, [mail]);
}

/** The same for many at once. */
export async function queueMails(tx: Tx, mails: readonly OutgoingMail[]): Promise<void> {
  const createdAt = clock.now();
  await tx.mail.createMany({
    data: mails.map(({ to, subject, text, button }) => ({
      to,
      subject,
      text,
      html: mailHtml({ subject, text, button }),
      createdAt,
    })),
  });
}

/** One page of what was written, the newest first: for the mailbox page, which takes the place of a mail server. */
export async function mailbox(page: Page): Promise<{ mails: Mail[]; total: number }> {
  const [mails, total] = await Promise.all([
    db.mail.findMany({ orderBy: { id: "desc" }, ...rowsOf(page) }),
    db.mail.count(),
  ]);
  return { mails, total };
}

export async function findMail(id: bigint): Promise<Mail | null> {
  return db.mail.findUnique({ where: { id } });
}
