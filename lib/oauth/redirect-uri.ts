import type { CallbackUrl } from "./client.ts";

/**
 * Where the browser goes with the answer: the registered address that was asked for, or the first one when none was.
 * Null when what was asked for matches none. In the order of these rules, each for itself: exactly as registered; below
 * an address that was registered with its wildcard on; a loopback address on whichever port. Source: wire facts §1.9.
 */
export function resolveRedirectUri(registered: readonly CallbackUrl[], asked: string | null): string | null {
  if (asked === null) return registered[0]?.url ?? null;
  return registered.some((callback) => MATCHES.some((matches) => matches(callback, asked))) ? asked : null;
}

const MATCHES = [isExact, isBelow, isLoopback] as const;

function isExact({ url }: CallbackUrl, asked: string): boolean {
  return url === asked;
}

/** The same scheme and port, the same host or one below it, the same path or one below it. */
function isBelow({ url, wildcard }: CallbackUrl, asked: string): boolean {
  if (!wildcard) return false;
  const [base, wanted] = [plainUrl(url), urlAsWritten(asked)];
  if (!base || !wanted || base.protocol !== wanted.protocol || base.port !== wanted.port) return false;
  const isHost = wanted.hostname === base.hostname || wanted.hostname.endsWith(`.${base.hostname}`);
  return isHost && isPathBelow(base.pathname, wanted.pathname);
}

function isPathBelow(base: string, wanted: string): boolean {
  const folder = base.endsWith("/") ? base : `${base}/`;
  return wanted === base || wanted.startsWith(folder);
}

const LOOPBACK_HOSTS: readonly string[] = ["127.0.0.1", "[::1]"];

/** Programs on a person's own machine listen on the port that is free; all else is as registered (RFC 8252 §7.3). */
function isLoopback({ url }: CallbackUrl, asked: string): boolean {
  const [base, wanted] = [plainUrl(url), urlAsWritten(asked)];
  if (!base || !wanted || base.protocol !== "http:" || !LOOPBACK_HOSTS.includes(base.hostname)) return false;
  return (
    wanted.protocol === base.protocol &&
    wanted.hostname === base.hostname &&
    wanted.pathname === base.pathname &&
    wanted.search === base.search
  );
}

/** Written so that some reader of it might see another host or path than we do: these match nothing but themselves. */
const AMBIGUOUS = /[\\\s@#]|%2f|%5c|%2e|%00/i;

function plainUrl(text: string): URL | null {
  if (AMBIGUOUS.test(text) || !/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  return new URL(text);
}

const WRITTEN_HOST = /^https?:\/\/(\[[^\]]*\]|[^/?:]*)/;

/** Null as well for a host that only becomes one by being read: `127.1`, `%65xample.com`, `example。com`. */
function urlAsWritten(text: string): URL | null {
  const url = plainUrl(text);
  return url && WRITTEN_HOST.exec(text)?.[1]?.toLowerCase() === url.hostname ? url : null;
}

/** `address` with these parameters added to its query; what it brings itself stays. */
export function withParameters(address: string, parameters: Readonly<Record<string, string | null>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}
