import http from "node:http";
import type { AddressInfo } from "node:net";

export type ReceivedRequest = {
  method: string;
  /** Path and query. */
  path: string;
  /** Names in lower case. */
  headers: http.IncomingHttpHeaders;
  /** Names and values by turns, as they came over the wire. */
  rawHeaders: string[];
  /** The exact bytes. */
  body: Buffer;
  /** Milliseconds since the process started, of the moment when the last byte was in. */
  at: number;
};

export type Response = { status?: number; headers?: Record<string, string>; body?: string };

export type Receiver = {
  /** Of the endpoint `/hook`. */
  url: string;
  requests: ReceivedRequest[];
  /** The first request for which the predicate holds, from the past too. Rejects after `timeoutMs`. */
  waitFor: (predicate: (request: ReceivedRequest) => boolean, timeoutMs?: number) => Promise<ReceivedRequest>;
  /** Resolves when so many requests have come. */
  waitForCount: (count: number, timeoutMs?: number) => Promise<ReceivedRequest[]>;
  close: () => Promise<void>;
};

/** What is not sent is waited for so long; a machine that does other work as well must not fail a test. */
const WAIT_MS = 50_000;

/**
 * A real HTTP server on a free loopback port that keeps what it is sent, and judges none of it. It answers 200 "ok"
 * unless `respond` says otherwise; a promise that never resolves makes it a receiver that never answers.
 */
export async function startReceiver({
  respond = () => ({}),
}: {
  respond?: (request: ReceivedRequest) => Response | Promise<Response>;
} = {}): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  const watchers = new Set<() => void>();

  const server = http.createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers, rawHeaders } = incoming;
    const received = { method, path: url, headers, rawHeaders, body: Buffer.concat(chunks), at: performance.now() };
    requests.push(received);
    for (const look of watchers) look();
    const { status = 200, headers: answered = {}, body = "ok" } = await respond(received);
    outgoing.writeHead(status, { "content-type": "text/plain", ...answered }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  /** Resolves with what `look` finds, as soon as it finds something. */
  function watch<Found>(look: () => Found | undefined, timeoutMs: number): Promise<Found> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        watchers.delete(tryNow);
        reject(
          new Error(`not received within ${timeoutMs} ms; received: ${requests.map(describe).join(", ") || "nothing"}`),
        );
      }, timeoutMs);
      const tryNow = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(timer);
        watchers.delete(tryNow);
        resolve(found);
      };
      watchers.add(tryNow);
      tryNow();
    });
  }

  return {
    url: `http://127.0.0.1:${port}/hook`,
    requests,
    waitFor: (predicate, timeoutMs = WAIT_MS) => watch(() => requests.find(predicate), timeoutMs),
    waitForCount: (count, timeoutMs = WAIT_MS) =>
      watch(() => (requests.length >= count ? requests.slice(0, count) : undefined), timeoutMs),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** "POST issues" for a webhook, "GET /path" for anything else. */
function describe({ method, path, headers }: ReceivedRequest): string {
  return `${method} ${headers["x-github-event"] ?? path}`;
}
