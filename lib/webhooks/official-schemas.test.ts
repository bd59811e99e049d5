import { verify } from "@octokit/webhooks-methods";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { installIntegration } from "@/lib/installations/install-integration.ts";
import { selectRepositories } from "@/lib/installations/select-repositories.ts";
import { suspendInstallation, unsuspendInstallation } from "@/lib/installations/suspend.ts";
import { uninstall } from "@/lib/installations/uninstall.ts";
import { sealHookSecret } from "@/lib/integrations/insert-integration.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { type ReceivedRequest, type Receiver, startReceiver } from "@/lib/testing/receiver.ts";
import { SCENE_SECRET } from "@/lib/testing/webhook-scene.ts";
import { SUBSCRIBABLE_EVENTS } from "./catalogue.ts";
import { recordPing } from "./record-ping.ts";
import { startDeliveries } from "./worker.ts";

let scene: HostScene;
let receiver: Receiver;
let worker: Awaited<ReturnType<typeof startDeliveries>>;

beforeAll(async () => {
  receiver = await startReceiver();
  scene = await makeHostScene();
  await transaction((tx) => sealHookSecret(tx, scene.integration.hookId, SCENE_SECRET));
  await db.hook.update({ where: { id: scene.integration.hookId }, data: { url: receiver.url, active: true } });
  const events = SUBSCRIBABLE_EVENTS.map(({ name }) => name);
  const permissions = Object.fromEntries(
    SUBSCRIBABLE_EVENTS.flatMap(({ permissions: keys }) => keys.map((key) => [key, "write"])),
  );
  await db.integrationVersion.updateMany({ data: { events, permissions } });
  await db.installation.updateMany({ data: { events, permissions } });
  worker = await startDeliveries();
});
afterAll(async () => {
  await worker.stop();
  await receiver.close();
});
beforeEach(() => {
  receiver.requests.length = 0;
});

/** Waits for an event, as "issues.opened", and holds it against its signature and the official schema. */
async function expectDelivered(name: string): Promise<Record<string, unknown>> {
  const [event, action] = name.split(".");
  const isIt = ({ headers, body }: ReceivedRequest) =>
    headers["x-github-event"] === event && (action === undefined || JSON.parse(body.toString()).action === action);
  const { headers, body } = await receiver.waitFor(isIt);
  expect(await verify(SCENE_SECRET, body.toString(), String(headers["x-hub-signature-256"]))).toBe(true);
  const payload = JSON.parse(body.toString());
  expect(officialProblems(event ?? "", payload), name).toEqual([]);
  return payload;
}

test("ping", async () => {
  const hook = await db.hook.findUniqueOrThrow({ where: { id: scene.integration.hookId } });
  await transaction((tx) => recordPing(tx, { integration: { id: scene.integration.id, events: ["push"] }, hook }));
  expect(await expectDelivered("ping")).toMatchObject({
    hook_id: hook.id,
    hook: { type: "App", app_id: scene.integration.id, config: { secret: "********", url: receiver.url } },
  });
});

test("an installation's whole life", async () => {
  const { installationId, mona, acme, widgets, gadgets, integration } = scene;
  await suspendInstallation({ installationId, senderId: mona, side: "account" });
  await expectDelivered("installation.suspend");
  await unsuspendInstallation({ installationId, senderId: mona, side: "account" });
  await expectDelivered("installation.unsuspend");

  const select = (repository_ids: number[]) =>
    selectRepositories({
      installationId,
      actorId: mona,
      selection: { repository_selection: "selected", repository_ids },
    });
  await select([widgets, gadgets]);
  expect(await expectDelivered("installation_repositories.added")).toMatchObject({
    repositories_added: [{ id: gadgets, full_name: "acme/gadgets" }],
    repositories_removed: [],
  });
  await select([widgets]);
  await expectDelivered("installation_repositories.removed");

  await uninstall({ installationId, senderId: mona, side: "account" });
  await expectDelivered("installation.deleted");
  const installed = await installIntegration({
    installerId: mona,
    integrationId: integration.id,
    accountId: acme,
    selection: { repository_selection: "selected", repository_ids: [widgets] },
    consent: { version: 1, confirmed: true },
  });
  expect(await expectDelivered("installation.created")).toMatchObject({
    installation: { id: installed.id, app_id: integration.id, repository_selection: "selected" },
    repositories: [{ full_name: "acme/widgets", private: true }],
    requester: null,
    sender: { login: "mona" },
  });
});

test("an issue from being opened to being closed, with the installation of whoever is told", async () => {
  const token = await personalToken(scene.mona);
  const { id } = await db.installation.findFirstOrThrow();
  const created = await call("POST", "/repos/acme/widgets/issues", {
    token,
    body: { title: "It broke", body: "Badly" },
  });
  expect(created.status, created.text).toBe(201);
  expect(await expectDelivered("issues.opened")).toMatchObject({
    issue: { title: "It broke" },
    repository: { full_name: "acme/widgets" },
    organization: { login: "acme" },
    installation: { id },
    sender: { login: "mona" },
  });
  const issue = `/repos/acme/widgets/issues/${(created.body as { number: number }).number}`;
  const changes: [Record<string, unknown>, string][] = [
    [{ title: "It broke again" }, "issues.edited"],
    [{ labels: ["bug"] }, "issues.labeled"],
    [{ labels: [] }, "issues.unlabeled"],
    [{ assignees: ["mona"] }, "issues.assigned"],
    [{ assignees: [] }, "issues.unassigned"],
    [{ state: "closed" }, "issues.closed"],
    [{ state: "open" }, "issues.reopened"],
  ];
  for (const [body, event] of changes) {
    const { status, text } = await call("PATCH", issue, { token, body });
    expect(status, text).toBe(200);
    await expectDelivered(event);
  }
});
