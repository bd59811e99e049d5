import type { IncomingMessage } from "node:http";
import type { Device } from "@/lib/accounts/sessions.ts";
import { REQUEST_METHOD_HEADER, REQUEST_TARGET_HEADER } from "./page-request.ts";

/** Where the address of the other end of the connection stands, over whatever the client sent under this name. */
const CLIENT_ADDRESS_HEADER = "x-mortise-address";
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/** Tells the pages what Next does not: who is at the other end, which address was asked for, and how. */
export function notePageRequest(request: IncomingMessage): void {
  request.headers[CLIENT_ADDRESS_HEADER] = addressOf(request);
  request.headers[REQUEST_TARGET_HEADER] = request.url ?? "/";
  request.headers[REQUEST_METHOD_HEADER] = request.method ?? "GET";
}

/** The address that a page's request came from; null when the server's own front is not in between. */
export function clientAddress(headers: Headers): string | null {
  return headers.get(CLIENT_ADDRESS_HEADER);
}

/** A reverse proxy on this machine is believed about the one before it; anybody else could write what they like. */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const peer = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const forwarded = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",").at(-1)?.trim();
  return LOOPBACK.test(peer) && forwarded ? forwarded : peer;
}

/** Where a page's request comes from, for the list of a person's sessions. */
export function deviceOf(headers: Headers): Device {
  return { userAgent: headers.get("user-agent"), ip: clientAddress(headers) };
}
