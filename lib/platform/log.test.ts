import { expect, test } from "vitest";
import { processorMs } from "@/lib/testing/processor-time.ts";
import { createLog, humanLine } from "./log.ts";

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("debug", { write: (line) => lines.push(line) }));
  return lines.join("");
}

const PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEsecretsecret\n-----END RSA PRIVATE KEY-----";

test("a line is JSON with level, time, message and fields", () => {
  const line = JSON.parse(written((log) => log.info({ port: 3000 }, "listening"))) as Record<string, unknown>;
  expect(line).toEqual({ level: "info", time: expect.stringMatching(/^\d{4}-.*Z$/), msg: "listening", port: 3000 });
});

test.each([
  { authorization: "Basic bW9uYTpodW50ZXIy" },
  { headers: { Authorization: "hunter2", "set-cookie": ["a=hunter2", "b=hunter2"] } },
  { request: { body: { client_secret: "hunter2", nested: [{ password: "hunter2" }] } } },
  { webhookSecret: "hunter2", accessToken: "hunter2", private_key: PEM },
])("the secret fields of %j are blanked", (fields) => {
  const line = written((log) => log.info(fields, "request"));
  expect(line).not.toMatch(/hunter2|bW9uYTpodW50ZXIy|MIIE/);
  expect(line).toContain("[redacted]");
});

test.each([
  ["a personal token", "sent ghp_monaMonaMonaMonaMonaMonaMonaMona0001 by mistake", "monaMona"],
  ["an installation token", "ghs_16C7e42F292c6912E7710c838347Ae178B4a", "16C7e42F"],
  ["an old installation token", "token v1.1f699f1069f60xxx1f699f1069f60abc1f699f10".replaceAll("x", "0"), "1f699f1069"],
  ["a JSON web token", "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2lnbmF0dXJl was refused", "c2lnbmF0dXJl"],
  ["a session's cookie", "eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVydGV4dA.dGFn was sent", "Y2lwaGVydGV4dA"],
  ["a bearer header", "authorization: Bearer abcdefgh12345678", "abcdefgh12345678"],
  ["a private key", `key ${PEM} given`, "MIIEsecretsecret"],
  ["a password in an address", "cannot reach postgresql://mortise:hunter2@db/mortise", "hunter2"],
  ["a token in a query", "GET /user/installations?access_token=hunter2&page=2", "hunter2"],
  ["an authorization code", "GET /callback?code=hunter2", "hunter2"],
])("%s inside a message, a field or an error is blanked", (_what, text, secret) => {
  const lines = written((log) => {
    log.info(text);
    log.info({ detail: { text } }, "field");
    log.error({ err: new Error(text, { cause: new Error(text) }) }, "error");
  });
  expect(lines).not.toContain(secret);
  expect(lines.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(3);
  for (const line of lines.trim().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
});

test("secret properties of an error are blanked", () => {
  const error = Object.assign(new Error("refused"), { request: { token: "hunter2" } });
  expect(written((log) => log.error({ err: error }, "failed"))).not.toContain("hunter2");
});

test("what is no secret stays", () => {
  const line = written((log) =>
    log.info({ sha: "0".repeat(40), path: "/repos/acme/widgets", tokenId: 7 }, "Basic facts"),
  );
  expect(line).toContain("0".repeat(40));
  expect(line).toContain("/repos/acme/widgets");
  expect(line).toContain('"tokenId":7');
  expect(line).toContain("Basic facts");
});

test("a cyclic or very deep field does not break the log", () => {
  const cyclic: Record<string, unknown> = { name: "a" };
  cyclic.self = cyclic;
  expect(written((log) => log.info({ cyclic }, "cycle"))).toContain("[too deep]");
});

test("people get a line with the time, the fields and the stack", () => {
  const json = JSON.stringify({
    level: "warn",
    time: "2026-01-02T03:04:05.678Z",
    msg: "slow",
    ms: 12,
    path: "/a b",
    err: { stack: "Error: x\n    at y" },
  });
  expect(humanLine(json)).toBe('03:04:05.678 warn  slow  ms=12 path="/a b"\nError: x\n    at y\n');
});

test("a long text is looked through once", async () => {
  const spentMs = await processorMs(() => {
    for (const text of ["a".repeat(100_000), "eyJ-".repeat(25_000), "a://".repeat(25_000)])
      written((log) => log.info(text));
  });
  expect(spentMs).toBeLessThan(2000);
});
