import { verify } from "@octokit/webhooks-methods";
import { afterEach, expect, it } from "vitest";
import { deleteIntegration } from "@/lib/integrations/delete-integration.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { type Receiver, startReceiver } from "@/lib/testing/receiver.ts";
import { makeWebhookScene, SCENE_SECRET } from "@/lib/testing/webhook-scene.ts";
import { KEPT_MS, pruneDeliveries } from "./prune.ts";
import { startDeliveries } from "./worker.ts";

let receiver: Receiver | undefined;
afterEach(async () => {
  clock.set(undefined);
  await receiver?.close();
});

it("a deleted integration is told of its last installation, signed and with its own id; then its webhook goes", async () => {
  receiver = await startReceiver();
  const { integrationId, installationId, hookId, ownerId } = await makeWebhookScene({ url: receiver.url });
  const { id } = await db.account.findFirstOrThrow({ where: { type: "USER" } });
  await deleteIntegration({ actor: { accountId: id }, integrationId, confirmation: "CI Bot" });
  expect(await db.integration.count()).toBe(0);
  expect(await db.hook.findUnique({ where: { id: hookId } })).toMatchObject({
    integrationId: null,
    formerIntegrationId: integrationId,
  });

  const worker = await startDeliveries();
  const { headers, body } = await receiver.waitFor(() => true);
  expect(headers).toMatchObject({
    "x-github-event": "installation",
    "x-github-hook-id": String(hookId),
    "x-github-hook-installation-target-id": String(integrationId),
    "x-github-hook-installation-target-type": "integration",
  });
  expect(await verify(SCENE_SECRET, body.toString(), String(headers["x-hub-signature-256"]))).toBe(true);
  expect(JSON.parse(body.toString())).toMatchObject({
    action: "deleted",
    installation: { id: installationId, app_id: integrationId, target_id: ownerId },
    repositories: [{ name: "widgets" }],
  });
  await worker.stop();

  await pruneDeliveries();
  expect(await db.hook.count()).toBe(1);
  clock.set(new Date(clock.now().getTime() + KEPT_MS + 1_000));
  await pruneDeliveries();
  expect(await db.hook.count()).toBe(0);
});
