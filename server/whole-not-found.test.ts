import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { withWholeNotFound } from "./whole-not-found.ts";

const servers: http.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Answers as Next does: whole for addresses without a page, an empty document where a page says that it is not there. */
function pages({ url, method, headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader("x-asked", [method, headers["content-type"], headers["content-length"]].map(String).join(" "));
  response.setHeader("link", url === "/missing" ? "</first>" : "</second>");
  if (url === "/page") answer(response, 200, ["a ", "page"]);
  else if (url === "/file") answer(response, 404, ["no file"], "text/plain");
  else answer(response, 404, url === "/missing" ? ["<empty ", "document>"] : ["whole"]);
}

function answer(response: ServerResponse, status: number, chunks: string[], type = "text/html; charset=utf-8"): void {
  response.statusCode = status;
  response.setHeader("content-type", type);
  for (const chunk of chunks) response.write(chunk);
  response.end();
}

async function ask(path: string, init: RequestInit = {}) {
  const answers = withWholeNotFound(pages);
  const server = http.createServer((request, response) => {
    response.setHeader("content-security-policy", "ours");
    void answers(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test("a page that says it does not exist is answered whole, with the headers of that answer", async () => {
  const { status, text, headers } = await ask("/missing");
  expect([status, text, headers.get("link")]).toEqual([404, "whole", "</second>"]);
  expect(headers.get("content-security-policy")).toBe("ours");
});

test("a page that exists is answered as it comes", async () => {
  expect(await ask("/page")).toMatchObject({ status: 200, text: "a page" });
});

test("what is no page keeps its own 404", async () => {
  expect(await ask("/file")).toMatchObject({ status: 404, text: "no file" });
});

test("a script's request for a part of a page stays as it is, and so does a form that a script sends", async () => {
  expect((await ask("/missing", { headers: { rsc: "1" } })).text).toBe("<empty document>");
  expect((await ask("/missing", { method: "POST", headers: { "next-action": "1" } })).text).toBe("<empty document>");
});

test("a form without scripts about what is no more is answered whole, by a request that sends nothing again", async () => {
  const { status, text, headers } = await ask("/missing", { method: "POST", body: new URLSearchParams({ name: "x" }) });
  expect([status, text]).toEqual([404, "whole"]);
  expect(headers.get("x-asked")).toBe("GET undefined undefined");
});
