/** Gives each request to whoever answers its kind. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { handleGit } from "@/lib/api/git-access.ts";
import { api } from "@/lib/api/router.ts";
import { notePageRequest } from "@/lib/authentication/client-address.ts";
import type { Config } from "@/lib/platform/config.ts";
import { pool } from "@/lib/platform/db.ts";
import { log } from "@/lib/platform/log.ts";
import { metrics, observeRequest } from "@/lib/platform/metrics.ts";
import { answerMissingRowsAsNotFound } from "@/lib/platform/missing-row.ts";
import { manifestFormAddress, type PageRefusal, refusalOfPageRequest } from "@/lib/platform/page-request.ts";
import { type RouteKind, routeOf } from "@/lib/platform/request-route.ts";
import { setPageHeaders } from "@/lib/platform/security-headers.ts";
import { answerTestControl } from "@/lib/platform/test-controls.ts";
import { clearFlash } from "./clear-flash.ts";
import { mendFormAnswers } from "./form-answers.ts";
import { sendRefusalPage, wantsPage } from "./refusal-page.ts";
import { withWholeNotFound } from "./whole-not-found.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<unknown> | unknown;

export type Answers = {
  pages: Answer;
  publicUrl: string;
  mode: Config["mode"];
  dev: boolean;
  phase: () => "starting" | "ready" | "stopping";
};

const HEALTH_LIMIT_MS = 2_000;
/** Next listens for the end of one answer eleven times where there is no page, which Node would warn of as of a leak. */
const LISTENERS_MAX = 30;
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;
const FORWARDED = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

export function answersOf(given: Answers): RequestListener {
  const { hostname } = new URL(given.publicUrl);
  const answers = answersByKind(given);
  return (request, response) => {
    const startedAt = performance.now();
    const { kind, url } = routeOf({ url: request.url ?? "", host: request.headers.host, publicHostname: hostname });
    request.url = url;
    response.setMaxListeners(LISTENERS_MAX);
    response.once("close", () => note({ kind, request, response, startedAt }));
    if (given.phase() === "stopping") response.setHeader("connection", "close");
    if (!url.startsWith("/")) return void answerText(response, 400, "Bad Request");
    Promise.resolve(answers[kind](request, response)).catch((error: unknown) => fail(error, request, response));
  };
}

function answersByKind(given: Answers): Record<RouteKind, Answer> {
  const byNext = nextAnswer(given);
  // Its own Request and Response would replace the global ones for the whole process.
  const byHono = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  // Through Next the API's code is reloaded as it is edited; what lies outside of app/api/v3 is not.
  const byEither: Answer = (request, response) =>
    request.url?.startsWith("/api/v3") ? byNext(request, response) : byHono(request, response);
  return {
    health: (_request, response) => answerHealth(response, given.phase()),
    metrics: (request, response) => answerMetrics({ request, response, mode: given.mode }),
    "test-controls": given.mode === "test" ? answerTestControl : byNext,
    api: given.dev ? byEither : byHono,
    git: handleGit,
    pages: byNext,
  };
}

function nextAnswer({ pages, publicUrl, dev }: Answers): Answer {
  answerMissingRowsAsNotFound();
  const { host, protocol } = new URL(publicUrl);
  const answer = withWholeNotFound(pages);
  return async (request, response) => {
    const refusal = refusalOfPageRequest(request, publicUrl);
    if (refusal) return refusePage(request, response, refusal);
    request.url = manifestFormAddress(request) ?? request.url ?? "/";
    // Server actions compare Origin with these, so that any reverse proxy in front will do.
    request.headers["x-forwarded-host"] = host;
    request.headers["x-forwarded-proto"] = protocol.slice(0, -1);
    notePageRequest(request);
    setPageHeaders(request, response, dev);
    clearFlash(request, response);
    mendFormAnswers(request, response);
    return answer(request, response);
  };
}

/** The body is read to its end and thrown away: a connection cut under a browser that still sends shows no message. */
function refusePage(request: IncomingMessage, response: ServerResponse, refusal: PageRefusal): void {
  request.resume();
  if (!wantsPage(request)) {
    answerText(response, refusal.status, refusal.message);
    return;
  }
  sendRefusalPage(response, refusal);
}

async function answerHealth(response: ServerResponse, phase: ReturnType<Answers["phase"]>): Promise<void> {
  const database = await isDatabaseUp();
  const status = database ? phase : "database unavailable";
  const ready = status === "ready";
  response.writeHead(ready ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ status }));
}

async function isDatabaseUp(): Promise<boolean> {
  const asked = pool.query("SELECT 1").then(
    () => true,
    () => false,
  );
  return Promise.race([asked, sleep(HEALTH_LIMIT_MS, false, { ref: false })]);
}

type MetricsRequest = { request: IncomingMessage; response: ServerResponse; mode: Config["mode"] };

/** In production only for this machine, and not through a proxy on it, behind which everybody is loopback. */
async function answerMetrics({ request, response, mode }: MetricsRequest): Promise<void> {
  const isLocal =
    LOOPBACK.test(request.socket.remoteAddress ?? "") && !FORWARDED.some((name) => name in request.headers);
  if (mode === "production" && !isLocal) return answerText(response, 404, "Not Found");
  const text = await metrics().metrics();
  response.writeHead(200, { "content-type": metrics().contentType });
  response.end(text);
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

function fail(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  log.error({ err: error, method: request.method, path: pathOf(request) }, "a request failed");
  if (response.headersSent) response.destroy();
  else answerText(response, 500, "Something went wrong on our side");
}

type Noted = { kind: RouteKind; request: IncomingMessage; response: ServerResponse; startedAt: number };

function note({ kind, request, response, startedAt }: Noted): void {
  const durationMs = performance.now() - startedAt;
  const { method = "" } = request;
  observeRequest({ route: kind, method, status: response.statusCode, durationMs });
  if (!log.isLevelEnabled("debug")) return;
  log.debug({ status: response.statusCode, ms: Math.round(durationMs), kind }, `${method} ${pathOf(request)}`);
}

/** Without the query, where credentials may stand. */
function pathOf(request: IncomingMessage): string {
  return request.url?.split("?")[0] ?? "";
}
