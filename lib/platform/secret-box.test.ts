import { expect, test } from "vitest";
import { createSecretBox, SecretBoxError } from "./secret-box.ts";

const box = createSecretBox(["first secret"]);
const PLACE = "Webhook.secret:42";

test("what was sealed opens again, and no two seals look alike", () => {
  const sealed = box.seal("s3cret ✓", PLACE);
  expect(box.open(sealed, PLACE)).toBe("s3cret ✓");
  expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
  expect(box.seal("s3cret ✓", PLACE)).not.toBe(sealed);
});

test("an empty secret opens as an empty secret", () => {
  expect(box.open(box.seal("", PLACE), PLACE)).toBe("");
});

test("a secret moved to another row is refused", () => {
  const sealed = box.seal("s3cret", PLACE);
  expect(() => box.open(sealed, "Webhook.secret:43")).toThrow(SecretBoxError);
});

test("an altered secret is refused", () => {
  const sealed = box.seal("s3cret", PLACE);
  const at = sealed.length - 4;
  const altered = `${sealed.slice(0, at)}${sealed[at] === "A" ? "B" : "A"}${sealed.slice(at + 1)}`;
  expect(() => box.open(altered, PLACE)).toThrow("The secret of Webhook.secret:42 was altered");
});

test.each(["", "v1", "v2.00000000.AAAA", "plain text"])("%j is refused as no sealed secret", (text) => {
  expect(() => box.open(text, PLACE)).toThrow(SecretBoxError);
});

test("a secret cut short is refused", () => {
  const [format, keyId] = box.seal("s3cret", PLACE).split(".");
  expect(() => box.open(`${format}.${keyId}.AAAA`, PLACE)).toThrow("cut short");
});

test("a secret sealed under another key is refused, naming the key and not the secret", () => {
  const sealed = createSecretBox(["other secret"]).seal("s3cret", PLACE);
  expect(() => box.open(sealed, PLACE)).toThrow(/stored under another SECRET_KEY \([0-9a-f]{8}\)/);
});

test("after a change of key the old secrets open and new ones are sealed under the new key", () => {
  const rotated = createSecretBox(["second secret", "first secret"]);
  expect(rotated.open(box.seal("s3cret", PLACE), PLACE)).toBe("s3cret");
  expect(() => box.open(rotated.seal("s3cret", PLACE), PLACE)).toThrow(SecretBoxError);
});
