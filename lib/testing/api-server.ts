import http from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { api } from "@/lib/api/router.ts";

/** The API and the token endpoint of this process on a port, for clients that only speak HTTP. */
export async function startApiServer(): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = http.createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
