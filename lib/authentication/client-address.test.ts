import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientAddress, notePageRequest } from "./client-address.ts";
import { REQUEST_TARGET_HEADER } from "./page-request.ts";

/** Answers what the pages would see of the request. */
const server = http.createServer((request, response) => {
  notePageRequest(request);
  const headers = new Headers(request.headers as Record<string, string>);
  response.end(JSON.stringify({ address: clientAddress(headers), target: headers.get(REQUEST_TARGET_HEADER) }));
});
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function seen(path: string, headers: Record<string, string> = {}) {
  return (await fetch(`${origin}${path}`, { headers })).json();
}

describe("what the pages are told of a request", () => {
  test("is where it comes from and what it asks for", async () => {
    expect(await seen("/settings?page=2")).toEqual({ address: "127.0.0.1", target: "/settings?page=2" });
  });

  test("is what a proxy on this machine says, by its last hop alone", async () => {
    expect(await seen("/", { "x-forwarded-for": "192.0.2.9, 203.0.113.7" })).toMatchObject({ address: "203.0.113.7" });
  });

  test("is never what the client claims under our own names", async () => {
    const claims = { "x-mortise-address": "192.0.2.9", "x-mortise-target": "/elsewhere" };
    expect(await seen("/here", claims)).toEqual({ address: "127.0.0.1", target: "/here" });
  });
});
