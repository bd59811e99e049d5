import nodemailer, { type Transporter } from "nodemailer";
import { config } from "./config.ts";

export type MailMessage = { to: string; subject: string; text: string; html?: string };

/** `kept`: there is no SMTP_URL, so the mailbox page is where it is read. `detail` is the mail server's or network's
 *  own sentence. */
export type MailOutcome = { outcome: "sent" } | { outcome: "kept" } | { outcome: "failed"; detail: string };

const LIMIT_MS = 10_000;

/** Hands one message to the mail server of SMTP_URL; never throws. Storing the message and trying again is up to the
 *  caller. */
export async function deliverMail(message: MailMessage): Promise<MailOutcome> {
  const { smtpUrl, publicUrl } = config();
  if (!smtpUrl) return { outcome: "kept" };
  try {
    const from = { name: "Mortise", address: `no-reply@${new URL(publicUrl).hostname}` };
    await transport(smtpUrl).sendMail({ ...message, from });
    return { outcome: "sent" };
  } catch (error) {
    return { outcome: "failed", detail: (error as Error).message };
  }
}

/** Made for each message: a mail server that was away, or changed its address, needs no restart of ours. */
function transport(smtpUrl: string): Transporter {
  return nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: LIMIT_MS,
    greetingTimeout: LIMIT_MS,
    socketTimeout: LIMIT_MS,
  });
}
