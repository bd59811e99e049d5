import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import { deleteClientSecret } from "./delete-client-secret.ts";
import { deleteKey } from "./delete-key.ts";
import { generateClientSecret } from "./generate-client-secret.ts";
import { generateKey } from "./generate-key.ts";
import { keyRow } from "./insert-integration.ts";
import { clientSecretsOf, findIntegrationForJwt, keysOf, touchIntegrationKey } from "./queries.ts";
import { uploadKey } from "./upload-key.ts";

const { mona, actor, register } = await prepareOwner();

describe("keys", () => {
  test("a generated key is found for the check of a JWT by app id and client id; the private half is nowhere", async () => {
    const { id, clientId, slug } = await register();
    expect(await findIntegrationForJwt({ id })).toEqual({ id, clientId, slug, suspended: false, keys: [] });
    const key = await generateKey({ actor, integrationId: id });
    const found = await findIntegrationForJwt({ clientId });
    expect(found?.keys).toEqual([{ id: key.id, publicKey: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----/) }]);
    expect(await findIntegrationForJwt({ id })).toEqual(found);
    const stored = JSON.stringify(await db.integrationKey.findMany({ where: { integrationId: id } }));
    expect(stored).not.toContain("PRIVATE KEY");
  });

  test.each([0, -1, 2 ** 31, 2 ** 53 - 1])("the app id %d finds nothing", async (id) => {
    expect(await findIntegrationForJwt({ id })).toBeNull();
  });

  test("the use of a key is noted once an hour at most", async () => {
    const { id } = await register();
    const key = await generateKey({ actor, integrationId: id });
    const start = new Date("2030-01-01T12:00:00Z");
    const lastUse = async () => (await keysOf(id))[0]?.lastUsedAt?.toISOString();
    try {
      for (const [minutes, expected] of [
        [0, "2030-01-01T12:00"],
        [59, "2030-01-01T12:00"],
        [61, "2030-01-01T13:01"],
      ] as const) {
        clock.stop(new Date(start.getTime() + minutes * 60_000));
        await touchIntegrationKey(key.id);
        expect(await lastUse()).toContain(expected);
      }
    } finally {
      clock.set(undefined);
    }
  });

  test("a public key brought along is kept", async () => {
    const { id } = await register();
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const { fingerprint } = await uploadKey({ actor, integrationId: id, pem });
    expect(await keysOf(id)).toMatchObject([{ fingerprint, createdBy: { login: "mona" } }]);
    expect(await refused(uploadKey({ actor, integrationId: id, pem }))).toHaveProperty("public_key");
  });

  test("a private key pasted in place of the public one is refused and not kept", async () => {
    const { id } = await register();
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const { public_key: message } = await refused(uploadKey({ actor, integrationId: id, pem }));
    expect(message).toContain("This is a private key");
    expect(await keysOf(id)).toEqual([]);
  });

  test("deleting the last key is refused; with another one it goes", async () => {
    const { id } = await register();
    const first = await generateKey({ actor, integrationId: id });
    const attempt = () => deleteKey({ actor, integrationId: id, keyId: first.id });
    expect((await refused(attempt())).keys).toContain("This is the only key");
    await generateKey({ actor, integrationId: id });
    await attempt();
    expect((await keysOf(id)).map((key) => key.id)).not.toContain(first.id);
  });

  test("another integration's key is not found", async () => {
    const [one, other] = [await register(), await register()];
    const { id: keyId } = await generateKey({ actor, integrationId: other.id });
    const attempt = deleteKey({ actor, integrationId: one.id, keyId });
    await expect(attempt).rejects.toMatchObject({ status: 404 });
  });

  test("the 26th key is refused", async () => {
    const { id } = await register();
    const rows = Array.from({ length: 25 }, (_, i) => keyRow({ publicKey: "", fingerprint: `print ${i}` }, mona.id));
    await db.integrationKey.createMany({ data: rows.map((row) => ({ ...row, integrationId: id })) });
    expect((await refused(generateKey({ actor, integrationId: id }))).keys).toContain("can have 25 keys");
  });
});

test("a client secret is told once, kept as a hash, and ends when it is deleted", async () => {
  const { id } = await register();
  const { id: secretId, secret } = await generateClientSecret({ actor, integrationId: id });
  expect(secret).toMatch(/^[0-9a-f]{40}$/);
  expect(await clientSecretsOf(id)).toMatchObject([{ id: secretId, lastEight: secret.slice(-8), lastUsedAt: null }]);
  const { hash } = await db.clientSecret.findUniqueOrThrow({ where: { id: secretId } });
  expect(Buffer.from(hash)).toEqual(Buffer.from(hashToken(secret)));
  await deleteClientSecret({ actor, integrationId: id, secretId });
  expect(await clientSecretsOf(id)).toEqual([]);
});
