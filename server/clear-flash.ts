/** Takes the cookie of a message back with the page that shows it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { FLASH_COOKIE } from "@/components/ui/flash-cookie.ts";

const CLEARED = `${FLASH_COOKIE}=; Path=/; Max-Age=0; SameSite=Lax`;
const NAMED = new RegExp(`(^|;\\s*)${FLASH_COOKIE}=`);

/**
 * Has a whole page that is answered to a request with the message of a redirect take the cookie away, so that the
 * message is on that page alone, with scripts or without. An answer that is no page, such as a further redirect, leaves
 * it, and one that sets a message of its own keeps that.
 */
export function clearFlash({ method, headers }: IncomingMessage, response: ServerResponse): void {
  const asksForPage = method === "GET" && headers.rsc === undefined && !headers["sec-purpose"]?.includes("prefetch");
  if (!asksForPage || !NAMED.test(headers.cookie ?? "")) return;
  const { writeHead } = response;
  response.writeHead = (...given: unknown[]) => {
    const isPage = String(response.getHeader("content-type") ?? "").startsWith("text/html");
    const set = [response.getHeader("set-cookie") ?? []].flat().map(String);
    if (isPage && !response.headersSent && !set.some((cookie) => cookie.startsWith(`${FLASH_COOKIE}=`)))
      response.appendHeader("set-cookie", CLEARED);
    return Reflect.apply(writeHead, response, given);
  };
}
