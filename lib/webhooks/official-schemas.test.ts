import { Webhooks } from "@octokit/webhooks";
import { Probot } from "probot";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { insertInstallation } from "@/lib/installations/insert-installation.ts";
import { insertIntegration, sealHookSecret } from "@/lib/integrations/insert-integration.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { STORIES } from "@/lib/testing/causes/stories.ts";
import type { Payload, Stage } from "@/lib/testing/causes/story.ts";
import { type HostScene, installationToken, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { type ReceivedRequest, type Receiver, startReceiver } from "@/lib/testing/receiver.ts";
import { SCENE_SECRET } from "@/lib/testing/webhook-scene.ts";
import { SUBSCRIBABLE_EVENTS } from "./catalogue.ts";
import { CAUSES, type Cause } from "./causes.ts";
import { recordPing } from "./record-ping.ts";
import { startDeliveries } from "./worker.ts";

/** Each story causes its events; whatever arrives is held against the official schema and given to official clients. */

// Compiling the official schemas takes seconds.
let receiver: Receiver;
let worker: Awaited<ReturnType<typeof startDeliveries>>;
let stage: Stage;
/** GUIDs of what was held against the schema and taken by the clients. */
const accepted = new Set<string>();
const octokit = new Webhooks({ secret: SCENE_SECRET });
const probot = new Probot({ appId: 1, githubToken: "unused", secret: SCENE_SECRET, logLevel: "fatal" });
const heard = { octokit: [] as string[], probot: [] as string[] };

beforeAll(async () => {
  receiver = await startReceiver();
  const scene = await makeHostScene();
  await transaction((tx) => sealHookSecret(tx, scene.integration.hookId, SCENE_SECRET));
  await db.hook.update({ where: { id: scene.integration.hookId }, data: { url: receiver.url, active: true } });
  const installation = await installationToken(scene, everyPermissionAt("write"));
  await insertListener(scene);
  const mona = await personalToken(scene.mona, [
    "repo",
    "delete_repo",
    "workflow",
    "user",
    "admin:org",
    "admin:org_hook",
    "admin:repo_hook",
  ]);
  stage = { scene, mona, installation, hookUrl: receiver.url, told };
  octokit.onAny(({ id, name }) => void heard.octokit.push(`${name} ${id}`));
  await probot.load((app) => app.onAny(({ id, name }) => void heard.probot.push(`${name} ${id}`)));
  worker = await startDeliveries();
});
afterAll(async () => {
  await worker.stop();
  await receiver.close();
});
beforeEach(() => {
  receiver.requests.length = 0;
});

/** Another integration, which may read and is told of everything. The scene's own subscribes to nothing: it makes
 *  checks, whose payload has its events in it, and the official schema of that does not know every event there is. */
async function insertListener({ acme, mona, widgets }: HostScene): Promise<void> {
  const events = SUBSCRIBABLE_EVENTS.map(({ name }) => name);
  const permissions = everyPermissionAt("read");
  await transaction(async (tx) => {
    const { id: integrationId } = await insertIntegration(tx, {
      ownerId: acme,
      createdById: mona,
      name: "Listener",
      url: "https://listener.example.test",
      webhook: { active: true, url: receiver.url, secret: SCENE_SECRET, contentType: "json" },
      permissions,
      events,
    });
    await insertInstallation(tx, {
      integrationId,
      accountId: acme,
      version: { number: 1, permissions, events },
      repositorySelection: "selected",
      repositoryIds: [widgets],
      installerId: mona,
    });
  });
}

const everyPermissionAt = (level: "read" | "write"): Permissions =>
  Object.fromEntries(SUBSCRIBABLE_EVENTS.flatMap(({ permissions: keys }) => keys.map((key) => [key, level])));

const causeOf = ({ headers, body }: ReceivedRequest): string => {
  const { action } = JSON.parse(body.toString()) as { action?: string };
  const event = String(headers["x-github-event"]);
  return CAUSES.includes(event as Cause) || action === undefined ? event : `${event}.${action}`;
};

async function told(cause: Cause): Promise<Payload> {
  const request = await receiver.waitFor((one) => causeOf(one) === cause);
  await expectAccepted(request);
  return JSON.parse(request.body.toString());
}

/** By the official schema, by the receiver of @octokit/webhooks and by Probot's, which check the signature too. */
async function expectAccepted({ headers, body }: ReceivedRequest): Promise<void> {
  const [id, name] = [String(headers["x-github-delivery"]), String(headers["x-github-event"])];
  if (accepted.has(`${name} ${id}`)) return;
  const payload = body.toString();
  expect(officialProblems(name, JSON.parse(payload)), name).toEqual([]);
  const signature = String(headers["x-hub-signature-256"]);
  await octokit.verifyAndReceive({ id, name, signature, payload });
  await probot.webhooks.verifyAndReceive({ id, name, signature, payload });
  expect(heard.octokit).toContain(`${name} ${id}`);
  expect(heard.probot).toContain(`${name} ${id}`);
  await expect(octokit.verifyAndReceive({ id, name, signature, payload: `${payload} ` })).rejects.toThrow();
  accepted.add(`${name} ${id}`);
}

test("an integration's webhook is greeted", async () => {
  const { id, hookId } = stage.scene.integration;
  const hook = await db.hook.findUniqueOrThrow({ where: { id: hookId } });
  await transaction((tx) => recordPing(tx, { integration: { id, events: ["push"] }, hook }));
  expect(await told("ping")).toMatchObject({
    hook_id: hookId,
    hook: { type: "App", app_id: id, config: { secret: "********", url: receiver.url } },
  });
});

test.each(STORIES)("everybody who listens is told of $title", async ({ causes, run }) => {
  await run(stage);
  for (const cause of causes) await told(cause);
  for (const request of receiver.requests) await expectAccepted(request);
});
