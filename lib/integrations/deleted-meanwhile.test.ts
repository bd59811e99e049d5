import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { agree } from "@/lib/oauth/agree.ts";
import { findClient } from "@/lib/oauth/client.ts";
import { agreeToDevice } from "@/lib/oauth/device/decide-device.ts";
import { exchangeDeviceCode } from "@/lib/oauth/device/exchange-device-code.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { type HostScene, makeHostScene } from "@/lib/testing/host-scene.ts";
import { HOLDING, untilSomebodyWaits } from "@/lib/testing/lock-waits.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import { uploadLogo } from "./change-logo.ts";
import { convertCode } from "./manifest/convert-code.ts";

/** What is asked of an integration while its owner deletes it: refused as a moment later, and both go through. */

const QUARTER_MS = 15 * 60_000;

let scene: HostScene;
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Account" CASCADE`;
  scene = await makeHostScene();
});

/** Asks while the deletion holds what it holds first; the rest of it follows once somebody waits. Returns the outcome. */
async function askedWhileDeleted(ask: () => Promise<unknown>): Promise<unknown> {
  const { id } = scene.integration;
  const { asked } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Authorization" WHERE "integrationId" = ${id} FOR UPDATE`;
    await tx.$queryRaw`SELECT id FROM "Integration" WHERE id = ${id} FOR UPDATE`;
    const asking = ask().catch((refusal: unknown) => refusal);
    await untilSomebodyWaits();
    await tx.integration.delete({ where: { id } });
    return { asked: asking };
  }, HOLDING);
  return asked;
}

const client = async () => {
  await db.integration.update({ where: { id: scene.integration.id }, data: { deviceFlow: true, public: true } });
  const found = await findClient(scene.integration.clientId);
  if (!found) throw new Error("the scene has no client");
  return found;
};

/** A device whose code nat has typed. */
async function waitingDevice(agreedAt: Date | null) {
  const now = clock.now();
  const deviceCode = randomBytes(20).toString("hex");
  const { id } = await db.deviceCode.create({
    data: {
      ...{ hash: hashToken(deviceCode), userCodeHash: hashToken("WDJBMJHT"), scopes: [], interval: 5, agreedAt },
      ...{ integrationId: scene.integration.id, claimedById: scene.nat },
      ...{ createdAt: now, expiresAt: new Date(now.getTime() + QUARTER_MS) },
    },
  });
  return { id, deviceCode };
}

const agreed = async () =>
  agree({ accountId: scene.nat, client: await client(), asked: { scopes: [], permissions: {} } });

test("a device that asks for its tokens while the integration is deleted is told that there is no such code", async () => {
  await agreed();
  const { deviceCode } = await waitingDevice(clock.now());
  const asking = { client: await client(), deviceCode, repositoryId: null };
  const refusal = await askedWhileDeleted(() => exchangeDeviceCode(asking));
  expect(refusal).toMatchObject({ code: "incorrect_device_code" });
  expect(await db.accessToken.count()).toBe(0);
});

test.each([
  ["for the first time", false],
  ["once more", true],
])(
  "a person who agrees to a device %s while the integration is deleted is told that there is nothing to decide",
  async (_words, before) => {
    if (before) await agreed();
    const { version } = (await client()) as { version: number };
    // What was agreed to before is widened, so that there is something to write.
    await db.authorization.updateMany({ data: { permissions: {} } });
    const { id } = await waitingDevice(null);
    const refusal = await askedWhileDeleted(() => agreeToDevice({ viewerId: scene.nat, id, version }));
    expect(refusal).toMatchObject({ status: 404 });
    expect(await db.authorization.count()).toBe(0);
  },
);

test("a manifest's code that is exchanged while its integration is deleted is refused, and makes no key", async () => {
  const code = randomBytes(20).toString("hex");
  const expiresAt = new Date(clock.now().getTime() + QUARTER_MS);
  await db.manifestCode.create({
    data: { hash: hashToken(code), integrationId: scene.integration.id, createdById: scene.mona, expiresAt },
  });
  expect(await askedWhileDeleted(() => convertCode(code))).toMatchObject({ status: 404 });
  expect(await db.integrationKey.count()).toBe(0);
});

test("a logo that arrives while its integration is deleted is refused, and not kept", async () => {
  const file = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#369" } })
    .png()
    .toBuffer();
  const about = { actor: { accountId: scene.mona }, integrationId: scene.integration.id };
  expect(await askedWhileDeleted(() => uploadLogo({ ...about, file }))).toMatchObject({ status: 404 });
  expect(await db.integrationLogo.count()).toBe(0);
});
