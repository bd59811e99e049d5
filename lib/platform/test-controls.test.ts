import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clock } from "./clock.ts";
import { answerTestControl } from "./test-controls.ts";

const server = http.createServer((request, response) => void answerTestControl(request, response));
let base: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => clock.set(undefined));
afterAll(() => server.close());

async function ask(method: string, path = "/_test/clock", body?: string) {
  const response = await fetch(base + path, { method, ...(body !== undefined && { body }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("the clock is set, read and given back", async () => {
  const set = await ask("PUT", "/_test/clock", '{"now": "2030-01-01T02:00:00+02:00"}');
  expect(set).toEqual({ status: 200, body: { now: expect.stringMatching(/^2030-01-01T00:00:0/), set: true } });
  expect(clock.now().getUTCFullYear()).toBe(2030);
  expect((await ask("GET")).body).toMatchObject({ now: expect.stringMatching(/^2030-/), set: true });
  expect((await ask("DELETE")).body).toMatchObject({ set: false });
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1_000);
});

test.each(["", "{", "[]", "{}", '{"now": "tomorrow"}', '{"now": "2030-01-01"}', '{"now": 1, "then": 2}'])(
  "the time %j is refused with what to send",
  async (body) => {
    const answer = await ask("PUT", "/_test/clock", body);
    expect(answer).toEqual({ status: 422, body: { message: expect.stringMatching(/^now: send \{"now"/) } });
    expect(clock.isSet()).toBe(false);
  },
);

test("another method or control is refused", async () => {
  expect((await ask("POST", "/_test/clock", "{}")).status).toBe(405);
  expect((await ask("GET", "/_test/other")).status).toBe(404);
});
