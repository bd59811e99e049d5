import { validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { checkInput } from "./check-input.ts";
import { endOtherSessions } from "./end-session.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { primaryEmail } from "./queries.ts";
import { type PasswordInput, passwordInput } from "./schemas.ts";

/**
 * Sets a new password, signs out everywhere but here, and tells the person by mail. Those who sign in with a provider
 * and have no password yet need no current one.
 * @throws 422 when the current password is wrong or the new one cannot be used
 */
export async function changePassword({
  viewerId,
  sessionId,
  input,
}: {
  viewerId: number;
  sessionId: string;
  input: PasswordInput;
}): Promise<{ endedSessions: number }> {
  const { current_password, password } = checkInput(passwordInput, input, "User");
  const stored = await db.password.findUnique({ where: { accountId: viewerId } });
  if (stored && !(await verifyPassword(stored.hash, current_password))) throw wrongPassword();
  const data = { hash: await hashPassword(password), changedAt: clock.now() };
  return transaction(async (tx) => {
    await tx.password.upsert({
      where: { accountId: viewerId },
      update: data,
      create: { accountId: viewerId, ...data },
    });
    const endedSessions = await endOtherSessions({ viewerId, sessionId });
    await recordAudit(tx, { action: "user.change_password", actorId: viewerId, accountId: viewerId });
    const email = await primaryEmail(viewerId, tx);
    if (email) await queueMail(tx, { to: email.address, subject: "Your password was changed", text: PASSWORD_CHANGED });
    return { endedSessions };
  });
}

const wrongPassword = () =>
  validationFailed({
    resource: "User",
    field: "current_password",
    code: "invalid",
    message: "This is not your current password.",
  });

const PASSWORD_CHANGED = `Your Mortise password was just changed, and every other browser was signed out.

If it was not you, tell whoever runs this server at once.
`;
