/** Where server.ts writes the address of the other end of the connection, over whatever the client sent under this name. */
export const CLIENT_ADDRESS_HEADER = "x-mortise-address";

/** The address that a request of a page came from; null when server.ts is not in front. */
export function clientAddress(headers: Headers): string | null {
  return headers.get(CLIENT_ADDRESS_HEADER);
}
