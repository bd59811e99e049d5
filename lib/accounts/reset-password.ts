import { validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { deriveKey, equalInConstantTime, hmacHex } from "@/lib/platform/crypto.ts";
import { db, type Tx, transaction } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { checkInput } from "./check-input.ts";
import { endEverySession } from "./end-session.ts";
import { hashPassword } from "./password.ts";
import { findUserByLoginOrEmail } from "./queries.ts";
import { newPasswordInput } from "./schemas.ts";

/** How long the link in the mail works. */
const VALID_MINUTES = 60;
/** Stands for the time of the last change where there is no password yet. */
const NEVER = 0;

/**
 * Sends a person mail to choose a new password by. It goes to the verified address that was typed, or to the primary
 * one for a login. Nothing tells whether there was such a person: the answer is the same.
 */
export async function requestPasswordReset(identifier: string): Promise<void> {
  const account = await findUserByLoginOrEmail(identifier.trim());
  if (!account) return;
  const typed = identifier.includes("@") ? { address: identifier.trim() } : { primary: true };
  const email = await db.email.findFirst({ where: { accountId: account.id, verifiedAt: { not: null }, ...typed } });
  if (!email) return;
  await transaction(async (tx) => {
    const expires = Math.floor(clock.now().getTime() / 1000) + VALID_MINUTES * 60;
    const signature = await signatureOf(tx, { accountId: account.id, expires });
    const token = `${account.id}.${expires}.${signature}`;
    await queueMail(tx, {
      to: email.address,
      subject: "Choose a new password",
      text: letter(account.login, token),
      button: "Choose a new password",
    });
  });
}

/**
 * Sets the password by the token of that mail, once, and signs out everywhere; answers whose it is.
 * @throws 422 when the link is not valid any more, or the password cannot be used
 */
export async function resetPassword({ token, password }: { token: string; password: string }): Promise<number> {
  const input = checkInput(newPasswordInput, { password }, "User");
  const [, id, until, signature = ""] = /^(\d{1,9})\.(\d{1,12})\.([0-9a-f]{64})$/.exec(token) ?? [];
  const accountId = Number(id ?? 0);
  const expires = Number(until ?? 0);
  if (expires * 1000 <= clock.now().getTime()) throw deadLink();
  const hash = await hashPassword(input.password);
  return transaction(async (tx) => {
    // One after the other: the signature holds the time of the last change, so the second use finds another.
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${accountId} FOR UPDATE`;
    if (!equalInConstantTime(signature, await signatureOf(tx, { accountId, expires }))) throw deadLink();
    const data = { hash, changedAt: clock.now() };
    await tx.password.upsert({ where: { accountId }, update: data, create: { accountId, ...data } });
    await endEverySession(tx, accountId);
    await recordAudit(tx, { action: "user.change_password", actorId: accountId, accountId, data: { by: "mail" } });
    return accountId;
  });
}

const deadLink = () =>
  validationFailed({
    resource: "User",
    field: "token",
    code: "invalid",
    message: "This link was used already, or is older than an hour. Have a new one sent.",
  });

/** Binds the link to the password that it replaces. */
async function signatureOf(tx: Tx, { accountId, expires }: { accountId: number; expires: number }): Promise<string> {
  const stored = await tx.password.findUnique({ where: { accountId }, select: { changedAt: true } });
  const key = deriveKey(config().secretKey, "reset a password");
  return hmacHex("sha256", key, `${accountId}.${expires}.${stored?.changedAt.getTime() ?? NEVER}`);
}

const letter = (login: string, token: string): string => `Hello ${login},

somebody, probably you, asked to choose a new password for your Mortise account. Open this page to do so:

${htmlUrl(`/password/reset?token=${token}`)}

The link works once and for ${VALID_MINUTES} minutes. If it was not you, ignore this mail: your password stays as it is.
`;
