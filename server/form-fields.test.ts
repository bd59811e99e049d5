import { createHash } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOfForm } from "./form-fields.ts";

const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let server: http.Server;
let origin: string;
beforeAll(async () => {
  // Answers with what whoever comes after reads of the body.
  server = http.createServer(async (request, response) => {
    const refusal = await refusalOfForm(request);
    if (refusal) return request.resume() && response.writeHead(refusal.status).end(refusal.message);
    if (request.destroyed) return;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    response.end(sha(Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

type Fields = Record<string, string | Blob>;

async function send(fields: Fields, headers: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const request = new Request(origin, { method: "POST", body: form });
  const type = request.headers.get("content-type") ?? "";
  const bytes = new Uint8Array(await request.arrayBuffer());
  const response = await fetch(origin, { method: "POST", body: bytes, headers: { "content-type": type, ...headers } });
  return { status: response.status, text: await response.text(), sent: sha(bytes) };
}

/** A form as React writes it, bound to these values. */
const bound = (values: string, more: Fields = {}): Fields => ({
  $ACTION_REF_1: "",
  "$ACTION_1:0": '{"id":"6099560dae","bound":"$@1"}',
  "$ACTION_1:1": values,
  ...more,
});

describe("lets through with its exact bytes", () => {
  test.each<[string, Fields]>([
    ["a form of an action that is bound to nothing", { $ACTION_ID_6099: "", title: "x" }],
    ["one that is bound to values", bound('[{"values":{"name":"a"},"errors":{}}]')],
    ["one with a text that begins with a dollar sign", bound('[{"values":{"name":"$$HOME"}}]', { name: "$HOME" })],
    ["one with what is undefined, a date and no number", bound('["$undefined","$D2026-11-21T00:00:00.000Z","$NaN"]')],
    ["one with a map in a part of its own", bound('["$Q2"]', { "$ACTION_1:2": "[]" })],
    ["one with a value that is twice in it", bound('[{"a":{"b":[]}},"$1:0:a"]')],
    ["one with a large text", bound("[]", { body: "long ".repeat(200_000) })],
    ["a file", { file: new Blob([new Uint8Array(100_000)]) }],
  ])("%s", async (_, fields) => {
    const { status, text, sent } = await send(fields);
    expect({ status, text }).toEqual({ status: 200, text: sent });
  });

  test("a form without any fields, as a browser sends it", async () => {
    const body = "------WebKitFormBoundaryAbc--\r\n";
    const headers = { "content-type": "multipart/form-data; boundary=----WebKitFormBoundaryAbc" };
    const response = await fetch(origin, { method: "POST", body, headers });
    expect([response.status, await response.text()]).toEqual([200, sha(Buffer.from(body))]);
  });

  test("what a script asks of a handler", async () => {
    const { status } = await send({ "$ACTION_1:0": "garbage" }, { accept: "application/json" });
    expect(status).toBe(200);
  });

  test("what scripts send, whatever it is", async () => {
    const { status } = await send(bound("garbage"), { "next-action": "6099560dae" });
    expect(status).toBe(200);
  });

  test("what is no form", async () => {
    const response = await fetch(origin, { method: "POST", body: "$ACTION_1:1=garbage" });
    expect(response.status).toBe(200);
  });
});

describe("refuses with 400", () => {
  test.each<[string, Fields]>([
    ["a value that is no JSON", bound("garbage")],
    ["a value that is a file", bound("[]", { "$ACTION_1:1": new Blob(["[]"]) })],
    ["a part that is not there", bound('["$Q9"]')],
    ["an action in place of a value", bound('["$h1"]')],
    ["a mark that means nothing", bound('[{"deep":["$"]}]')],
    ["an action that has no name", bound("[]", { "$ACTION_1:0": '{"bound":"$@1"}' })],
    [
      "an action that is bound to a part that is not there",
      bound("[]", { "$ACTION_1:0": '{"id":"60","bound":"$@7"}' }),
    ],
  ])("%s", async (_, fields) => {
    expect(await send(fields)).toMatchObject({ status: 400, text: expect.stringContaining("not as the page sent it") });
  });

  test("a form that is cut off", async () => {
    const type = "multipart/form-data; boundary=x";
    const response = await fetch(origin, { method: "POST", body: "--x\r\nhalf", headers: { "content-type": type } });
    expect(response.status).toBe(400);
  });
});

test("a client that leaves before its body is whole is not waited for", async () => {
  const { port } = server.address() as AddressInfo;
  const left = new Promise<void>((resolve) =>
    server.once("request", (request: http.IncomingMessage) => request.once("close", resolve)),
  );
  const headers = { "content-type": "multipart/form-data; boundary=x", "content-length": "100" };
  const client = http.request({ port, host: "127.0.0.1", method: "POST", headers });
  client.on("error", () => undefined);
  client.write("--x");
  server.once("request", () => client.destroy());
  await left;
});
