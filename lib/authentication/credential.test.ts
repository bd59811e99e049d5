import { expect, test } from "vitest";
import { processorMs } from "@/lib/testing/processor-time.ts";
import { readCredential } from "./credential.ts";

const TOKEN = `ghs_${"a".repeat(36)}`;
const JWT = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2ln";
const read = (authorization: string | null, query = "") =>
  readCredential(new Headers(authorization === null ? {} : { authorization }), new URLSearchParams(query));
const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

test.each([
  [`token ${TOKEN}`, { kind: "token", token: TOKEN }],
  [`Bearer ${TOKEN}`, { kind: "token", token: TOKEN }],
  [`bEaReR ${TOKEN}`, { kind: "token", token: TOKEN }],
  [`bearer ${JWT}`, { kind: "jwt", jwt: JWT }],
  [basic(`x-access-token:${TOKEN}`), { kind: "token", token: TOKEN }],
  [basic(`${TOKEN}:x-oauth-basic`), { kind: "token", token: TOKEN }],
  [basic(`mona:${TOKEN}`), { kind: "token", token: TOKEN }],
  [basic("Iv1.0123456789abcdef:secret"), { kind: "password", login: "Iv1.0123456789abcdef", password: "secret" }],
])("the header %s is read", (header, expected) => {
  expect(read(header)).toEqual(expected);
});

test("a token in the query is read when there is no header", () => {
  expect(read(null, `access_token=${TOKEN}`)).toEqual({ kind: "token", token: TOKEN });
  expect(read(null)).toEqual({ kind: "none" });
});

test.each(["Digest abc", "Bearer", "token ", ""])("the header %j is unusable and not ignored", (header) => {
  expect(read(header)).toEqual({ kind: "unusable" });
});

test("refuses a header of spaces without going over them again and again", async () => {
  const look = () => expect(read(`token x${" ".repeat(200_000)}y`)).toMatchObject({ kind: "token" });
  expect(await processorMs(look)).toBeLessThan(2000);
});
