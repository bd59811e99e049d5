import { validationFailed } from "@/lib/api/errors.ts";
import { config } from "@/lib/platform/config.ts";

type Urls = Readonly<Record<string, string | null>>;

type Refused = { resource: string; field: string };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * In production an address of this machine without TLS is a mistake: it would lead to the server's own machine, or to
 * the visitor's. Throws 422.
 */
export function requireSecureUrls(urls: Urls): void {
  const wrong = Object.entries(urls).filter(([, url]) => url !== null && /^http:/i.test(url));
  refuseInProduction(wrong.map(([field]) => ({ resource: "Integration", field })));
}

/** A callback URL, and where its mistake is told. */
type Callback = Refused & { url: string };

/**
 * In production codes go without TLS to nobody but a program on the person's own machine (RFC 9700 §2.1, wire facts §1.9).
 * `known` were registered before, and stay. Throws 422.
 */
export function requireSecureCallbacks(callbacks: readonly Callback[], known: readonly { url: string }[] = []): void {
  const before = new Set(known.map(({ url }) => url));
  refuseInProduction(
    callbacks.filter(({ url }) => /^http:/i.test(url) && !LOOPBACK.test(new URL(url).hostname) && !before.has(url)),
  );
}

/** With the fields of an integration's form. */
export const integrationCallbacks = (rows: readonly { url: string }[]): Callback[] =>
  rows.map(({ url }, index) => ({ url, resource: "Integration", field: `callback_urls[${index}].url` }));

function refuseInProduction(wrong: readonly Refused[]): void {
  if (wrong.length === 0 || config().mode !== "production") return;
  const message = "Use https:// here: on this server http:// is for callback URLs on a person's own machine alone.";
  throw validationFailed(
    ...wrong.map(({ resource, field }) => ({ resource, field, code: "invalid" as const, message })),
  );
}
