/** The only way out: every HTTP request that Mortise makes to an address somebody else chose. */
import { isIP } from "node:net";
import { Agent, buildConnector, DecoratorHandler, type Dispatcher, request } from "undici";
import { certificateDates } from "./certificate-dates.ts";
import { isInNetworks } from "./networks.ts";
import { BlockedAddressError, lookupAmong } from "./outbound-address.ts";
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
  /** Addresses and networks (CIDR) that `public-only` lets through all the same. */
  allowed?: readonly string[];
};

/** How the time was spent: until the request went out (name, connection, TLS), until the answer began, until its end. */
export type OutboundTiming = { connectMs: number; answerMs: number; readMs: number };

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
      timing: OutboundTiming;
    }
  | { outcome: OutboundFailure; detail: string; durationMs: number };

const BODY_BYTES_MAX = 25_000;
const CONNECT_LIMIT_MS = 10_000;
const DNS_ERRORS = new Set(["ENOTFOUND", "ENODATA", "EAI_AGAIN", "EAI_FAIL", "EAI_NONAME", "EAI_NODATA"]);
const TLS_ERROR = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|EPROTO$)/;

/** Sends one request and tells how it went; never throws, never follows a redirect. Addresses are checked when the
 *  connection is made, so that a name which changes its address in between gains nothing. */
export async function fetchOutbound(outbound: OutboundRequest): Promise<OutboundResult> {
  const startedAt = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  const url = parseUrl(outbound.url);
  if (!url) return { outcome: "invalid-url", detail: "not an http or https address", durationMs: elapsedMs() };
  // Not AbortSignal.timeout, whose timers would be kept for as long as the limit is, by the thousand.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), outbound.timeoutMs);
  const agent = agentFor(outbound);
  const watch = stopwatch(startedAt);
  try {
    const response = await request(withoutCredentials(url), {
      method: outbound.method as Dispatcher.HttpMethod,
      headers: { ...basicAuthorization(url), ...outbound.headers },
      body: outbound.body ?? null,
      signal: limit.signal,
      headersTimeout: 0, // `limit` covers all of it
      bodyTimeout: 0,
      dispatcher: agent.compose(watch.interceptor),
    });
    const body = await readStart(response.body);
    return {
      outcome: "response",
      status: response.statusCode,
      headers: joinHeaders(response.headers),
      body,
      durationMs: elapsedMs(),
      timing: watch.read(),
    };
  } catch (error) {
    const durationMs = elapsedMs();
    if (limit.signal.aborted)
      return { outcome: "timeout", detail: `no answer in ${outbound.timeoutMs} ms`, durationMs };
    const failure = classify(error as Error);
    if (failure.outcome !== "tls") return { ...failure, durationMs };
    return {
      ...failure,
      detail: await certificateDates(url, failure.detail, connectorFor(outbound, true)),
      durationMs,
    };
  } finally {
    clearTimeout(timer);
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

type Rules = Pick<OutboundRequest, "policy" | "insecureSsl" | "allowed">;

/** One pool of connections for each set of rules, so that no request inherits another one's leniency. */
function agentFor(rules: Rules): Agent {
  const name = `outbound-agent.${rules.policy}.${rules.insecureSsl}.${(rules.allowed ?? []).join(" ")}`;
  return shared(name, () => new Agent({ connect: connectorFor(rules, rules.insecureSsl) }));
}

function connectorFor({ policy, allowed = [] }: Rules, insecureSsl: boolean): buildConnector.connector {
  const mayReach = (address: string) => isPublicAddress(address) || isInNetworks(address, allowed);
  const connect = buildConnector({
    timeout: CONNECT_LIMIT_MS,
    rejectUnauthorized: !insecureSsl,
    ...(policy === "public-only" && { lookup: lookupAmong(mayReach) }),
  });
  if (policy === "any") return connect;
  return (options, callback) => {
    // A literal address is connected to without any lookup.
    const literal = options.hostname.replace(/^\[|\]$/g, "");
    if (isIP(literal) > 0 && !mayReach(literal)) callback(new BlockedAddressError(literal, [literal]), null);
    else connect(options, callback);
  };
}

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

/** Notes when one request went out and when its answer began. `startedAt` is of `performance.now()`. */
function stopwatch(startedAt: number) {
  let sentAt = startedAt;
  let answeredAt = startedAt;
  const interceptor: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
    // Its declared type leaves out the methods that it has.
    const noting = new DecoratorHandler(handler) as Dispatcher.DispatchHandler;
    const { onRequestStart, onResponseStart } = noting;
    noting.onRequestStart = (...given) => {
      sentAt = performance.now();
      onRequestStart?.apply(noting, given);
    };
    noting.onResponseStart = (...given) => {
      answeredAt = performance.now();
      onResponseStart?.apply(noting, given);
    };
    return dispatch(options, noting);
  };
  const read = (): OutboundTiming => ({
    connectMs: Math.round(sentAt - startedAt),
    answerMs: Math.max(0, Math.round(answeredAt - sentAt)),
    readMs: Math.round(performance.now() - answeredAt),
  });
  return { interceptor, read };
}
