import http from "node:http";
import type { AddressInfo } from "node:net";

/** Where issues are opened and how. */
export type Peer = {
  /** With the prefix of the API. */
  api: string;
  token: string;
  /** owner/name */
  repository: string;
};

export type Measured = {
  deliveriesPerSecond: number;
  /** Milliseconds from the moment when a request was sent to the one when its delivery was in. */
  p50: number;
  p99: number;
  /** Deliveries that should have come and did not. */
  lost: number;
};

const CONNECTIONS = 20;
const WAIT_MS = 60_000;

/** Opens issues over HTTP, as many at once as there are connections, and counts what arrives here. */
export async function startDriver() {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let arrived = (_title: string) => {};
  const server = http.createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      outgoing.end("ok");
      if (incoming.headers["x-github-event"] !== "issues") return;
      const { action, issue } = JSON.parse(Buffer.concat(chunks).toString());
      if (action === "opened") arrived(issue.title);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function measure(
    peer: Peer,
    { name, issues, hooks }: { name: string; issues: number; hooks: number },
  ): Promise<Measured> {
    const sentAt = new Map<string, number>();
    const delays: number[] = [];
    const wanted = issues * hooks;
    let done = () => {};
    const all = new Promise<void>((resolve) => {
      done = resolve;
    });
    arrived = (title) => {
      const sent = sentAt.get(title);
      if (sent === undefined) return;
      delays.push(performance.now() - sent);
      if (delays.length === wanted) done();
    };
    const startedAt = performance.now();
    let next = 0;
    const write = async () => {
      while (next < issues) {
        const title = `${name} ${next++}`;
        sentAt.set(title, performance.now());
        await post(agent, peer, `/repos/${peer.repository}/issues`, { title });
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, write));
    const limit = setTimeout(done, WAIT_MS);
    await all;
    clearTimeout(limit);
    const seconds = (performance.now() - startedAt) / 1_000;
    const sorted = delays.toSorted((a, b) => a - b);
    const at = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? Number.NaN);
    return {
      deliveriesPerSecond: Math.round(delays.length / seconds),
      p50: at(0.5),
      p99: at(0.99),
      lost: wanted - delays.length,
    };
  }

  /** Has so many webhooks of the repository itself point here too. */
  async function addHooks(peer: Peer, count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const config = { url: `${origin}/hook?${index}`, content_type: "json", secret: "s3cret" };
      const body = { name: "web", active: true, events: ["issues"], config };
      await post(agent, peer, `/repos/${peer.repository}/hooks`, body);
    }
  }

  return {
    hookUrl: `${origin}/hook`,
    measure,
    addHooks,
    close: () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @throws unless it was created. */
function post(agent: http.Agent, { api, token }: Peer, path: string, body: object): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    accept: "application/vnd.github+json",
    "user-agent": "bench",
  };
  return new Promise((resolve, reject) => {
    const request = http.request(`${api}${path}`, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode === 201 ? resolve() : reject(new Error(`POST ${path}: ${response.statusCode}`)),
      );
    });
    request.on("error", reject);
    request.end(JSON.stringify(body));
  });
}
