import { createPublicKey, createSign, createVerify, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { generateKeys, KeyProblem, publicKeyFromPem } from "./keys.ts";

describe("a generated key pair", () => {
  test("is RSA of 2048 bits, the private half in PKCS#1, and the halves belong together", async () => {
    const { privateKey, publicKey } = await generateKeys();
    expect(privateKey).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    expect(publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    expect(createPublicKey(publicKey).asymmetricKeyDetails?.modulusLength).toBe(2048);
    const signature = createSign("RSA-SHA256").update("text").sign(privateKey);
    expect(createVerify("RSA-SHA256").update("text").verify(publicKey, signature)).toBe(true);
  });
});

test.each([
  ["pkcs8", /^-----BEGIN PRIVATE KEY-----\n/, (text: string) => text],
  ["base64", /^[A-Za-z0-9+/]+=*$/, (text: string) => Buffer.from(text, "base64").toString()],
] as const)("a private half in %s is the same key", async (format, looks, pemOf) => {
  const { privateKey, fingerprint } = await generateKeys(format);
  expect(privateKey).toMatch(looks);
  expect(publicKeyFromPem(pemOf(privateKey)).fingerprint).toBe(fingerprint);
});

/** A public key and what `openssl sha256 -binary | openssl base64` says of its DER. */
const KNOWN = {
  publicKey: `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzNwdo3g/nLjTrw/ZwS76
ZPS59BUlsiPvSOcp6FmXBbMKyT15T88jwR7X3sB8lzIjz3EssmsfXcPTHecRDltU
JYpdamwgq22kwUl5yzmoJmSO7srAw2RWI7LjA+cQ6kD8X+XgjFRcjWlFhisbSLT4
d8yXzxaelO3GcQOl3Y2j+FxpyRJidH04FikyFmSV2oGikOvssG+8Qvsl2TPPk3AA
zAbrUeWXtvbUnIWNFXBlpOOHWmhRJDVnBmkuBw2Mtv4kgzlIwjxcsZi6NJ1qAwVP
3dDKJNnoczoB0gpOxwnBTpQxD7TnY5lS7UDEJI/pL4V3nMf4SNFY110VsdgEJwvU
3QIDAQAB
-----END PUBLIC KEY-----
`,
  fingerprint: "LLoOi4J4L8kL2TRoAYx3wGROYhk86CfbUACTrZXbCMY=",
};

test("the fingerprint is the one that openssl prints", () => {
  expect(publicKeyFromPem(KNOWN.publicKey)).toEqual(KNOWN);
});

describe("the public half of a PEM", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const expected = publicKey.export({ type: "spki", format: "pem" });

  test.each([
    ["a private key in PKCS#1", privateKey.export({ type: "pkcs1", format: "pem" })],
    ["a private key in PKCS#8", privateKey.export({ type: "pkcs8", format: "pem" })],
    ["a public key", expected],
    ["a public key in PKCS#1", publicKey.export({ type: "pkcs1", format: "pem" })],
  ])("is found in %s", (_, pem) => {
    expect(publicKeyFromPem(pem.toString()).publicKey).toBe(expected);
  });

  test.each(["", "hello", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"])("%j is refused", (pem) => {
    expect(() => publicKeyFromPem(pem)).toThrow(KeyProblem);
  });

  test("a broken private key is refused without repeating it", () => {
    const pem = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
    expect(() => publicKeyFromPem(pem)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("c2Vj") }),
    );
  });

  test("a key that is not RSA is refused", () => {
    const { publicKey: other } = generateKeyPairSync("ed25519");
    const pem = other.export({ type: "spki", format: "pem" }).toString();
    expect(() => publicKeyFromPem(pem)).toThrow("not an RSA key");
  });

  test("a key shorter than 2048 bits is refused", () => {
    const { publicKey: short } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const pem = short.export({ type: "spki", format: "pem" }).toString();
    expect(() => publicKeyFromPem(pem)).toThrow("has 1024 bits; use at least 2048");
  });
});
