import type { NextAuthOptions } from "next-auth";
import { signOut } from "@/lib/accounts/end-session.ts";
import { findAccountIdByIdentity, recognizePerson } from "@/lib/accounts/external-identity.ts";
import { hasSecondFactor } from "@/lib/accounts/second-factor/totp.ts";
import { type Device, findLiveSession, SESSION_SECONDS } from "@/lib/accounts/sessions.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { config } from "@/lib/platform/config.ts";
import { transaction } from "@/lib/platform/db.ts";
import { log } from "@/lib/platform/log.ts";
import { externalPersonOf, oidcProvider, sawSeveralFactors } from "./oidc.ts";
import type { Viewer } from "./session.ts";
import { sessionSecret } from "./session-cookie.ts";
import { insertAuditedSession, requirePassword } from "./sign-in.ts";

declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

export type SignInRequest = {
  device: Device;
  /** Who is linking the provider to their account: the viewer who started it in their settings. */
  linking: Viewer | null;
  /** Leads the browser to where a second factor is asked for; answers the path. */
  askSecondFactor: (accountId: number) => Promise<string>;
};

/** Built for each request, so that the environment is read when the server runs and not when it is built. */
export function authOptions({ device, linking, askSecondFactor }: SignInRequest): NextAuthOptions {
  const { oidc, secureCookies } = config();
  return {
    secret: sessionSecret(),
    useSecureCookies: secureCookies,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/login", signOut: "/logout", error: "/login" },
    providers: [passwordProvider(device), ...(oidc ? [oidcProvider(oidc)] : [])],
    callbacks: {
      signIn: async ({ account, profile }) => {
        if (account?.provider !== "oidc") return true;
        const recognition = await recognizePerson(externalPersonOf(profile), linking?.id ?? null);
        if ("accountId" in recognition) {
          const { accountId } = recognition;
          const isProven = linking !== null || sawSeveralFactors(profile) || !(await hasSecondFactor(accountId));
          return isProven || (await askSecondFactor(accountId));
        }
        const page = linking ? "/settings/security" : "/login";
        return `${page}?error=${recognition.outcome}`;
      },
      jwt: async ({ token, user, account, profile }) => {
        if (!account) return requireLive(token);
        if (linking) return { sub: String(linking.id), sessionId: linking.sessionId };
        const accountId = account.provider === "oidc" ? await accountIdOf(profile) : Number(user.id);
        const session = await transaction((tx) => insertAuditedSession(tx, accountId, device));
        return { sub: String(accountId), sessionId: session.id };
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (token.sessionId) await signOut({ viewerId: Number(token.sub), sessionId: token.sessionId });
      },
    },
    logger: {
      // For whoever sets up a provider; none of it is a fault of this server.
      error: (code, details) => log.info({ code, err: details instanceof Error ? details : details.error }, "sign-in"),
      warn: (code) => log.debug({ code }, "sign-in"),
      debug: () => {},
    },
  };
}

/** The form of next-auth itself; our own page signs in by a server action, which needs no scripts. */
function passwordProvider(device: Device): NextAuthOptions["providers"][number] {
  return {
    id: "credentials",
    name: "Password",
    type: "credentials",
    credentials: { login: {}, password: {} },
    authorize: async (input) => {
      try {
        const { id } = await requirePassword({
          identifier: input?.login ?? "",
          password: input?.password ?? "",
          device,
        });
        // A code is asked for by our own page alone.
        return (await hasSecondFactor(id)) ? null : { id: String(id) };
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
  };
}

async function accountIdOf(profile: unknown): Promise<number> {
  const { issuer, subject } = externalPersonOf(profile);
  const accountId = await findAccountIdByIdentity(issuer, subject);
  if (accountId === null) throw new Error("the identity is not linked to an account");
  return accountId;
}

/** Keeps the cookie while its session is live; next-auth clears it when this throws. */
async function requireLive<Token extends { sessionId?: string }>(token: Token): Promise<Token> {
  if (token.sessionId && (await findLiveSession(token.sessionId))) return token;
  throw new Error("the session is over");
}
