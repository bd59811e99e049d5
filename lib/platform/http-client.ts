/** The only way out: every HTTP request that Mortise makes to an address somebody else chose. */
import dns from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector, type Dispatcher, request } from "undici";
import { isPublicAddress } from "./public-address.ts";
import { shared } from "./shared.ts";

/** `public-only` refuses every address that is not on the public internet, however the URL spells it. */
export type OutboundPolicy = "any" | "public-only";

export type OutboundRequest = {
  url: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** For the whole exchange: name, connection, request and response. */
  timeoutMs: number;
  /** Accepts any certificate. */
  insecureSsl: boolean;
  policy: OutboundPolicy;
};

export type OutboundFailure =
  | "timeout"
  | "dns"
  | "tls"
  | "refused"
  | "blocked-address"
  | "invalid-url"
  /** Anything else between here and there: a reset, no route, an answer that is not HTTP. */
  | "network";

export type OutboundResult =
  | {
      outcome: "response";
      status: number;
      /** Names in lower case; values of a repeated header joined by ", ". */
      headers: Record<string, string>;
      /** The first 25 kB as text; NUL, which PostgreSQL cannot store, and invalid UTF-8 become U+FFFD. */
      body: string;
      durationMs: number;
    }
  | { outcome: OutboundFailure; detail: string; durationMs: number };

const BODY_BYTES_MAX = 25_000;
const CONNECT_LIMIT_MS = 10_000;
const DNS_ERRORS = new Set(["ENOTFOUND", "ENODATA", "EAI_AGAIN", "EAI_FAIL", "EAI_NONAME", "EAI_NODATA"]);
const TLS_ERROR = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|EPROTO$)/;

class BlockedAddressError extends Error {
  readonly code = "BLOCKED_ADDRESS";
  constructor(host: string, addresses: readonly string[]) {
    const through = addresses.includes(host) ? "" : ` (${addresses.join(", ")})`;
    super(`${host}${through} is not on the public internet`);
  }
}

/** Sends one request and tells how it went; never throws, never follows a redirect. Addresses are checked when the
 *  connection is made, so that a name which changes its address in between gains nothing. */
export async function fetchOutbound(outbound: OutboundRequest): Promise<OutboundResult> {
  const startedAt = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  const url = parseUrl(outbound.url);
  if (!url) return { outcome: "invalid-url", detail: "not an http or https address", durationMs: elapsedMs() };
  const limit = AbortSignal.timeout(outbound.timeoutMs);
  try {
    const response = await request(withoutCredentials(url), {
      method: outbound.method as Dispatcher.HttpMethod,
      headers: { ...basicAuthorization(url), ...outbound.headers },
      body: outbound.body ?? null,
      signal: limit,
      headersTimeout: 0, // `limit` covers all of it
      bodyTimeout: 0,
      dispatcher: agentFor(outbound.policy, outbound.insecureSsl),
    });
    const body = await readStart(response.body);
    return {
      outcome: "response",
      status: response.statusCode,
      headers: joinHeaders(response.headers),
      body,
      durationMs: elapsedMs(),
    };
  } catch (error) {
    const durationMs = elapsedMs();
    if (limit.aborted) return { outcome: "timeout", detail: `no answer in ${outbound.timeoutMs} ms`, durationMs };
    return { ...classify(error as Error), durationMs };
  }
}

function parseUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && (url.protocol === "http:" || url.protocol === "https:") ? url : null;
}

function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  return bare;
}

function basicAuthorization({ username, password }: URL): Record<string, string> {
  if (!username && !password) return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
}

/** One pool of connections for each pair, so that no request inherits another one's leniency. */
function agentFor(policy: OutboundPolicy, insecureSsl: boolean): Agent {
  return shared(`outbound-agent.${policy}.${insecureSsl}`, () => {
    const connect = buildConnector({
      timeout: CONNECT_LIMIT_MS,
      rejectUnauthorized: !insecureSsl,
      ...(policy === "public-only" && { lookup: lookupPublic }),
    });
    if (policy === "any") return new Agent({ connect });
    return new Agent({
      connect: (options, callback) => {
        // A literal address is connected to without any lookup.
        const isLiteral = isIP(options.hostname) > 0;
        if (isLiteral && !isPublicAddress(options.hostname))
          callback(new BlockedAddressError(options.hostname, [options.hostname]), null);
        else connect(options, callback);
      },
    });
  });
}

/** dns.lookup that hands over public addresses alone. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "");
    const allowed = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = allowed;
    if (!first) {
      const found = addresses.map(({ address }) => address);
      return callback(new BlockedAddressError(hostname, found), "");
    }
    if (options.all) callback(null, allowed);
    else callback(null, first.address, first.family);
  });
};

async function readStart(stream: Dispatcher.ResponseData["body"]): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) break; // leaving the loop closes the connection
  }
  const cut = bytes > BODY_BYTES_MAX;
  const start = Buffer.concat(chunks).subarray(0, BODY_BYTES_MAX);
  // As a stream the decoder leaves out a character that the cut went through.
  return new TextDecoder().decode(start, { stream: cut }).replaceAll("\0", "\uFFFD");
}

function joinHeaders(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}

function classify(error: Error & { code?: string }): { outcome: OutboundFailure; detail: string } {
  // When every address of a name was tried, each failure stands for itself; they differ only in the address.
  const first = error instanceof AggregateError ? (error.errors[0] as Error & { code?: string }) : error;
  const code = first.code ?? error.code ?? "";
  const detail = first.message || code;
  if (code === "BLOCKED_ADDRESS") return { outcome: "blocked-address", detail };
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") return { outcome: "timeout", detail };
  if (code === "ECONNREFUSED") return { outcome: "refused", detail };
  if (DNS_ERRORS.has(code)) return { outcome: "dns", detail };
  if (TLS_ERROR.test(code)) return { outcome: "tls", detail };
  return { outcome: "network", detail };
}
