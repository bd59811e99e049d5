import { clock } from "./clock.ts";
import type { Tx } from "./db.ts";

export type OutgoingMail = {
  /** One address. */
  to: string;
  subject: string;
  /** Plain text, wrapped by the reader's program; addresses in it are absolute. */
  text: string;
};

/** Writes a message into the transaction of the act that causes it: it is sent after the commit, or never. */
export async function queueMail(tx: Tx, { to, subject, text }: OutgoingMail): Promise<void> {
  await tx.mail.create({ data: { to, subject, text, createdAt: clock.now() } });
}
