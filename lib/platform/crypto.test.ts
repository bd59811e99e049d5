import { expect, test } from "vitest";
import { crc32Base62, deriveKey, equalInConstantTime, hmacHex, randomBase62, sha256 } from "./crypto.ts";

test("the webhook signature of the documented test vector", () => {
  expect(hmacHex("sha256", "It's a Secret to Everybody", "Hello, World!")).toBe(
    "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
  );
});

test("a digest of text is the digest of its UTF-8 bytes", () => {
  expect(sha256("é")).toEqual(sha256(Buffer.from("é", "utf8")));
});

test("secrets are equal only when they are the same, whatever their lengths", () => {
  expect(equalInConstantTime("secret", "secret")).toBe(true);
  expect(equalInConstantTime("secret", "secreT")).toBe(false);
  expect(equalInConstantTime("secret", "secret-and-more")).toBe(false);
  expect(equalInConstantTime("", "secret")).toBe(false);
});

test("random base62 text has the asked length and uses the whole alphabet evenly", () => {
  const text = randomBase62(62_000);
  expect(text).toMatch(/^[0-9A-Za-z]{62000}$/);
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  expect(counts.size).toBe(62);
  for (const count of counts.values()) expect(count).toBeGreaterThan(800);
});

test("a checksum has six characters, with leading zeros", () => {
  expect(crc32Base62("")).toBe("000000");
  expect(crc32Base62("123456789")).toBe("3jZRME"); // CRC-32 check value 0xcbf43926
  expect(crc32Base62("a")).not.toBe(crc32Base62("b"));
});

test("keys for two purposes have nothing in common", () => {
  expect(deriveKey("secret", "one")).toEqual(deriveKey("secret", "one"));
  expect(deriveKey("secret", "one")).not.toEqual(deriveKey("secret", "two"));
  expect(deriveKey("secret", "one")).toHaveLength(32);
});
