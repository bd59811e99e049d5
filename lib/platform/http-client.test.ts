import http from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { selfSigned } from "../testing/self-signed.ts";
import { fetchOutbound, type OutboundRequest } from "./http-client.ts";

const servers: net.Server[] = [];
const connections = new Set<net.Socket>();

afterEach(async () => {
  for (const connection of connections) connection.destroy();
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** Listens on 127.0.0.1 and returns the port. */
async function listen(server: net.Server): Promise<number> {
  servers.push(server);
  server.on("connection", (connection: net.Socket) => connections.add(connection));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function send(url: string, more: Partial<OutboundRequest> = {}) {
  return fetchOutbound({
    url,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
    timeoutMs: 50_000,
    insecureSsl: false,
    policy: "any",
    ...more,
  });
}

test("an answer comes back with status, headers, body and duration", async () => {
  const seen: unknown[] = [];
  const port = await listen(
    http.createServer(async (request, response) => {
      seen.push(request.method, request.url, request.headers["x-hook"], await text(request));
      response.writeHead(202, { "X-Answer": "yes", "set-cookie": ["a=1", "b=2"] }).end("thanks ✓");
    }),
  );
  const result = await send(`http://127.0.0.1:${port}/hook?a=1`, { headers: { "x-hook": "1" }, body: "payload ✓" });
  expect(result).toEqual({
    outcome: "response",
    timing: { connectMs: expect.any(Number), answerMs: expect.any(Number), readMs: expect.any(Number) },
    status: 202,
    headers: expect.objectContaining({ "x-answer": "yes", "set-cookie": "a=1, b=2" }),
    body: "thanks ✓",
    durationMs: expect.any(Number),
  });
  expect(seen).toEqual(["POST", "/hook?a=1", "1", "payload ✓"]);
});

test("a redirect is an answer and is not followed", async () => {
  const paths: unknown[] = [];
  const port = await listen(
    http.createServer((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: "/elsewhere" }).end();
    }),
  );
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ outcome: "response", status: 302 });
  expect(paths).toEqual(["/"]);
});

test("only the first 25 kB of a body are kept, and no half character", async () => {
  const port = await listen(
    http.createServer((_request, response) => {
      response.on("error", () => {});
      response.end(`a${"é".repeat(5_000_000)}`);
    }),
  );
  const result = await send(`http://127.0.0.1:${port}/`);
  expect(result).toMatchObject({ outcome: "response", status: 200, body: `a${"é".repeat(12_499)}` });
});

test("a body that is no text becomes text that can be stored", async () => {
  const port = await listen(http.createServer((_request, response) => response.end(Buffer.from([0x61, 0, 0xff]))));
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ body: "a\uFFFD\uFFFD" });
});

test("user and password in the address are sent as Basic authorization", async () => {
  const port = await listen(
    http.createServer((request, response) => response.end(request.headers.authorization ?? "none")),
  );
  const result = await send(`http://mona:p%40ss@127.0.0.1:${port}/`);
  expect(result).toMatchObject({ body: `Basic ${Buffer.from("mona:p@ss").toString("base64")}` });
});

test("no answer in time is a timeout", async () => {
  const port = await listen(http.createServer(() => {}));
  const result = await send(`http://127.0.0.1:${port}/`, { timeoutMs: 50 });
  expect(result).toMatchObject({ outcome: "timeout", detail: "no answer in 50 ms" });
  expect(result.durationMs).toBeGreaterThanOrEqual(45);
});

test("an answer that does not end in time is a timeout", async () => {
  const port = await listen(http.createServer((_request, response) => void response.write("and so on")));
  expect(await send(`http://127.0.0.1:${port}/`, { timeoutMs: 200 })).toMatchObject({ outcome: "timeout" });
});

test("a port where nobody listens is refused", async () => {
  const server = net.createServer();
  const port = await listen(server);
  await new Promise((resolve) => servers.pop()?.close(resolve));
  expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ outcome: "refused" });
  expect(await send(`http://localhost:${port}/`)).toMatchObject({ outcome: "refused" });
});

test("a name that does not resolve is a DNS failure", async () => {
  const result = await send("http://nowhere.invalid/", { policy: "public-only" });
  expect(result).toMatchObject({ outcome: "dns", detail: expect.stringContaining("nowhere.invalid") });
});

test("a connection that is cut, or speaks no HTTP, is a network failure", async () => {
  const cut = await listen(net.createServer((socket) => socket.once("data", () => socket.resetAndDestroy())));
  expect(await send(`http://127.0.0.1:${cut}/`)).toMatchObject({ outcome: "network" });
  const garbled = await listen(net.createServer((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n")));
  expect(await send(`http://127.0.0.1:${garbled}/`)).toMatchObject({ outcome: "network" });
});

test("a certificate that nobody vouches for is a TLS failure, unless verification is off for this request", async () => {
  const port = await listen(https.createServer(selfSigned, (_request, response) => response.end("hello")));
  const url = `https://localhost:${port}/`;
  expect(await send(url)).toMatchObject({ outcome: "tls" });
  expect(await send(url, { insecureSsl: true })).toMatchObject({ outcome: "response", body: "hello" });
  expect(await send(url)).toMatchObject({ outcome: "tls" });
});

test("speaking TLS to a plain server is a TLS failure", async () => {
  const port = await listen(net.createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")));
  expect(await send(`https://127.0.0.1:${port}/`)).toMatchObject({ outcome: "tls" });
});

test.each(["", "nonsense", "ftp://127.0.0.1/", "file:///etc/passwd", "//127.0.0.1/"])(
  "%j is refused as an address",
  async (url) => {
    expect(await send(url)).toMatchObject({ outcome: "invalid-url" });
  },
);

test("a header that cannot be sent is told, not thrown", async () => {
  const port = await listen(http.createServer((_request, response) => response.end()));
  const result = await send(`http://127.0.0.1:${port}/`, { headers: { "x-broken": "a\nb" } });
  expect(result.outcome).toBe("network");
});

test.each(["127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]", "localhost", "0.0.0.0"])(
  "a server on loopback, spelled %s, is out of reach when only public addresses are allowed",
  async (host) => {
    const port = await listen(http.createServer((_request, response) => response.end("inside")));
    expect(await send(`http://${host}:${port}/`)).toMatchObject({ outcome: "response", body: "inside" });
    const before = connections.size;
    const blocked = await send(`http://${host}:${port}/`, { policy: "public-only" });
    expect(blocked).toMatchObject({ outcome: "blocked-address", detail: expect.stringContaining("public internet") });
    expect(connections.size).toBe(before);
  },
);

test.each(["http://[::1]:9/", "http://169.254.169.254/latest/meta-data", "https://10.0.0.1/"])(
  "%s is blocked when only public addresses are allowed",
  async (url) => {
    expect(await send(url, { policy: "public-only" })).toMatchObject({ outcome: "blocked-address" });
  },
);
