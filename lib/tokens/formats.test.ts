import fc from "fast-check";
import { expect, test } from "vitest";
import { generateLongInstallationToken, generateToken, hashToken, hasValidChecksum, PREFIX } from "./formats.ts";

test("a token has its prefix and 36 letters and digits, and its checksum fits", () => {
  for (const prefix of [PREFIX.PERSONAL, PREFIX.INSTALLATION, PREFIX.USER, PREFIX.OAUTH]) {
    const token = generateToken(prefix);
    expect(token).toMatch(new RegExp(`^${prefix}[0-9A-Za-z]{36}$`));
    expect(hasValidChecksum(token)).toBe(true);
  }
});

test("a token with one wrong character is refused by its checksum", () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 39 }), fc.constantFrom(..."09AZaz"), (at, replacement) => {
      const token = generateToken(PREFIX.INSTALLATION);
      fc.pre(token[at] !== replacement);
      return !hasValidChecksum(token.slice(0, at) + replacement + token.slice(at + 1));
    }),
  );
});

test("a fine-grained token is 93 characters long, and one wrong character is refused by its checksum", () => {
  const token = generateToken(PREFIX.FINE_GRAINED);
  expect(token).toMatch(/^github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}$/);
  expect(token).toHaveLength(93);
  expect(hasValidChecksum(token)).toBe(true);
  const wrong = token[20] === "a" ? "b" : "a";
  expect(hasValidChecksum(`${token.slice(0, 20)}${wrong}${token.slice(21)}`)).toBe(false);
});

test("an installation's token in the long form names its app, has two dots, and one wrong character is refused", () => {
  const token = generateLongInstallationToken(1001);
  expect(token).toMatch(/^ghs_1001_[\w-]+\.[\w-]+\.[0-9A-Za-z]{342}$/);
  expect(token.length).toBeGreaterThan(480);
  expect(token.length).toBeLessThan(560);
  expect(hasValidChecksum(token)).toBe(true);
  for (const at of [6, 20, 60, 200, token.length - 1])
    expect(hasValidChecksum(token.slice(0, at) + (token[at] === "7" ? "8" : "7") + token.slice(at + 1))).toBe(false);
});

test("no two tokens are alike and a hash says nothing of its length", () => {
  const tokens = new Set(Array.from({ length: 1000 }, () => generateToken(PREFIX.INSTALLATION)));
  expect(tokens.size).toBe(1000);
  expect(hashToken("a").byteLength).toBe(32);
});
