import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { deleteKey } from "@/lib/integrations/delete-key.ts";
import { keysOf } from "@/lib/integrations/queries.ts";
import { uploadKey } from "@/lib/integrations/upload-key.ts";
import { db } from "@/lib/platform/db.ts";
import { call, signJwt } from "@/lib/testing/api-client.ts";
import { CARRIERS, startGitServer } from "@/lib/testing/carriers.ts";
import { HOLDING, untilSomebodyWaits } from "@/lib/testing/lock-waits.ts";
import { INSTALLATION_ID, INTEGRATION, installationToken, loadTestWorld } from "@/lib/testing/world.ts";

/** A key that is deleted ends what was made with it, at once and on every carrier; what other keys made stays. */

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const privateKey = pair.privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const pem = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
const PATH = `/app/installations/${INSTALLATION_ID}/access_tokens`;

let git: Awaited<ReturnType<typeof startGitServer>>;
let actor: { accountId: number };
let keyId: number;

beforeAll(async () => {
  await loadTestWorld();
  git = await startGitServer();
  actor = { accountId: (await db.account.findFirstOrThrow({ where: { login: "mona" } })).id };
});
afterAll(() => git.stop());
beforeEach(async () => {
  const { fingerprint } = await uploadKey({ actor, integrationId: INTEGRATION.id, pem });
  keyId = (await db.integrationKey.findFirstOrThrow({ where: { fingerprint } })).id;
});

const jwt = () => signJwt({ privateKey, iss: INTEGRATION.id });
const remove = () => deleteKey({ actor, integrationId: INTEGRATION.id, keyId });
async function tokenOfKey(): Promise<string> {
  return ((await call("POST", PATH, { jwt: await jwt(), body: {} })).body as { token: string }).token;
}
/** The status on each carrier of the API, and of a fetch and a push. */
async function statuses(token: string): Promise<Set<number>> {
  const found = new Set<number>();
  for (const carry of Object.values(CARRIERS)) {
    const { path, authorization } = carry(token, "/repos/acme/widgets");
    found.add((await call("GET", path, { headers: authorization ? { authorization } : {} })).status);
  }
  for (const service of ["git-upload-pack", "git-receive-pack"] as const) found.add(await git.status(token, service));
  return found;
}

test("a token ends on every carrier with the key that it was asked for with; another key's stays", async () => {
  const [ending, staying] = [await tokenOfKey(), await installationToken()];
  expect(await statuses(ending)).toEqual(new Set([200]));
  await remove();
  expect(await statuses(ending)).toEqual(new Set([401]));
  expect(await statuses(staying)).toEqual(new Set([200]));
  expect(await call("GET", "/app", { jwt: await jwt() })).toMatchObject({
    status: 401,
    body: { message: "A JSON web token could not be decoded" },
  });
});

test("the list of keys says how many tokens end with each, and the log how many did", async () => {
  await tokenOfKey();
  await tokenOfKey();
  const expired = await tokenOfKey();
  await db.accessToken.updateMany({ where: { lastEight: expired.slice(-8) }, data: { expiresAt: new Date(0) } });
  expect((await keysOf(INTEGRATION.id)).find(({ id }) => id === keyId)).toMatchObject({ liveTokens: 2 });
  await remove();
  const entry = await db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect(entry).toMatchObject({ action: "integration.remove_key", data: { key_id: keyId, tokens_ended: 2 } });
});

test("a token asked for while its key goes is refused like one asked for later", async () => {
  let asked: ReturnType<typeof call> | undefined;
  const signed = await jwt();
  await db.$transaction(async (tx) => {
    await tx.integrationKey.delete({ where: { id: keyId } });
    asked = call("POST", PATH, { jwt: signed, body: {} });
    await untilSomebodyWaits();
  }, HOLDING);
  expect(await asked).toMatchObject({ status: 401, body: { message: "A JSON web token could not be decoded" } });
});
