import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { mendFormAnswers } from "./form-answers.ts";
import { withWholeNotFound } from "./whole-not-found.ts";

const servers: http.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const FORM = { method: "POST", headers: { accept: "text/html" }, body: new URLSearchParams({ password: "typed" }) };

async function ask(answer: (response: ServerResponse, request: IncomingMessage) => void, init: RequestInit = FORM) {
  const server = http.createServer((request, response) => {
    mendFormAnswers(request, response);
    answer(response, request);
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/`, { redirect: "manual", ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const goesElsewhere = (response: ServerResponse) => {
  response.statusCode = 307;
  response.setHeader("location", "https://client.example/callback?code=1");
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end("elsewhere");
};
const says = (status: number, line: string) => (response: ServerResponse) => {
  response.statusCode = status;
  response.setHeader("content-type", "text/plain");
  response.setHeader("content-length", line.length);
  response.end(line);
};

test("what was typed is not sent on with 307: a page that goes elsewhere while it answers a form says 303", async () => {
  const { status, headers, text } = await ask(goesElsewhere);
  expect([status, headers.get("location"), text]).toEqual([303, "https://client.example/callback?code=1", "elsewhere"]);
});

test("who only reads, and a script's form, are told as the page says", async () => {
  expect((await ask(goesElsewhere, {})).status).toBe(307);
  expect((await ask(goesElsewhere, { method: "POST", headers: { "next-action": "1" } })).status).toBe(307);
});

test("a handler that passes a form on within this server still does", async () => {
  const passesOn = (response: ServerResponse) => void response.writeHead(307, { location: "/api/auth/signin" }).end();
  expect((await ask(passesOn)).status).toBe(307);
});

test.each([
  ["a form with parts that are none", 400, "Invalid Server Action request.", "did not arrive as our page sends it"],
  ["a form of a page from before an update", 409, "Server Action unavailable.", "updated after you opened the form"],
  ["a form that failed", 500, "Internal Server Error", "Something went wrong on our side"],
])("%s is refused on a page", async (_, status, line, words) => {
  const answered = await ask(says(status, line));
  expect([answered.status, answered.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
  expect(answered.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(answered.text).toContain(words);
});

test("a program is told in the line itself", async () => {
  const { text } = await ask(says(400, "Invalid Server Action request."), { method: "POST" });
  expect(text).toBe("Invalid Server Action request.");
});

test("any other refusal of a handler stays as it is, in one piece or in many", async () => {
  expect(await ask(says(400, "This is no form."))).toMatchObject({ status: 400, text: "This is no form." });
  const piecewise = (response: ServerResponse) => {
    response.statusCode = 400;
    response.flushHeaders();
    response.write("This is ");
    response.end("no form.");
  };
  expect(await ask(piecewise)).toMatchObject({ status: 400, text: "This is no form." });
});

test("a page that answers a form streams as it does without", async () => {
  const streams = (response: ServerResponse) => {
    response.setHeader("content-type", "text/html");
    response.flushHeaders();
    response.write("a ");
    response.end("page");
  };
  expect(await ask(streams)).toMatchObject({ status: 200, text: "a page" });
});

test("under what makes missing pages whole, answers come as they do without it", async () => {
  const under = (answer: (response: ServerResponse) => void) => (response: ServerResponse, request: IncomingMessage) =>
    void withWholeNotFound((_request, given) => answer(given))(request, response);
  expect(await ask(under(goesElsewhere))).toMatchObject({ status: 303, text: "elsewhere" });
  expect((await ask(under(says(409, "Server Action unavailable.")))).text).toContain(
    "updated after you opened the form",
  );
  expect(await ask(under(says(400, "This is no form.")))).toMatchObject({ status: 400, text: "This is no form." });
  const streams = (response: ServerResponse) => {
    response.setHeader("content-type", "text/html");
    response.flushHeaders();
    response.write("a ");
    response.end("page");
  };
  expect(await ask(under(streams))).toMatchObject({ status: 200, text: "a page" });
});
