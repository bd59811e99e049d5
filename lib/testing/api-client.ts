import { createPrivateKey } from "node:crypto";
import { SignJWT } from "jose";
import { api } from "@/lib/api/router.ts";
import { clock } from "@/lib/platform/clock.ts";

export type Called = {
  status: number;
  headers: Headers;
  /** The parsed JSON; null where there is no body, the text where it is no JSON. */
  body: unknown;
  /** The body as it was sent. */
  text: string;
};

type CallOptions = {
  /** Sent as `Authorization: token …`. */
  token?: string;
  /** Sent as `Authorization: Bearer …`. */
  jwt?: string;
  headers?: Record<string, string>;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
};

/** One request to the REST API in this process, through the same router as over the network. `path` is under /api/v3. */
export async function call(
  method: string,
  path: string,
  { token, jwt, headers, body }: CallOptions = {},
): Promise<Called> {
  const authorization = jwt ? `Bearer ${jwt}` : token ? `token ${token}` : undefined;
  const response = await api.request(`/api/v3${path}`, {
    method,
    headers: {
      "user-agent": "mortise-tests",
      accept: "application/vnd.github+json",
      ...(authorization && { authorization }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? null : isJson ? JSON.parse(text) : text,
    text,
  };
}

type JwtClaims = { iss?: unknown; iat?: unknown; exp?: unknown };

/** An integration's JWT, valid from a minute ago for nine minutes unless the claims say otherwise; null leaves one out. */
export async function signJwt(
  { privateKey, iss }: { privateKey: string; iss: number | string },
  claims: JwtClaims = {},
): Promise<string> {
  const now = Math.floor(clock.now().getTime() / 1000);
  const all = { iat: now - 60, exp: now + 540, iss, ...claims };
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined));
  return new SignJWT(sent).setProtectedHeader({ alg: "RS256", typ: "JWT" }).sign(createPrivateKey(privateKey));
}
