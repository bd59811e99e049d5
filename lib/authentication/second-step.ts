import { decode, encode } from "next-auth/jwt";
import { requirePasskey } from "@/lib/accounts/second-factor/passkeys.ts";
import { hasSecondFactor, requireSecondFactor } from "@/lib/accounts/second-factor/totp.ts";
import type { Device } from "@/lib/accounts/sessions.ts";
import { config } from "@/lib/platform/config.ts";
import { transaction } from "@/lib/platform/db.ts";
import { countAttempt, forgetFailedAttempts } from "./failed-attempts.ts";
import { type SessionCookie, sealSessionCookie, sessionSecret } from "./session-cookie.ts";
import { insertAuditedSession, startSession } from "./sign-in.ts";

/** Carries who has shown one factor, a password or a provider's word, until they type a code as well. It opens nothing by itself. */
const NAME = "mortise.second-step";
/** Makes its key another one than the session cookie's: neither opens as the other. */
const SALT = "second step";
const SECONDS = 600;

export type SecondStepCookie = Omit<SessionCookie, "path"> & { path: "/login" };
export type Step = { done: true; cookie: SessionCookie } | { done: false; cookie: SecondStepCookie };

/** The page that asks for a code, on the way to `target`. */
export const secondStepPath = (target: string): string => `/login/code?return_to=${encodeURIComponent(target)}`;

/** Signs in whoever has shown that they know the password, or asks for the second factor first. */
export async function afterPassword(accountId: number, device: Device): Promise<Step> {
  if (await hasSecondFactor(accountId)) return { done: false, cookie: await sealSecondStep(accountId) };
  return { done: true, cookie: await startSession(accountId, device) };
}

/** For somebody who has shown one factor and has another. */
export async function sealSecondStep(accountId: number): Promise<SecondStepCookie> {
  const token = { sub: String(accountId) };
  return {
    ...emptySecondStep(),
    value: await encode({ token, secret: sessionSecret(), salt: SALT, maxAge: SECONDS }),
    maxAge: SECONDS,
  };
}

/** Takes the cookie away once its purpose is fulfilled. */
export function emptySecondStep(): SecondStepCookie {
  const secure = config().secureCookies;
  return { name: NAME, value: "", httpOnly: true, sameSite: "lax", path: "/login", secure, maxAge: 0 };
}

/** Who has shown one factor in this browser within ten minutes; null for nobody. */
export async function findSecondStep(cookies: {
  get: (name: string) => { value: string } | undefined;
}): Promise<number | null> {
  const value = cookies.get(NAME)?.value;
  if (!value) return null;
  const token = await decode({ token: value, secret: sessionSecret(), salt: SALT }).catch(() => null);
  const accountId = Number(token?.sub);
  return Number.isSafeInteger(accountId) && accountId > 0 ? accountId : null;
}

/**
 * Signs in with a code of the app or a recovery code.
 * @throws 422 for a wrong code, 429 after too many
 */
export async function finishSignIn({
  accountId,
  code,
  device,
}: {
  accountId: number;
  code: string;
  device: Device;
}): Promise<SessionCookie> {
  const attempt = { account: `code of ${accountId}`, address: device.ip ?? "unknown" };
  countAttempt(attempt);
  const session = await transaction(async (tx) => {
    await requireSecondFactor(tx, accountId, code);
    return insertAuditedSession(tx, accountId, device);
  });
  forgetFailedAttempts(attempt);
  return sealSessionCookie({ accountId, sessionId: session.id });
}

/** Signs in with a passkey, which is both factors. `response` is what the browser's credential answered, as JSON.
 *  @throws 422 when it is not accepted */
export async function signInWithPasskey(response: string, device: Device): Promise<SessionCookie> {
  const { accountId } = await requirePasskey(response);
  return startSession(accountId, device);
}
