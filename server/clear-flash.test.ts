import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clearFlash } from "./clear-flash.ts";

const CLEARED = "flash=; Path=/; Max-Age=0; SameSite=Lax";

const server = http.createServer((request, response) => {
  clearFlash(request, response);
  switch (request.url) {
    case "/on":
      return response.writeHead(303, { location: "/page" }).end();
    case "/another":
      response.setHeader("set-cookie", ["seen=1", "flash=next"]);
      response.setHeader("content-type", "text/html");
      return response.end("<p>");
    case "/file":
      response.setHeader("content-type", "text/plain");
      return response.end("text");
    default:
      response.setHeader("set-cookie", "seen=1");
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.write("<p>");
      return response.end();
  }
});
let base: string;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const cookiesOf = async (path: string, headers: Record<string, string>, method = "GET") =>
  (await fetch(base + path, { method, headers, redirect: "manual" })).headers.getSetCookie();

test("the page that shows a message takes its cookie away and keeps its own", async () => {
  expect(await cookiesOf("/page", { cookie: "a=b; flash=x" })).toEqual(["seen=1", CLEARED]);
  expect(await cookiesOf("/another", { cookie: "flash=x" })).toEqual(["seen=1", "flash=next"]);
});

test.each([
  ["there is no message", "/page", { cookie: "flashy=x" }],
  ["a part of a page is asked for", "/page", { cookie: "flash=x", rsc: "1" }],
  ["the page is fetched ahead", "/page", { cookie: "flash=x", "sec-purpose": "prefetch;prerender" }],
])("nothing is taken away where %s", async (_why, path, headers) => {
  expect(await cookiesOf(path, headers)).toEqual(["seen=1"]);
});

test("a redirect, a file and a form leave the message for the page that comes", async () => {
  expect(await cookiesOf("/on", { cookie: "flash=x" })).toEqual([]);
  expect(await cookiesOf("/file", { cookie: "flash=x" })).toEqual([]);
  expect(await cookiesOf("/page", { cookie: "flash=x" }, "POST")).toEqual(["seen=1"]);
});
