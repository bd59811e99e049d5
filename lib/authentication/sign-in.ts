import type { Account } from "@/generated/prisma/client.ts";
import { verifyPassword } from "@/lib/accounts/password.ts";
import { findUserByLoginOrEmail } from "@/lib/accounts/queries.ts";
import { type Device, insertSession } from "@/lib/accounts/sessions.ts";
import { unprocessable } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { db, type Tx, transaction } from "@/lib/platform/db.ts";
import { countAttempt, forgetFailedAttempts } from "./failed-attempts.ts";
import { type SessionCookie, sealSessionCookie } from "./session-cookie.ts";

/** One message for an unknown account and a wrong password: it tells nobody which accounts exist. */
export const WRONG_CREDENTIALS = "The login or e-mail address and the password do not belong together.";

/**
 * The person with this login or address and this password.
 * @throws 422 when they do not belong together, 429 after too many wrong passwords
 */
export async function requirePassword({
  identifier,
  password,
  device,
}: {
  identifier: string;
  password: string;
  device: Device;
}): Promise<Account> {
  const attempt = { account: identifier, address: device.ip ?? "unknown" };
  countAttempt(attempt);
  const account = await findUserByLoginOrEmail(identifier);
  const stored = account && (await db.password.findUnique({ where: { accountId: account.id } }));
  if ((await verifyPassword(stored?.hash ?? null, password)) && account) {
    forgetFailedAttempts(attempt);
    return account;
  }
  if (account)
    await transaction((tx) =>
      recordAudit(tx, {
        action: "user.failed_login",
        actorId: null,
        accountId: account.id,
        data: { ip: device.ip ?? "unknown" },
      }),
    );
  throw unprocessable(WRONG_CREDENTIALS);
}

/** Starts a session for somebody who has shown who they are, and answers its cookie. */
export async function startSession(accountId: number, device: Device): Promise<SessionCookie> {
  const session = await transaction((tx) => insertAuditedSession(tx, accountId, device));
  return sealSessionCookie({ accountId, sessionId: session.id });
}

export async function insertAuditedSession(tx: Tx, accountId: number, device: Device) {
  const session = await insertSession(tx, accountId, device);
  await recordAudit(tx, {
    action: "user.login",
    actorId: accountId,
    accountId,
    data: { ip: device.ip ?? "unknown" },
  });
  return session;
}
