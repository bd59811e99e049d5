import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { listen, requireFreePort } from "./listen.ts";

const stops: ((drainMs: number) => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop(0);
});

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function start(host: string, answer: http.RequestListener): Promise<number> {
  const port = await freePort();
  stops.push(await listen(http.createServer(answer), { host, port }));
  return port;
}

function get(host: string, port: number, agent?: http.Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    http.get({ host, port, agent: agent ?? false }, (answer) => resolve(text(answer))).on("error", reject);
  });
}

const hasIpv6 = await requireFreePort({ host: "::1", port: await freePort() }).then(
  () => true,
  () => false,
);

test("localhost means both loopback addresses", async () => {
  const port = await start("localhost", (_request, response) => response.end("here"));
  expect(await get("127.0.0.1", port)).toBe("here");
  if (hasIpv6) expect(await get("::1", port)).toBe("here");
});

test("a port that is taken is refused, naming the variable", async () => {
  const port = await start("127.0.0.1", (_request, response) => response.end());
  await expect(requireFreePort({ host: "localhost", port })).rejects.toThrow(
    `PORT: ${port} on localhost is taken; stop the program that listens there or set PORT to a free port`,
  );
});

test("an address of another machine is refused, naming the variable", async () => {
  const place = { host: "192.0.2.1", port: await freePort() };
  await expect(requireFreePort(place)).rejects.toThrow("HOST: 192.0.2.1 is no address of this machine");
});

test("looking for a free port leaves it free", async () => {
  const place = { host: "localhost", port: await freePort() };
  await requireFreePort(place);
  await requireFreePort(place);
});

test("a request under way is answered while the server stops, on either address", async () => {
  for (const host of hasIpv6 ? ["127.0.0.1", "::1"] : ["127.0.0.1"]) {
    const arrived = deferred<http.ServerResponse>();
    const port = await start("localhost", (_request, response) => arrived.resolve(response));
    const keptAlive = new http.Agent({ keepAlive: true });
    const answer = get(host, port, keptAlive);
    const response = await arrived.promise;
    const stopped = stops.pop()?.(50_000);
    response.end("still here");
    expect(await answer).toBe("still here");
    await stopped;
    await expect(get(host, port)).rejects.toThrow("ECONNREFUSED");
  }
});

test("a request that does not end is cut when the time is over", async () => {
  const arrived = deferred<void>();
  const port = await start("localhost", () => arrived.resolve());
  const answer = get("127.0.0.1", port).catch(String);
  await arrived.promise;
  await stops.pop()?.(1);
  expect(await answer).toMatch(/socket hang up|ECONNRESET/);
});
