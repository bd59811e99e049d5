import { decode, encode } from "next-auth/jwt";
import { SESSION_SECONDS } from "@/lib/accounts/sessions.ts";
import { config, nextAuthEnvironment } from "@/lib/platform/config.ts";

/** next-auth's own name for its cookie, and its own format: its session endpoint reads the same one. */
const NAME = "next-auth.session-token";
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export type SessionCookie = {
  name: string;
  value: string;
  httpOnly: true;
  sameSite: "lax";
  path: "/";
  secure: boolean;
  maxAge: number;
};

export const sessionCookieName = (): string => (config().secureCookies ? `__Secure-${NAME}` : NAME);

export const sessionSecret = (): string => nextAuthEnvironment(config()).NEXTAUTH_SECRET as string;

/** The cookie that carries a session: signed and encrypted, but nothing without its row. */
export async function sealSessionCookie({
  accountId,
  sessionId,
}: {
  accountId: number;
  sessionId: string;
}): Promise<SessionCookie> {
  const value = await encode({
    token: { sub: String(accountId), sessionId },
    secret: sessionSecret(),
    maxAge: SESSION_SECONDS,
  });
  return {
    name: sessionCookieName(),
    value,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: config().secureCookies,
    maxAge: SESSION_SECONDS,
  };
}

/** The session's id in the `cookie` header; null when there is none or it is not ours. */
export async function openSessionCookie(headers: Headers): Promise<string | null> {
  const sealed = readCookie(headers.get("cookie") ?? "", sessionCookieName());
  if (!sealed) return null;
  const token = await decode({ token: sealed, secret: sessionSecret() }).catch(() => null);
  return typeof token?.sessionId === "string" && UUID.test(token.sessionId) ? token.sessionId : null;
}

/** next-auth cuts a value over 4 kB into name.0, name.1 and so on. */
function readCookie(header: string, name: string): string | null {
  const jar = new Map<string, string>();
  for (const pair of header.split(/; */)) {
    const equals = pair.indexOf("=");
    if (equals > 0) jar.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  const whole = jar.get(name);
  if (whole) return whole;
  let joined = "";
  for (let part = 0; jar.has(`${name}.${part}`); part += 1) joined += jar.get(`${name}.${part}`);
  return joined || null;
}
