import { beforeEach, expect, test } from "vitest";
import { deleteAccount } from "@/lib/accounts/delete-account.ts";
import { deleteIntegration } from "@/lib/integrations/delete-integration.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { type HostScene, makeHostScene } from "@/lib/testing/host-scene.ts";
import { HOLDING, untilSomebodyWaits } from "@/lib/testing/lock-waits.ts";
import { lockAuthorization } from "./lock-authorization.ts";

let scene: HostScene;
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Account" CASCADE`;
  scene = await makeHostScene();
});

/** Ends something while somebody is given a token under nat's authorization, as `issueUserTokens` does. */
async function endedWhileRenewed(end: () => Promise<void>): Promise<void> {
  const [accountId, integrationId] = [scene.nat, scene.integration.id];
  const now = clock.now();
  const { id } = await db.authorization.create({
    data: { accountId, integrationId, createdAt: now, updatedAt: now },
  });
  const { ended } = await db.$transaction(async (tx) => {
    await lockAuthorization(tx, id);
    const ending = end();
    await untilSomebodyWaits();
    await tx.accessToken.create({
      data: {
        ...{ kind: "USER", hash: Buffer.alloc(32), lastEight: "12345678", scopes: [] },
        ...{ accountId, integrationId, authorizationId: id, createdAt: now },
      },
    });
    return { ended: ending };
  }, HOLDING);
  await ended;
  expect(await db.accessToken.count({ where: { accountId } })).toBe(0);
}

test("an integration is deleted while one of its tokens is renewed, and the new token ends with it", async () => {
  const { id: integrationId } = scene.integration;
  const actor = { accountId: scene.mona };
  await endedWhileRenewed(() => deleteIntegration({ actor, integrationId, confirmation: "CI Bot" }));
  expect(await db.integration.count({ where: { id: integrationId } })).toBe(0);
});

test("an account is deleted while a token that acts for it is renewed, and the new token ends with it", async () => {
  await endedWhileRenewed(() => deleteAccount({ viewerId: scene.nat, confirmation: "nat" }));
  expect(await db.account.count({ where: { id: scene.nat } })).toBe(0);
});
