import { clock } from "./clock.ts";
import { config } from "./config.ts";
import { db, pool } from "./db.ts";
import { deliverMail, type MailMessage } from "./mail.ts";

const MAILS_AT_ONCE = 10;
const ATTEMPTS_MAX = 16;
/** Older messages stay in the mailbox page alone: they would only surprise whoever has just set up a mail server. */
const SENT_WITHIN_MS = 7 * 24 * 3600_000;

/** Takes what is due: at once, then 1, 3, 7, 15, … minutes after it was written. Counting the attempt first keeps the
 *  row from anybody else until the next one is due. $1 now, $2 the oldest to send. */
const CLAIM = `
  UPDATE "Mail" SET attempts = attempts + 1 WHERE id IN (
    SELECT id FROM "Mail" WHERE "sentAt" IS NULL AND attempts < ${ATTEMPTS_MAX} AND "createdAt" > $2
      AND "createdAt" + (power(2, attempts) - 1) * interval '1 minute' <= $1
    ORDER BY id LIMIT ${MAILS_AT_ONCE} FOR UPDATE SKIP LOCKED)
  RETURNING id, "to", subject, text, html`;

type Queued = Omit<MailMessage, "html"> & { id: string; html: string | null };

/** Hands waiting messages to the mail server; without one they stay where they are, in the mailbox page. */
export async function sendQueuedMail(): Promise<void> {
  if (!config().smtpUrl) return;
  let taken: number;
  do {
    const now = clock.now();
    const { rows } = await pool.query<Queued>(CLAIM, [now, new Date(now.getTime() - SENT_WITHIN_MS)]);
    await Promise.all(rows.map(sendOne));
    taken = rows.length;
  } while (taken === MAILS_AT_ONCE);
}

async function sendOne({ id, html, ...message }: Queued): Promise<void> {
  const result = await deliverMail({ ...message, ...(html !== null && { html }) });
  const data = result.outcome === "failed" ? { lastError: result.detail } : { sentAt: clock.now(), lastError: null };
  await db.mail.update({ where: { id: BigInt(id) }, data });
}
