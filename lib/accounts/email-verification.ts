import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { deriveKey, equalInConstantTime, hmacHex } from "@/lib/platform/crypto.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";

/** How long the link in the mail works. */
const VALID_HOURS = 24;

/** Sends the mail whose link verifies an address. The link is signed, so nothing has to be stored for it. */
export async function queueVerification(
  tx: Tx,
  { emailId, address, login }: { emailId: number; address: string; login: string },
): Promise<void> {
  const expires = Math.floor(clock.now().getTime() / 1000) + VALID_HOURS * 3600;
  const token = `${emailId}.${expires}.${signatureOf({ emailId, address, expires })}`;
  await queueMail(tx, {
    to: address,
    subject: "Verify your e-mail address",
    button: "Verify this address",
    text: [
      `Hello ${login},`,
      "",
      "please confirm that this address is yours by opening this page:",
      "",
      htmlUrl(`/settings/emails/verify?token=${token}`),
      "",
      `The link works for ${VALID_HOURS} hours. If you did not sign up for Mortise or add this address, ignore this mail.`,
      "",
    ].join("\n"),
  });
}

/** Marks the address verified that a mail's link is for; null when the link is not valid, expired or out of date. */
export async function verifyEmail(token: string): Promise<{ address: string } | null> {
  const [, id, expires, signature = ""] = /^(\d{1,9})\.(\d{1,12})\.([0-9a-f]{64})$/.exec(token) ?? [];
  if (!id || !expires) return null;
  if (Number(expires) * 1000 <= clock.now().getTime()) return null;
  return transaction(async (tx) => {
    const email = await tx.email.findUnique({ where: { id: Number(id) } });
    if (!email) return null;
    const { id: emailId, address, accountId, verifiedAt } = email;
    if (!equalInConstantTime(signature, signatureOf({ emailId, address, expires: Number(expires) }))) return null;
    if (verifiedAt === null) {
      await tx.email.update({ where: { id: emailId }, data: { verifiedAt: clock.now() } });
      await recordAudit(tx, { action: "user.verify_email", actorId: accountId, accountId, data: { address } });
    }
    return { address };
  });
}

function signatureOf({ emailId, address, expires }: { emailId: number; address: string; expires: number }): string {
  const key = deriveKey(config().secretKey, "verify an e-mail address");
  return hmacHex("sha256", key, `${emailId}.${expires}.${address.toLowerCase()}`);
}
