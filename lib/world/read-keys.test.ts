import { generateKeyPairSync } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemsIn, withIntegration } from "@/lib/testing/world-mistakes.ts";
import { checkWorld } from "./check-world.ts";

let directory: string;
beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-world-"));
});
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }));

describe("keys", () => {
  const pem = (bits: number) => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
    return {
      private: privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
      public: publicKey.export({ type: "spki", format: "pem" }).toString(),
    };
  };
  const pair = pem(2048);

  test("a key file is looked for in the world file's folder", () => {
    fs.mkdirSync(path.join(directory, "keys"), { recursive: true });
    fs.writeFileSync(path.join(directory, "keys", "ci-bot.pem"), pair.private);
    const { prepared } = checkWorld(withIntegration({ private_key: "keys/ci-bot.pem" }), { directory, mode: "test" });
    expect(prepared[0]?.keys).toEqual([pair.public]);
  });

  test("both halves of a pair are one key, with line breaks written out or not", () => {
    const halves = { private_key: pair.private.replaceAll("\n", "\\n"), public_key: pair.public };
    expect(checkWorld(withIntegration(halves), { directory, mode: "test" }).prepared[0]?.keys).toEqual([pair.public]);
  });

  test.each<[string, object, string]>([
    [
      "a file that is not there",
      { private_key: "keys/none.pem" },
      "private_key: there is no file keys/none.pem; paths start at the world file's folder",
    ],
    [
      "a path written as on Windows",
      { private_key: "keys\\ci-bot.pem" },
      'private_key: there is no file keys\\ci-bot.pem; paths start at the world file\'s folder; put "/" between folders',
    ],
    ["a folder", { private_key: "." }, "private_key: . is not a file"],
    ["a key of 1024 bits", { private_key: pem(1024).private }, "private_key: the key has 1024 bits; use at least 2048"],
    [
      "a private key as a public one",
      { public_key: pair.private },
      "public_key: holds a private key; name it under private_key",
    ],
    [
      "a public key as a private one",
      { private_key: pair.public },
      "private_key: holds a public key; name it under public_key",
    ],
  ])("%s", (_, keys, message) => {
    expect(problemsIn(withIntegration(keys), { directory })).toEqual([`integrations[0].${message}`]);
  });

  test("a damaged key is not repeated", () => {
    const damaged = pair.private.slice(0, 600);
    const withoutFrame = pair.private.replace(/-----[^-]+-----/g, "").trim();
    for (const private_key of [damaged, withoutFrame, withoutFrame.replaceAll("\n", "")]) {
      const [message, ...others] = problemsIn(withIntegration({ private_key }), { directory });
      expect(others).toEqual([]);
      expect(message).toMatch(/^integrations\[0\]\.private_key: /);
      expect(message).not.toContain(withoutFrame.slice(10, 30));
    }
  });
});
