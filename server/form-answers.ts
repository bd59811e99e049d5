/** What Next answers to a form that a browser sent without scripts, as a browser and a person need it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { PageRefusal } from "@/lib/platform/page-request.ts";
import { sendRefusalPage, wantsPage } from "./refusal-page.ts";

/** What Next says in a line of plain text, by that line. Source: next/dist/server/app-render/action-handler.js, base-server.js. */
const REFUSALS: ReadonlyMap<string, PageRefusal> = new Map([
  [
    "Invalid Server Action request.",
    { status: 400, message: "This form did not arrive as our page sends it. Go back, reload the page and try again." },
  ],
  [
    "Server Action unavailable.",
    {
      status: 409,
      message: "This server was updated after you opened the form. Go back, reload the page and send it again.",
    },
  ],
  [
    "Internal Server Error",
    { status: 500, message: "Something went wrong on our side. Go back, reload the page and try again." },
  ],
]);
const STATUSES: ReadonlySet<number> = new Set([...REFUSALS.values()].map(({ status }) => status));

/**
 * A page that goes elsewhere while it answers a form says so with 303: with Next's 307 the browser would send what was
 * typed on, to whichever address it is (RFC 9700 §4.12). Lines of plain text become the page of a refusal.
 */
export function mendFormAnswers(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== "POST" || request.headers["next-action"] !== undefined) return;
  const { writeHead, write, end, flushHeaders } = response;
  const asksForPage = wantsPage(request);
  let state: "open" | "passed" | { head: unknown[]; chunks: Buffer[] } = "open";

  /** What is held back until its end says what it is; null for what goes on as it comes. */
  const heldBack = () => {
    if (state === "open") response.writeHead(response.statusCode);
    return typeof state === "string" ? null : state;
  };
  // Others lay theirs over these and keep calling them, so that they stay and pass everything on in the end.
  response.writeHead = (...given: unknown[]) => {
    if (typeof state !== "string") return response;
    if (state === "passed") return Reflect.apply(writeHead, response, given);
    const status = typeof given[0] === "number" ? given[0] : response.statusCode;
    const isHtml = String(response.getHeader("content-type") ?? "").startsWith("text/html");
    const isHeld = asksForPage && STATUSES.has(status) && !isHtml;
    state = isHeld ? { head: given, chunks: [] } : "passed";
    if (isHeld) return response;
    return Reflect.apply(writeHead, response, [status === 307 && isHtml ? 303 : status, ...given.slice(1)]);
  };
  response.flushHeaders = () => {
    if (heldBack() === null) Reflect.apply(flushHeaders, response, []);
  };
  response.write = (...given: unknown[]) => {
    const held = heldBack();
    if (held === null) return Reflect.apply(write, response, given);
    held.chunks.push(bytesOf(given[0]));
    return true;
  };
  response.end = (...given: unknown[]) => {
    const held = heldBack();
    if (held === null) return Reflect.apply(end, response, given);
    const content = Buffer.concat([...held.chunks, bytesOf(given[0])]);
    const refusal = REFUSALS.get(content.toString());
    state = "passed";
    if (refusal) return sendRefusalPage(response, refusal);
    response.writeHead(...(held.head as [number]));
    return Reflect.apply(end, response, [content]);
  };
}

const bytesOf = (chunk: unknown): Buffer =>
  typeof chunk === "string" || chunk instanceof Uint8Array ? Buffer.from(chunk as string) : Buffer.alloc(0);
