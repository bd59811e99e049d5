/** Pages that do not exist, whole without scripts. */
import type { IncomingMessage, ServerResponse } from "node:http";

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<unknown> | unknown;

/** No page has this address, so that Next renders what it shows for addresses without one. */
const NOWHERE = "/-/there/is/nothing";

/**
 * When a page says `notFound()`, Next answers 404 with an empty document that scripts fill in; for an address without a
 * page it renders the same words whole. So a document that turns out to be a 404 is thrown away before its first byte,
 * and the request asks once more for an address that has no page; a form that was sent without scripts has done by then all
 * that it did. Requests of scripts for parts of pages stay as they are. Source: next/dist/server/app-render/app-render.js, the branch of isHTTPAccessFallbackError.
 */
export function withWholeNotFound(pages: Answer): Answer {
  return (request, response) => {
    if (!asksForDocument(request)) return pages(request, response);
    const restoreRequest = snapshotOf(request);
    const { ...headers } = request.headers;
    const restoreResponse = snapshotOf(response);
    const answered = response.getHeaders();
    throwAwayNotFound(response, () => {
      restoreRequest();
      const { "content-type": _type, "content-length": _length, "transfer-encoding": _encoding, ...rest } = headers;
      request.headers = rest;
      request.method = "GET";
      request.url = NOWHERE;
      restoreResponse();
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      for (const [name, value] of Object.entries(answered)) if (value !== undefined) response.setHeader(name, value);
      response.statusCode = 200;
      Promise.resolve(pages(request, response)).catch((error: unknown) => response.destroy(error as Error));
    });
    return pages(request, response);
  };
}

function asksForDocument({ method, headers }: IncomingMessage): boolean {
  return (method === "GET" || method === "POST") && headers.rsc === undefined && headers["next-action"] === undefined;
}

/** Puts back what lies on the object itself: Next keeps its notes there, and its compression replaces methods. */
function snapshotOf(object: object): () => void {
  const before = new Map(Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)]));
  return () => {
    for (const key of Reflect.ownKeys(object)) if (!before.has(key)) Reflect.deleteProperty(object, key);
    for (const key of OVERRIDDEN) {
      const own = before.get(key);
      if (own) Object.defineProperty(object, key, own);
    }
  };
}

const OVERRIDDEN = ["writeHead", "write", "end", "flushHeaders"] as const;

/** Decides at the head of the answer: an HTML page with 404 goes nowhere, and `again` is called at its end. */
function throwAwayNotFound(response: ServerResponse, again: () => void): void {
  const { writeHead, write, end, flushHeaders } = response;
  let decision: "open" | "send" | "throw-away" = "open";

  const isThrownAway = (): boolean => {
    if (decision === "open") response.writeHead(response.statusCode);
    return decision === "throw-away";
  };
  response.writeHead = (...given: unknown[]) => {
    if (decision === "open") {
      const status = typeof given[0] === "number" ? given[0] : response.statusCode;
      const isPage = String(response.getHeader("content-type") ?? "").startsWith("text/html");
      decision = status === 404 && isPage ? "throw-away" : "send";
    }
    return decision === "throw-away" ? response : Reflect.apply(writeHead, response, given);
  };
  response.write = (...given: unknown[]) => isThrownAway() || Reflect.apply(write, response, given);
  response.flushHeaders = () => {
    if (!isThrownAway()) Reflect.apply(flushHeaders, response, []);
  };
  response.end = (...given: unknown[]) => {
    if (!isThrownAway()) return Reflect.apply(end, response, given);
    setImmediate(again);
    return response;
  };
}
