import { createHmac } from "node:crypto";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call, signJwt } from "@/lib/testing/api-client.ts";
import {
  INTEGRATION,
  integrationJwt,
  integrationPrivateKey,
  loadTestWorld,
  otherIntegrationJwt,
  TOKENS,
} from "@/lib/testing/world.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const NOW_SECONDS = NOW.getTime() / 1000;

beforeAll(() => loadTestWorld());
beforeEach(() => clock.stop(NOW));
afterEach(() => clock.set(undefined));

const refused = async (jwt: string) => {
  const { status, body } = await call("GET", "/app", { jwt });
  const { message, documentation_url } = body as Record<string, string>;
  return { status, message, documentation_url };
};
const docs = { documentation_url: "https://docs.github.com/rest" };
const EXP =
  "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
const IAT = "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";

test.each([
  ["the app id as a number", INTEGRATION.id],
  ["the app id as text", String(INTEGRATION.id)],
  ["the client id", INTEGRATION.clientId],
])("%s is accepted as the issuer", async (_, iss) => {
  const { status, body } = await call("GET", "/app", { jwt: await integrationJwt({ iss }) });
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: INTEGRATION.id, slug: INTEGRATION.slug });
});

test("the scheme is read without regard to case", async () => {
  const jwt = await integrationJwt();
  for (const scheme of ["bearer", "BEARER", "Token"])
    expect((await call("GET", "/app", { headers: { authorization: `${scheme} ${jwt}` } })).status).toBe(200);
});

test.each([
  ["an expired assertion", { exp: NOW_SECONDS - 1 }],
  ["an assertion that expires now", { exp: NOW_SECONDS }],
  ["a missing expiration", { exp: null }],
  ["an expiration that is no number", { exp: "soon" }],
])("%s is refused", async (_, claims) => {
  expect(await refused(await integrationJwt(claims))).toEqual({ status: 401, message: EXP, ...docs });
});

test("an assertion that lives longer than ten minutes is refused", async () => {
  expect((await call("GET", "/app", { jwt: await integrationJwt({ exp: NOW_SECONDS + 600 }) })).status).toBe(200);
  expect(await refused(await integrationJwt({ exp: NOW_SECONDS + 601 }))).toEqual({
    status: 401,
    message: "'Expiration time' claim ('exp') is too far in the future",
    ...docs,
  });
});

test.each([
  ["issued in the future", { iat: NOW_SECONDS + 30 }],
  ["a missing time of issue", { iat: null }],
  ["a time of issue that is no integer", { iat: 1.5 }],
])("%s is refused", async (_, claims) => {
  expect(await refused(await integrationJwt(claims))).toEqual({ status: 401, message: IAT, ...docs });
});

test("a missing issuer is refused", async () => {
  expect(await refused(await integrationJwt({ iss: null }))).toEqual({
    status: 401,
    message: "Missing 'issuer' claim ('iss') in assertion",
    ...docs,
  });
});

test("an issuer that is neither id is refused", async () => {
  expect((await refused(await integrationJwt({ iss: "Iv1.\0" }))).status).toBe(401);
  expect(await refused(await integrationJwt({ iss: "ci bot" }))).toEqual({
    status: 401,
    message: "'Issuer' claim ('iss') must be an Integer",
    ...docs,
  });
});

test("an issuer that nobody registered is not found", async () => {
  expect(await refused(await integrationJwt({ iss: 999_999 }))).toEqual({
    status: 404,
    message: "Integration not found",
    ...docs,
  });
});

test("another integration's key is refused", async () => {
  const [header, , signature] = (await otherIntegrationJwt()).split(".");
  const [, payload] = (await integrationJwt()).split(".");
  expect(await refused(`${header}.${payload}.${signature}`)).toMatchObject({
    status: 401,
    message: "A JSON web token could not be decoded",
  });
});

test("a token signed with the public key as an HMAC secret is refused", async () => {
  const { publicKey } = await db.integrationKey.findFirstOrThrow({ where: { integrationId: INTEGRATION.id } });
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const body = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ iss: INTEGRATION.id, iat: NOW_SECONDS, exp: NOW_SECONDS + 60 })}`;
  const forged = `${body}.${createHmac("sha256", publicKey).update(body).digest("base64url")}`;
  expect(await refused(forged)).toMatchObject({ status: 401, message: "A JSON web token could not be decoded" });
});

test("an unsigned token is refused", async () => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = `${encode({ alg: "none" })}.${encode({ iss: INTEGRATION.id, iat: NOW_SECONDS, exp: NOW_SECONDS + 60 })}.`;
  expect(await refused(unsigned)).toMatchObject({ status: 401, message: "A JSON web token could not be decoded" });
});

test("a personal token at an integration's own endpoint is refused as no JWT", async () => {
  const { status, body } = await call("GET", "/app", { token: TOKENS.mona });
  expect(status).toBe(401);
  expect(body).toMatchObject({ message: "A JSON web token could not be decoded" });
});

test("what is no credential at all, or one that ended, is refused there in the same words", async () => {
  for (const token of ["garbage", "a.b.c", "ghp_nobodyNobodyNobodyNobodyNobodyNo0000"])
    expect(await call("GET", "/app", { token }), token).toMatchObject({
      status: 401,
      body: { message: "A JSON web token could not be decoded" },
    });
  expect(await call("GET", "/user", { token: "garbage" })).toMatchObject({ body: { message: "Bad credentials" } });
});

test("an integration without a key is told to generate one", async () => {
  const withoutKey = await db.integrationKey.findFirstOrThrow({ where: { integrationId: INTEGRATION.id } });
  await db.integrationKey.delete({ where: { id: withoutKey.id } });
  try {
    expect(await refused(await integrationJwt())).toEqual({
      status: 401,
      message: "Integration must generate a public key",
      ...docs,
    });
  } finally {
    await db.integrationKey.create({ data: withoutKey });
  }
});

test("deleting a key ends its tokens at once, though another key is left", async () => {
  const jwt = await signJwt({ privateKey: integrationPrivateKey(), iss: INTEGRATION.id });
  const key = await db.integrationKey.findFirstOrThrow({ where: { integrationId: INTEGRATION.id } });
  const other = await db.integrationKey.findFirstOrThrow({ where: { integrationId: { not: INTEGRATION.id } } });
  const { id: _, ...rest } = other;
  const second = await db.integrationKey.create({ data: { ...rest, integrationId: INTEGRATION.id } });
  await db.integrationKey.delete({ where: { id: key.id } });
  try {
    expect(await refused(jwt)).toMatchObject({ status: 401, message: "A JSON web token could not be decoded" });
  } finally {
    await db.integrationKey.create({ data: key });
    await db.integrationKey.delete({ where: { id: second.id } });
  }
});
