import http from "node:http";
import net from "node:net";
import { expect, test } from "vitest";
import { setPageHeaders } from "./security-headers.ts";

function headersOf(dev: boolean) {
  const request = new http.IncomingMessage(new net.Socket());
  const response = new http.ServerResponse(request);
  setPageHeaders(request, response, dev);
  return { asked: request.headers, answered: response.getHeaders() };
}

function directive(policy: unknown, name: string): string {
  const found = String(policy)
    .split("; ")
    .find((part) => part.startsWith(`${name} `));
  return found ?? "";
}

test("scripts run only with a nonce that is new for each answer and that the renderer is told", () => {
  const { asked, answered } = headersOf(false);
  const scripts = directive(answered["content-security-policy"], "script-src");
  expect(scripts).toMatch(/^script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic'$/);
  expect(asked["content-security-policy"]).toBe(answered["content-security-policy"]);
  expect(directive(headersOf(false).answered["content-security-policy"], "script-src")).not.toBe(scripts);
});

test("a page is neither framed nor guessed at, and tells no other site its address", () => {
  const { answered } = headersOf(false);
  expect(directive(answered["content-security-policy"], "frame-ancestors")).toBe("frame-ancestors 'none'");
  expect(answered["x-content-type-options"]).toBe("nosniff");
  expect(answered["x-frame-options"]).toBe("DENY");
  expect(answered["referrer-policy"]).toBe("same-origin");
});

test("forms may end at an integration's address", () => {
  expect(directive(headersOf(false).answered["content-security-policy"], "form-action")).toBe("");
});

test("only development may evaluate code and open web sockets", () => {
  const production = String(headersOf(false).answered["content-security-policy"]);
  expect(production).not.toMatch(/unsafe-eval|ws:/);
  expect(String(headersOf(true).answered["content-security-policy"])).toMatch(
    /'unsafe-eval'.*connect-src 'self' ws: wss:/,
  );
});

test.each([
  ["text/html; charset=utf-8", false],
  ["text/plain; charset=utf-8", true],
  ["image/svg+xml", true],
  ["application/octet-stream", true],
])("what is %s is confined to itself: %s", (contentType, isConfined) => {
  const request = new http.IncomingMessage(new net.Socket());
  const response = new http.ServerResponse(request);
  setPageHeaders(request, response, false);
  response.setHeader("content-type", contentType);
  response.writeHead(200, { "x-more": "1" });
  const policy = String(response.getHeader("content-security-policy"));
  expect(policy.endsWith("; sandbox")).toBe(isConfined);
  expect(policy.includes("script-src")).toBe(!isConfined);
});
