import { createHash } from "node:crypto";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { ExternalPerson } from "@/lib/accounts/external-identity.ts";
import { type Config, config } from "@/lib/platform/config.ts";
import { sessionSecret } from "./session-cookie.ts";

/** The claims of an identity token that count here. Source: OpenID Connect Core 1.0, §2 and §5.1. */
const claims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1),
  email: z.string().nullish(),
  email_verified: z.union([z.boolean(), z.stringbool()]).nullish(),
  preferred_username: z.string().nullish(),
  name: z.string().nullish(),
  amr: z.array(z.string()).nullish().catch(null),
});

/** How a provider says that it asked for more than one factor. Source: RFC 8176, §2. */
const SEVERAL_FACTORS = "mfa";

const CSRF_COOKIE = "next-auth.csrf-token";
/** Where next-auth keeps the address that a person goes to once they are signed in. */
export const callbackCookieName = (): string => `${config().secureCookies ? "__Secure-" : ""}next-auth.callback-url`;
/** A marker of the browser that is linking a provider to its account: the id of its session. */
export const LINKING_COOKIE = "link-sign-in";
export const LINKING_SECONDS = 600;

/** The provider of OIDC_ISSUER, with every check that the protocol offers. */
export function oidcProvider({ issuer, clientId, clientSecret }: NonNullable<Config["oidc"]>): OAuthConfig<unknown> {
  return {
    id: "oidc",
    name: oidcName(issuer),
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    clientId,
    clientSecret,
    profile: (profile) => ({ id: externalPersonOf(profile).subject }),
  };
}

/** What the button calls the provider: its host name. */
export function oidcName(issuer: string): string {
  return new URL(issuer).hostname;
}

/** The person that an identity token speaks of.
 *  @throws when it names no issuer or no subject */
export function externalPersonOf(profile: unknown): ExternalPerson {
  const { iss, sub, email, email_verified, preferred_username, name } = claims.parse(profile);
  return {
    issuer: iss,
    subject: sub,
    email: email ?? null,
    emailVerified: email_verified === true,
    preferredUsername: preferred_username ?? null,
    name: name ?? null,
  };
}

/** Whether the provider says that it has seen more than one factor of the person. */
export function sawSeveralFactors(profile: unknown): boolean {
  return claims.parse(profile).amr?.includes(SEVERAL_FACTORS) ?? false;
}

/**
 * The cookie that next-auth compares a form's token with. Our pages cannot set cookies, so the route that the form
 * posts to sets it, once it has seen that the form is ours.
 */
export function csrfCookie(token: string) {
  const secure = config().secureCookies;
  return {
    name: secure ? `__Host-${CSRF_COOKIE}` : CSRF_COOKIE,
    value: `${token}|${createHash("sha256").update(`${token}${sessionSecret()}`).digest("hex")}`,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
  } as const;
}
