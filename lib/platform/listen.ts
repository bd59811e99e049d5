import type http from "node:http";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

type Place = { host: string; port: number };

const IDLE_POLL_MS = 50;
/** Codes of a machine that has no such address family: then the other loopback address is enough. */
const NOT_HERE = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL"]);

/** Both loopback addresses for `localhost`, since clients differ in which one they try. */
function addressesOf(host: string): readonly [string, ...string[]] {
  return host === "localhost" ? ["127.0.0.1", "::1"] : [host];
}

/** Finds out before anything is started whether the port can be had.
 *  @throws with the variable to change */
export async function requireFreePort(place: Place): Promise<void> {
  const probes = await listenOnAll(place, () => net.createServer());
  await Promise.all(probes.map(closeServer));
}

/** Has `server` listen, on several addresses at once where `host` stands for several.
 *  @returns a function that stops listening, lets requests under way end for `drainMs`, and cuts what is left
 *  @throws with the variable to change */
export async function listen(server: http.Server, place: Place): Promise<(drainMs: number) => Promise<void>> {
  const listeners = await listenOnAll(place, (nth) =>
    nth === 0 ? server : net.createServer((socket) => server.emit("connection", socket)),
  );
  return async (drainMs) => {
    const closed = Promise.all(listeners.map(closeServer)).then(() => true);
    for (const limit = performance.now() + drainMs; performance.now() < limit; ) {
      server.closeIdleConnections(); // a connection kept alive turns idle when its last answer is out
      if (await Promise.race([closed, sleep(IDLE_POLL_MS, false)])) return;
    }
    server.closeAllConnections();
    await closed;
  };
}

async function listenOnAll(place: Place, make: (nth: number) => net.Server): Promise<net.Server[]> {
  const listening: net.Server[] = [];
  for (const address of addressesOf(place.host)) {
    const server = make(listening.length);
    try {
      await listenOn({ server, address, port: place.port });
      listening.push(server);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (place.host === "localhost" && code !== undefined && NOT_HERE.has(code)) continue;
      await Promise.all(listening.map(closeServer));
      throw new Error(explain(place, error as NodeJS.ErrnoException), { cause: error });
    }
  }
  if (listening.length === 0) throw new Error("HOST: this machine has no loopback address; set HOST to one it has");
  return listening;
}

function listenOn({ server, address, port }: { server: net.Server; address: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: address, ipv6Only: address === "::1" }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function closeServer(server: net.Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function explain({ host, port }: Place, error: NodeJS.ErrnoException): string {
  if (error.code === "EADDRINUSE")
    return `PORT: ${port} on ${host} is taken; stop the program that listens there or set PORT to a free port`;
  if (error.code === "EACCES") return `PORT: ${port} needs rights that this user lacks; set PORT to 1024 or more`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `HOST: ${host} is no address of this machine; use for example localhost or 0.0.0.0`;
  return `HOST, PORT: cannot listen on ${host}:${port}: ${error.message}`;
}
