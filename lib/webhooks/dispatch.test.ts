import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { allDeliveries, makeWebhookScene, recordIssueOpened, type WebhookScene } from "@/lib/testing/webhook-scene.ts";
import { dispatchEvents } from "./dispatch.ts";
import { recordEvent } from "./record-event.ts";

const url = "http://127.0.0.1:9/hook";
let scenes = 0;
const scene = (options: Partial<Parameters<typeof makeWebhookScene>[0]> = {}) => {
  scenes += 1;
  return makeWebhookScene({ suffix: `-${scenes}`, url, ...options });
};

beforeEach(async () => {
  await db.event.deleteMany();
});
afterEach(() => clock.set(undefined));

async function expectNobodyTold(): Promise<void> {
  expect((await dispatchEvents()).deliveries).toBe(0);
  expect(await allDeliveries()).toEqual([]);
  expect(await db.event.count({ where: { dispatchedAt: null } })).toBe(0);
}

describe("who is told of an event of a repository", () => {
  it("an installation that subscribed, may read it and has the repository selected", async () => {
    const at = await scene();
    await recordIssueOpened(at);
    expect(await dispatchEvents()).toEqual({ events: 1, deliveries: 1 });
    const [delivery] = await allDeliveries();
    expect(delivery).toMatchObject({
      hookId: at.hookId,
      installationId: at.installationId,
      repositoryId: at.widgetsId,
      event: "issues",
      action: "opened",
      redelivery: false,
      deliveredAt: null,
    });
  });

  it("every repository of the account when all are selected", async () => {
    const at = await scene({ selection: "all" });
    await recordIssueOpened(at, { repositoryId: at.gadgetsId });
    expect((await dispatchEvents()).deliveries).toBe(1);
  });

  it("not a suspended installation", async () => {
    const at = await scene();
    await db.installation.update({ where: { id: at.installationId }, data: { suspendedAt: clock.now() } });
    await recordIssueOpened(at);
    await expectNobodyTold();
  });

  it("not an installation that has not subscribed", async () => {
    await recordIssueOpened(await scene({ events: ["push"] }));
    await expectNobodyTold();
  });

  it("of checks, whoever may write them, subscribed or not; who reads them has to subscribe", async () => {
    const told = async (level: "read" | "write") => {
      const at = await scene({ events: [], permissions: { checks: level, metadata: "read" } });
      await transaction((tx) =>
        recordEvent(tx, {
          name: "check_run",
          action: "created",
          payload: { action: "created" },
          accountId: at.ownerId,
          repositoryId: at.widgetsId,
        }),
      );
      return (await dispatchEvents()).deliveries;
    };
    expect(await told("write")).toBe(1);
    expect(await told("read")).toBe(0);
  });

  it("not one whose integration no longer asks for the event", async () => {
    const at = await scene();
    await db.integrationVersion.updateMany({ where: { integrationId: at.integrationId }, data: { events: ["push"] } });
    await recordIssueOpened(at);
    await expectNobodyTold();
  });

  it("not one that does not hold the permission", async () => {
    await recordIssueOpened(await scene({ permissions: { pull_requests: "write", metadata: "read" } }));
    await expectNobodyTold();
  });

  it("not one without the repository in its selection", async () => {
    const at = await scene();
    await recordIssueOpened(at, { repositoryId: at.gadgetsId });
    await expectNobodyTold();
  });

  it("not one on another account", async () => {
    const [at, other] = [await scene({ events: [] }), await scene({ selection: "all" })];
    await recordIssueOpened(at, { repositoryId: other.widgetsId });
    await expectNobodyTold();
  });

  it("not a webhook that is switched off", async () => {
    await recordIssueOpened(await scene({ active: false }));
    await expectNobodyTold();
  });

  it("not a webhook without an address", async () => {
    await recordIssueOpened(await scene({ url: null }));
    await expectNobodyTold();
  });

  it("not a reader of checks when somebody asks for a check to run again", async () => {
    const [reader, writer] = await Promise.all([
      scene({ events: ["check_run"], permissions: { checks: "read", metadata: "read" } }),
      scene({ events: ["check_run"], permissions: { checks: "write", metadata: "read" } }),
    ]);
    for (const { ownerId, widgetsId } of [reader, writer])
      for (const action of ["rerequested", "completed"] as const)
        await transaction((tx) =>
          recordEvent(tx, {
            name: "check_run",
            action,
            accountId: ownerId,
            repositoryId: widgetsId,
            payload: { action },
          }),
        );
    await dispatchEvents();
    const told = (await allDeliveries()).map(({ hookId, action }) => [hookId, action]);
    expect(told).toEqual([
      [reader.hookId, "completed"],
      [writer.hookId, "rerequested"],
      [writer.hookId, "completed"],
    ]);
  });

  it("those who had a repository selected when it was deleted", async () => {
    const at = await scene();
    await transaction(async (tx) => {
      await recordEvent(tx, {
        name: "repository",
        action: "deleted",
        accountId: at.ownerId,
        repositoryId: at.widgetsId,
        payload: { action: "deleted" },
      });
      await tx.repository.delete({ where: { id: at.widgetsId } });
    });
    await dispatchEvents();
    expect(await allDeliveries()).toMatchObject([{ event: "repository", action: "deleted", hookId: at.hookId }]);
  });

  it("the hooks of the repository and of the organization that want the event", async () => {
    const at = await scene({ active: false });
    const hook = { url, createdAt: clock.now(), updatedAt: clock.now() };
    const [repository, organization] = await Promise.all([
      db.hook.create({ data: { ...hook, repositoryId: at.widgetsId, events: ["issues"] } }),
      db.hook.create({ data: { ...hook, organizationId: at.ownerId, events: ["*"] } }),
      db.hook.create({ data: { ...hook, repositoryId: at.widgetsId, events: ["push"] } }),
      db.hook.create({ data: { ...hook, repositoryId: at.gadgetsId, events: ["*"] } }),
      db.hook.create({ data: { ...hook, repositoryId: at.widgetsId, events: ["*"], active: false } }),
    ]);
    await recordIssueOpened(at);
    await dispatchEvents();
    const told = await allDeliveries();
    expect(new Set(told.map(({ hookId }) => hookId))).toEqual(new Set([repository.id, organization.id]));
    expect(
      told.every(({ installationId, body }) => installationId === null && !("installation" in JSON.parse(body))),
    ).toBe(true);
  });
});

describe("who is told of an event for one integration", () => {
  it("its webhook alone, subscribed or not", async () => {
    const at = await scene({ events: [] });
    await scene({ events: [] });
    await transaction((tx) =>
      recordEvent(tx, {
        name: "installation",
        action: "deleted",
        integrationId: at.integrationId,
        installationId: 77_000,
        payload: { action: "deleted", installation: { id: 77_000 } },
      }),
    );
    await dispatchEvents();
    expect(await allDeliveries()).toMatchObject([{ hookId: at.hookId, installationId: 77_000, event: "installation" }]);
  });

  it("nobody when its webhook is switched off", async () => {
    const at = await scene({ active: false });
    await transaction((tx) =>
      recordEvent(tx, { name: "ping", integrationId: at.integrationId, payload: { zen: "Hello." } }),
    );
    await expectNobodyTold();
  });
});

describe("what they are told", () => {
  it("the payload as recorded, in its order, with their own installation", async () => {
    const at = await scene();
    const title = 'a "quoted" \\ title, größer 🪵 \u0000 and </script>';
    await recordIssueOpened(at, { title });
    await dispatchEvents();
    const [delivery] = await allDeliveries();
    const parsed = JSON.parse(delivery?.body ?? "");
    expect(Object.keys(parsed)).toEqual(["action", "issue", "sender", "installation"]);
    expect(parsed.issue.title).toBe(title);
    expect(parsed.installation).toEqual({
      id: at.installationId,
      node_id: nodeId("IntegrationInstallation", at.installationId),
    });
  });

  it("one guid for all who hear of the same event, another for the next", async () => {
    const at = await scene();
    await db.hook.create({
      data: { url, organizationId: at.ownerId, events: ["*"], createdAt: clock.now(), updatedAt: clock.now() },
    });
    await recordIssueOpened(at);
    await recordIssueOpened(at);
    await dispatchEvents();
    const guids = (await allDeliveries()).map(({ guid }) => guid);
    expect(guids).toHaveLength(4);
    expect(guids[0]).toBe(guids[1]);
    expect(guids[2]).toBe(guids[3]);
    expect(guids[0]).not.toBe(guids[2]);
  });

  it("each event once, however many look for it at the same time", async () => {
    const at = await scene();
    for (let count = 0; count < 20; count += 1) await recordIssueOpened(at);
    const results = await Promise.all(Array.from({ length: 5 }, () => dispatchEvents()));
    expect(results.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(20);
    expect(await allDeliveries()).toHaveLength(20);
  });

  it("nothing of a transaction that was rolled back", async () => {
    const at: WebhookScene = await scene();
    const failing = transaction(async (tx) => {
      await recordEvent(tx, {
        name: "issues",
        action: "opened",
        accountId: at.ownerId,
        repositoryId: at.widgetsId,
        payload: { action: "opened" },
      });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await dispatchEvents()).toEqual({ events: 0, deliveries: 0 });
  });
});
