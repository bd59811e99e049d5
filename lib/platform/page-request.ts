/** What a request for a page must be like before anything looks at it: Next answers what is refused here with a 500. */
import type { IncomingMessage } from "node:http";

const MEBIBYTE = 1024 * 1024;
/** Forms hold text alone; what Next and next-auth read of a body they read into memory. */
const BODY_MEBIBYTES_MAX = 2;
/** The one form that brings files larger than a picture; its handler asks who sends it before it reads anything. */
const FILE_FORM = /^\/[^/]+\/[^/]+\/releases\/edit\/\d+\/files$/;
const FILE_MEBIBYTES_MAX = 25;
/** What a form sends around a file. */
const AROUND_FILE_BYTES_MAX = MEBIBYTE;
const SAFE_METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS"];
const FROM_ELSEWHERE: readonly unknown[] = ["cross-site", "same-site"];
/** The one form that other sites send: a manifest, by which somebody registers an integration. Source: wire facts §1.3. */
const MANIFEST_FORM = /^(\/organizations\/[^/]+)?\/settings\/(?:apps|integrations)\/new$/;
/** Forms of our own pages are sent as multipart/form-data by browsers without scripts, and as text by those with. */
const PLAIN_FORM = "application/x-www-form-urlencoded";

export type PageRefusal = { status: 400 | 403 | 409 | 411 | 413 | 500; message: string };
type PageRequest = Pick<IncomingMessage, "method" | "url" | "headers">;

/** Why a page's request is refused, as a sentence for the person who sees it; null when it is not. */
export function refusalOfPageRequest(request: PageRequest, publicUrl: string): PageRefusal | null {
  if (!isWellFormed(request.url ?? "")) return { status: 400, message: "This address is not well-formed." };
  if (SAFE_METHODS.includes(request.method ?? "GET")) return null;
  // What it brings is kept and nothing else: whoever answers it does not look at the session.
  if (manifestFormAddress(request) !== null) return refusalOfBody(request);
  return refusalOfOrigin(request, publicUrl) ?? refusalOfBody(request);
}

/** Where a manifest that a form brings is taken, with the query of the address it came to; null for anything else. */
export function manifestFormAddress({ method, url = "", headers }: PageRequest): string | null {
  const [path = "", query] = url.split("?", 2);
  const match = MANIFEST_FORM.exec(path);
  if (method !== "POST" || match === null || !headers["content-type"]?.toLowerCase().startsWith(PLAIN_FORM))
    return null;
  return `${match[1] ?? ""}/settings/apps/new${query === undefined ? "" : `?${query}`}`;
}

/** A NUL is in no name and no search, and no database would take it. */
function isWellFormed(url: string): boolean {
  if (url.includes("%00")) return false;
  const end = url.indexOf("?");
  try {
    decodeURIComponent(end === -1 ? url : url.slice(0, end));
    return true;
  } catch {
    return false;
  }
}

/** Browsers name the site that a form comes from; a client that names none has no cookies that are not its own. */
function refusalOfOrigin({ headers }: PageRequest, publicUrl: string): PageRefusal | null {
  const { origin } = headers;
  const isForeign = origin === undefined ? FROM_ELSEWHERE.includes(headers["sec-fetch-site"]) : origin !== publicUrl;
  if (!isForeign) return null;
  return { status: 403, message: `This form comes from another address. Open ${publicUrl} and try again.` };
}

function refusalOfBody({ url = "", headers }: PageRequest): PageRefusal | null {
  const isFile = FILE_FORM.test(url);
  const most = isFile ? FILE_MEBIBYTES_MAX : BODY_MEBIBYTES_MAX;
  const bytesMax = most * MEBIBYTE + (isFile ? AROUND_FILE_BYTES_MAX : 0);
  if (headers["transfer-encoding"] !== undefined)
    return { status: 411, message: "Say how long the body is, with Content-Length." };
  if (Number(headers["content-length"] ?? 0) > bytesMax)
    return {
      status: 413,
      message: `This form takes ${isFile ? "files of " : ""}up to ${most} MB, and what was sent is larger.`,
    };
  return null;
}
