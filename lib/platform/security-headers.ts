import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const POLICY = "content-security-policy";

/** What every answer to a browser carries. */
const ALWAYS = {
  "x-content-type-options": "nosniff",
  // As frame-ancestors says, for browsers that do not know it (RFC 9700 §4.16).
  "x-frame-options": "DENY",
  // Addresses hold codes and states; no other site is told them. Forms still send their origin to us.
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** For everything that is no page, files that somebody pushed among it: nothing in it runs, in an origin of its own. */
const FILE_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";

/** Sets the headers of a page; what turns out to be none gets FILE_POLICY. Scripts run only with this answer's nonce, which Next reads from the request's copy of
 *  the policy and puts on its own. There is no form-action: consent ends in a redirect to the integration's address,
 *  which browsers would judge by it. `dev`: hot reload evaluates code and opens a web socket. */
export function setPageHeaders(request: IncomingMessage, response: ServerResponse, dev: boolean): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https: http:",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  request.headers[POLICY] = policy;
  response.setHeader(POLICY, policy);
  confineFiles(response);
  for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
}

/** Next keeps a header that is set before it answers, over one of the route's own, so that the choice is made last. */
function confineFiles(response: ServerResponse): void {
  const writeHead = response.writeHead;
  response.writeHead = (...given: unknown[]) => {
    response.writeHead = writeHead;
    if (!String(response.getHeader("content-type") ?? "").startsWith("text/html"))
      response.setHeader(POLICY, FILE_POLICY);
    return Reflect.apply(writeHead, response, given);
  };
}
