import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { authenticate } from "@/lib/authentication/authenticate.ts";
import { addressOf } from "@/lib/authentication/client-address.ts";
import { decide } from "@/lib/authorization/decide.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { acceptedPermissionsHeader } from "@/lib/authorization/requirement.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { missesRow } from "@/lib/platform/db.ts";
import { log } from "@/lib/platform/log.ts";
import { apiUrl } from "@/lib/platform/urls.ts";
import { checkAnswer } from "./check-answer.ts";
import { entityTag, isUnchanged } from "./conditional.ts";
import {
  fieldName,
  forbidden,
  fromZod,
  isBadCredentials,
  isRefusal,
  type MovedRepository,
  notFound,
  Refusal,
  requiresAuthentication,
  undecodedJwt,
  validationFailed,
} from "./errors.ts";
import { loadFacts, nameTeam } from "./facts.ts";
import { identityHeaders } from "./identity-headers.ts";
import { asksForPreview, mediaType } from "./media-type.ts";
import { noteAct } from "./note-act.ts";
import { noteRefusal, type Progress } from "./note-refusal.ts";
import { pathOfNul } from "./nul.ts";
import type { Answer, Operation } from "./operation.ts";
import { rateLimitHeaders, readRateLimit, refundRateLimit, spendRateLimit } from "./rate-limit.ts";
import { refuseDecision } from "./refuse-decision.ts";
import { readJsonObject } from "./request-body.ts";
import { withinSecondaryLimits } from "./secondary-limit.ts";
import { inVersion, selectVersion } from "./versions.ts";

/** What @hono/node-server hands over; absent inside Next and in tests, where answers are Response objects. */
export type Bindings = { incoming?: IncomingMessage; outgoing?: ServerResponse };
type ApiContext = Context<{ Bindings: Bindings }>;

const DOCUMENTATION = "https://docs.github.com";

/** Headers of every answer. Source: wire facts §1.16. */
const COMMON_HEADERS: Record<string, string> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, Deprecation, Sunset",
  "content-security-policy": "default-src 'none'",
  "referrer-policy": "origin-when-cross-origin, strict-origin-when-cross-origin",
  "strict-transport-security": "max-age=31536000; includeSubdomains; preload",
  "x-content-type-options": "nosniff",
  "x-frame-options": "deny",
  "x-xss-protection": "0",
};

/**
 * One request, in this order: version and user agent → who (authenticate) → limits → may such a credential call this
 * → what is addressed → may this one (decide) → is it well formed → the handler → the response schema.
 * A refusal for want of permission therefore wins over a malformed body.
 */
export async function answerOperation(c: ApiContext, operation: Operation): Promise<Response> {
  const headers: Record<string, string> = { ...COMMON_HEADERS };
  const progress: Progress = { grant: null, allowed: false };
  let requireStillAllowed: (() => Promise<void>) | null = null;
  try {
    const request = c.req.raw;
    const url = publicUrl(c.req.url);
    headers["x-github-media-type"] = mediaType(request.headers.get("accept"));
    headers["x-accepted-github-permissions"] = acceptedPermissionsHeader(operation.requires);
    const version = selectVersion(request.headers.get("x-github-api-version"));
    headers["x-github-api-version-selected"] = version;
    requireUserAgent(request.headers);

    const address = callerOf(c);
    const carried = { query: url.searchParams, method: request.method, address };
    const readGrant = () =>
      authenticate(request.headers, carried).catch((error: unknown) => {
        throw takesJwtAlone(operation) && isBadCredentials(error) ? undecodedJwt() : error;
      });
    const isBodyHere = operation.body ? await hasArrived(c) : true;
    let grant = await readGrant();
    progress.grant = grant;
    Object.assign(headers, identityHeaders(grant, operation));
    const spender = { grant, address: address ?? "local", resource: operation.bucket };
    const limit = await (operation.free ? readRateLimit : spendRateLimit)(spender);
    if (limit) Object.assign(headers, rateLimitHeaders(limit));

    requireAcceptedKind(grant, operation);
    const named = await nameTeam(c.req.param() as Record<string, string>);
    const params = parseParams(operation, named);
    let subjects = await requireAllowed(operation, named, grant);
    progress.allowed = true;
    const askAgain = async () => {
      grant = await readGrant();
      subjects = await requireAllowed(operation, named, grant);
    };
    requireStillAllowed = askAgain;

    requirePreview(operation, request.headers);
    const query = parse(operation, operation.query, Object.fromEntries(url.searchParams));
    const body = operation.body
      ? parse(
          operation,
          operation.body,
          await readJsonObject(request, { listField: operation.listField, limitBytes: operation.bodyLimitBytes }),
        )
      : {};
    if (!isBodyHere) await askAgain();
    const input = {
      grant,
      params,
      query,
      body,
      url,
      headers: request.headers,
      file: operation.takesFile ? request.body : null,
      address: address ?? "local",
      signal: request.signal,
      requireStillAllowed: askAgain,
      version,
      ...subjects,
    };
    const answer = await withinSecondaryLimits(grant, operation, () => operation.handler(input as never));
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isRead) await noteAct(grant, operation.id, subjects.repository?.id ?? null);
    checkAnswer(operation, answer);
    if (answer.stream) return await sendStream(c, answer.stream, { headers });

    const payload = payloadOf(inVersion(version, answer.body, operation.withdrawn), answer.raw);
    if (!isRead || answer.status !== 200 || !payload) return send(c, answer, { headers, payload });
    headers.etag = entityTag(payload.content);
    headers["cache-control"] = `${isPersonal(grant) ? "private" : "public"}, max-age=60, s-maxage=60`;
    headers.vary = "Accept, Authorization, Cookie, X-GitHub-OTP";
    if (!isUnchanged(request.headers.get("if-none-match"), headers.etag)) return send(c, answer, { headers, payload });
    const refunded = operation.free ? null : await refundRateLimit(spender);
    if (refunded) Object.assign(headers, rateLimitHeaders(refunded));
    return send(c, { status: 304, ...(answer.headers && { headers: answer.headers }) }, { headers });
  } catch (failure) {
    const error = await asOfNow(failure, requireStillAllowed);
    noteRefusal(error, progress, { method: c.req.method, path: c.req.path.replace(/^\/api\/v3/, ""), operation });
    return answerRefusal(c, error, { headers, documentation: operation.documentation });
  }
}

/** What fails because a repository, something of it or a credential went while it was answered is refused as it would be
 *  a moment later; a fault of any other kind stays what it is. */
async function asOfNow(error: unknown, requireStillAllowed: (() => Promise<void>) | null): Promise<unknown> {
  if (isRefusal(error) || requireStillAllowed === null) return error;
  try {
    await requireStillAllowed();
    if (!missesRow(error)) return error;
    log.warn({ err: error }, "something went while a request about it was answered");
    return notFound();
  } catch (later) {
    return isRefusal(later) ? later : error;
  }
}

/** Whether the body came with the headers: what is decided by them is decided again after one that came later. */
async function hasArrived({ env }: ApiContext): Promise<boolean> {
  await new Promise(setImmediate); // what came in at once is read at once
  return env?.incoming?.complete ?? true;
}

/** What the path names, for the handler. Throws when it may not be addressed by this one. */
async function requireAllowed(operation: Operation, named: Readonly<Record<string, string>>, grant: Grant) {
  const { facts, subjects } = await loadFacts(operation, named, grant);
  const decision = decide(grant, operation.requires, facts);
  if (decision.outcome !== "allow") throw refuseDecision(grant, decision);
  return subjects;
}

/** The caller's network address; null within the process. */
export function callerOf(c: ApiContext): string | null {
  return c.env?.incoming ? addressOf(c.env.incoming) : null;
}

/** What nobody's token was needed for, and what an integration sees of itself, is marked public (wire facts §1.11). */
const isPersonal = (grant: Grant): boolean => grant.kind !== "anonymous" && grant.kind !== "integration";

/** The address as clients see it, whatever stands between. */
function publicUrl(seen: string): URL {
  const { pathname, search } = new URL(seen);
  return new URL(`${pathname}${search}`, config().publicUrl);
}

function requireUserAgent(headers: Headers): void {
  if (!headers.get("user-agent")?.trim())
    throw forbidden(
      "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.",
      { documentation: "/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent" },
    );
}

/** Whatever else is sent to an integration's own endpoints, a live token or none, is read as a JWT that is none (wire facts §1.11). */
const takesJwtAlone = ({ accepts }: Pick<Operation, "accepts">): boolean =>
  accepts.every((kind) => kind === "integration");

function requireAcceptedKind(grant: Grant, { accepts, otherwise }: Operation): void {
  if (accepts.includes(grant.kind)) return;
  if (otherwise && grant.kind !== "anonymous") throw new Refusal(otherwise.status, otherwise.message);
  if (takesJwtAlone({ accepts })) throw undecodedJwt();
  if (grant.kind === "anonymous" || grant.kind === "client") throw requiresAuthentication();
  if (grant.kind === "installation" || grant.kind === "integration" || grant.kind === "user-via-integration")
    throw forbidden("Resource not accessible by integration");
  if (grant.kind === "fine-grained-token") throw forbidden("Resource not accessible by personal access token");
  throw forbidden("This credential cannot be used here.");
}

/** Source of the words: wire facts §2. */
function requirePreview({ preview }: Operation, headers: Headers): void {
  if (preview === undefined || asksForPreview(headers, preview)) return;
  throw new Refusal(
    415,
    "If you would like to help us test the Integrations API during its preview period, you must specify a custom media type in the 'Accept' header. Please see the docs for full details.",
    { documentation: "https://developer.github.com/v3" },
  );
}

function parseParams({ params }: Operation, raw: Record<string, string>): Record<string, unknown> {
  if (pathOfNul(raw)) throw notFound();
  if (!params) return raw;
  const parsed = params.safeParse(raw);
  if (!parsed.success) throw notFound();
  return { ...raw, ...(parsed.data as Record<string, unknown>) };
}

const NUL_PROBLEM = "must not contain a NUL character";

function parse({ resource = "Request" }: Operation, schema: Operation["body"], value: unknown): unknown {
  if (!schema) return {};
  const nul = pathOfNul(value);
  if (nul) throw validationFailed({ resource, field: fieldName(nul), code: "invalid", message: NUL_PROBLEM });
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw fromZod(resource, parsed.error);
  return parsed.data;
}

/** Every refusal and every fault as the wire format shows it; a fault says nothing of its cause. */
export function answerRefusal(
  c: ApiContext,
  error: unknown,
  {
    headers = { ...COMMON_HEADERS, "x-github-media-type": mediaType(c.req.raw.headers.get("accept")) },
    documentation = "/rest",
  }: { headers?: Record<string, string>; documentation?: string } = {},
): Response {
  const refusal = isRefusal(error) ? error : new Refusal(500, "Server Error", { cause: error });
  if (refusal.movedTo) return answerMoved(c, refusal.movedTo, { headers, refusal });
  if (refusal.status >= 500) log.error({ err: error, path: c.req.path }, "a request failed");
  else if (refusal.reason) log.debug({ reason: refusal.reason, path: c.req.path }, "refused");
  const body = {
    message: refusal.message,
    ...(refusal.errors.length > 0 && { errors: refusal.errors }),
    documentation_url: new URL(refusal.documentation ?? documentation, DOCUMENTATION).href,
    status: String(refusal.status),
  };
  return send(c, { status: refusal.status, headers: refusal.headers }, { headers, payload: payloadOf(body) });
}

/** Clients follow to the address by id, which no later change of name alters; what changes something keeps its method. */
function answerMoved(
  c: ApiContext,
  { id }: MovedRepository,
  { headers, refusal }: { headers: Record<string, string>; refusal: Refusal },
): Response {
  const { pathname, search } = publicUrl(c.req.url);
  const rest = pathname.replace(/^\/api\/v3\/repos\/[^/]+\/[^/]+/, "");
  const location = apiUrl(`/repositories/${id}${rest}${search}`);
  const body = {
    message: refusal.message,
    url: location,
    documentation_url: new URL(refusal.documentation ?? "/rest", DOCUMENTATION).href,
  };
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  return send(c, { status: isRead ? 301 : 307, headers: { location } }, { headers, payload: payloadOf(body) });
}

type Payload = { contentType: string; content: string | Buffer };

/** The body as it is sent; undefined where there is none. */
function payloadOf(body: unknown, raw?: Answer["raw"]): Payload | undefined {
  if (raw) return { contentType: raw.contentType, content: raw.bytes };
  const content = JSON.stringify(body);
  return content === undefined ? undefined : { contentType: "application/json; charset=utf-8", content };
}

type Sent = { headers: Record<string, string>; payload?: Payload | undefined };

/** Sends what is too large to be held in memory while it is read. */
async function sendStream(
  c: ApiContext,
  { contentType, size, open }: NonNullable<Answer["stream"]>,
  { headers: common }: Sent,
): Promise<Response> {
  const headers: Record<string, string> = {
    ...common,
    date: clock.now().toUTCString(),
    "x-github-request-id": requestId(),
    "content-type": contentType,
    "content-length": String(size),
  };
  const body = c.req.method === "HEAD" ? null : await open();
  const { outgoing } = c.env ?? {};
  if (!outgoing) return new Response(body, { headers });
  outgoing.writeHead(200, headers);
  if (body === null) outgoing.end();
  // Whoever reads no further, or a file that ends early, ends the connection, which is all that is left to tell.
  else await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), outgoing).catch(() => {});
  return RESPONSE_ALREADY_SENT;
}

/** Straight to the socket where there is one: building a Response costs more than the rest of a small answer. */
function send(c: ApiContext, answer: Answer, { headers: common, payload }: Sent): Response {
  // Clients set their clocks right by the date of a refusal, so it is that of the clock that refused.
  const date = clock.now().toUTCString();
  const headers: Record<string, string> = { ...common, ...answer.headers, date, "x-github-request-id": requestId() };
  if (payload) headers["content-type"] = payload.contentType;
  const { outgoing } = c.env ?? {};
  if (!outgoing) return new Response((payload?.content as BodyInit) ?? null, { status: answer.status, headers });
  const bytes = typeof payload?.content === "string" ? Buffer.from(payload.content) : payload?.content;
  outgoing.writeHead(answer.status, { ...headers, ...(bytes && { "content-length": bytes.byteLength }) });
  outgoing.end(c.req.method === "HEAD" ? undefined : bytes);
  return RESPONSE_ALREADY_SENT;
}

let requests = 0;
/** Unique within the process and readable in a log. */
function requestId(): string {
  requests += 1;
  return `${process.pid.toString(16).toUpperCase()}:${requests.toString(16).toUpperCase().padStart(6, "0")}`;
}
