import { verifyPassword } from "@/lib/accounts/password.ts";
import { proveSession } from "@/lib/accounts/prove-session.ts";
import type { Device } from "@/lib/accounts/sessions.ts";
import { forbidden, validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { countAttempt, forgetFailedAttempts } from "./failed-attempts.ts";
import { isFormPost, requestTarget } from "./page-request.ts";
import { redirectTo } from "./redirect-to.ts";
import type { Viewer } from "./session.ts";

/** How long a person counts as having just shown who they are. */
const RECENT_SECONDS = 2 * 3600;

/** Whether the viewer has signed in, or entered their password again, within two hours. */
export function signedInRecently({ provenAt }: Pick<Viewer, "provenAt">): boolean {
  return clock.now().getTime() - provenAt.getTime() <= RECENT_SECONDS * 1000;
}

/**
 * For pages with a form for keys, secrets, tokens, transfer or deletion: asks for the password first when the last
 * sign-in is more than two hours old, and leads back. A page that is shown again after its form was sent does not ask:
 * the form's action has refused already, and what was typed stays.
 */
export async function requireRecentSignIn(viewer: Viewer): Promise<void> {
  if (signedInRecently(viewer) || (await isFormPost())) return;
  await redirectTo(`/sudo?return_to=${encodeURIComponent(await requestTarget())}`);
}

/** For the actions of such forms, among what they refuse.
 *  @throws 403 when the sign-in is not recent */
export function refuseOldSignIn(viewer: Viewer): void {
  if (signedInRecently(viewer)) return;
  throw forbidden(
    "It is more than two hours since you showed that it is you. Confirm it at /sudo in another tab, then send this again: nothing that you typed is lost.",
  );
}

/**
 * Takes the viewer's password as proof that it is them; from now on their sign-in is recent.
 * @throws 422 when it is wrong, 429 after too many
 */
export async function confirmWithPassword({
  viewer,
  password,
  device,
}: {
  viewer: Viewer;
  password: string;
  device: Device;
}): Promise<void> {
  const attempt = { account: viewer.login, address: device.ip ?? "unknown" };
  countAttempt(attempt);
  const stored = await db.password.findUnique({ where: { accountId: viewer.id } });
  const isRight = await verifyPassword(stored?.hash ?? null, password);
  if (isRight) forgetFailedAttempts(attempt);
  await transaction(async (tx) => {
    if (isRight) await proveSession(tx, viewer.sessionId);
    await recordAudit(tx, {
      action: isRight ? "user.confirm_sign_in" : "user.failed_login",
      actorId: isRight ? viewer.id : null,
      accountId: viewer.id,
      data: { ip: device.ip ?? "unknown" },
    });
  });
  if (!isRight)
    throw validationFailed({
      resource: "Session",
      field: "password",
      code: "invalid",
      message: "This is not your password.",
    });
}
