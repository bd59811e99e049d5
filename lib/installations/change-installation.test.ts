import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isRefusal } from "@/lib/api/errors.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import {
  auditOf,
  eventsOf,
  type InstallationScene,
  installForScene,
  makeInstallationScene,
} from "@/lib/testing/installation-scene.ts";
import type { InstallationWithParts } from "./queries.ts";
import type { SelectionInput } from "./schemas.ts";
import { selectRepositories } from "./select-repositories.ts";
import { suspendInstallation, unsuspendInstallation } from "./suspend.ts";
import { uninstall } from "./uninstall.ts";

let scene: InstallationScene;
let installation: InstallationWithParts;
let id: number;
beforeAll(async () => {
  scene = await makeInstallationScene();
});
beforeEach(async () => {
  installation = await installForScene(scene);
  ({ id } = installation);
});

const account = () => ({ senderId: scene.mona, side: "account" }) as const;
const bot = () => ({ senderId: installation.integration.botId, side: "integration" }) as const;
const select = (selection: SelectionInput, actorId = scene.mona) =>
  selectRepositories({ installationId: id, actorId, selection });
const selected = (...ids: number[]): SelectionInput => ({ repository_selection: "selected", repository_ids: ids });
const ALL: SelectionInput = { repository_selection: "all" };

/** What was recorded after the installation itself. */
const laterEvents = async () => (await eventsOf(installation.integrationId)).slice(1);
const laterNames = async () => (await laterEvents()).map(({ name }) => name);
const laterAudit = async () => (await auditOf(installation.integrationId)).slice(1);
const rowsOf = async () => {
  const where = { installationId: id };
  const rows = await db.installationRepository.findMany({ where, orderBy: { repositoryId: "asc" } });
  return rows.map(({ repositoryId }) => repositoryId);
};

async function statusOf(work: Promise<unknown>): Promise<number> {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return error.status;
    throw error;
  }
  return 0;
}

describe("the selection", () => {
  test("tells what came and what went, each in its own event", async () => {
    await select(selected(scene.gadgets, scene.drawings));
    expect(await rowsOf()).toEqual([scene.gadgets, scene.drawings]);
    const [added, removed, ...others] = await laterEvents();
    expect(others).toEqual([]);
    expect(added).toMatchObject({
      name: "installation_repositories.added",
      payload: {
        repository_selection: "selected",
        repositories_added: [{ id: scene.gadgets }, { id: scene.drawings }],
        repositories_removed: [],
      },
    });
    expect(removed).toMatchObject({
      name: "installation_repositories.removed",
      payload: { repositories_added: [], repositories_removed: [{ id: scene.widgets }] },
    });
    expect(await laterAudit()).toEqual([
      "integration_installation.repositories_added",
      "integration_installation.repositories_removed",
    ]);
  });

  test("from selected to all names what came", async () => {
    const after = await select(ALL);
    expect(after.repositorySelection).toBe("all");
    expect(await rowsOf()).toEqual([]);
    const [added] = await laterEvents();
    expect(added).toMatchObject({
      name: "installation_repositories.added",
      payload: { repository_selection: "all", repositories_added: [{ id: scene.gadgets }, { id: scene.drawings }] },
    });
  });

  test("from all to selected tells of the change and names nothing as removed", async () => {
    await select(ALL);
    await select(selected(scene.widgets));
    const removed = (await laterEvents()).at(-1);
    expect(removed).toMatchObject({
      name: "installation_repositories.removed",
      payload: { repository_selection: "selected", repositories_removed: [] },
    });
  });

  test("from every one selected to all is told, although nothing comes by it", async () => {
    await select(selected(scene.widgets, scene.gadgets, scene.drawings));
    await select(ALL);
    expect((await laterEvents()).at(-1)).toMatchObject({
      name: "installation_repositories.added",
      payload: { repository_selection: "all", repositories_added: [] },
    });
  });

  test("as it was already changes and tells nothing", async () => {
    const { updatedAt } = await select(selected(scene.widgets));
    expect(updatedAt).toEqual(installation.updatedAt);
    expect(await laterNames()).toEqual([]);
    expect(await laterAudit()).toEqual([]);
  });

  test("rolled back leaves neither change nor event", async () => {
    const work = transaction(async () => {
      await select(ALL);
      throw new Error("something else failed");
    });
    await expect(work).rejects.toThrow("something else failed");
    expect(await rowsOf()).toEqual([scene.widgets]);
    expect(await laterNames()).toEqual([]);
  });

  test("refuses a repository of another account", async () => {
    expect(await statusOf(select(selected(scene.notes)))).toBe(422);
    expect(await rowsOf()).toEqual([scene.widgets]);
  });

  test("refuses an empty selection", async () => {
    expect(await statusOf(select(selected()))).toBe(422);
  });

  test("refuses a member who does not own the organization", async () => {
    expect(await statusOf(select(ALL, scene.hubot))).toBe(403);
  });

  test("refuses a stranger as if it did not exist", async () => {
    expect(await statusOf(select(ALL, scene.lisa))).toBe(404);
  });

  test("refuses an installation that is gone", async () => {
    await uninstall({ installationId: id, ...account() });
    expect(await statusOf(select(ALL))).toBe(404);
  });
});

describe("suspending", () => {
  test("by the account, and lifting it, tells the integration twice", async () => {
    await suspendInstallation({ installationId: id, ...account() });
    expect(await db.installation.findUniqueOrThrow({ where: { id } })).toMatchObject({ suspendedById: scene.mona });
    await unsuspendInstallation({ installationId: id, ...account() });
    expect(await db.installation.findUniqueOrThrow({ where: { id } })).toMatchObject({
      suspendedById: null,
      suspendedAt: null,
    });
    const events = await laterEvents();
    expect(events.map(({ name }) => name)).toEqual(["installation.suspend", "installation.unsuspend"]);
    for (const { payload } of events) expect(payload).not.toHaveProperty("repositories");
    expect(await laterAudit()).toEqual(["integration_installation.suspend", "integration_installation.unsuspend"]);
  });

  test("twice changes nothing, not even whose suspension it is", async () => {
    await suspendInstallation({ installationId: id, ...account() });
    await suspendInstallation({ installationId: id, ...bot() });
    expect(await db.installation.findUniqueOrThrow({ where: { id } })).toMatchObject({ suspendedById: scene.mona });
    expect(await laterNames()).toEqual(["installation.suspend"]);
  });

  test("two at once tell it once", async () => {
    await Promise.all([1, 2].map(() => suspendInstallation({ installationId: id, ...account() })));
    expect(await laterNames()).toEqual(["installation.suspend"]);
  });

  test("by the account cannot be lifted by the integration", async () => {
    await suspendInstallation({ installationId: id, ...account() });
    expect(await statusOf(unsuspendInstallation({ installationId: id, ...bot() }))).toBe(403);
    expect(await laterNames()).toEqual(["installation.suspend"]);
  });

  test("by the integration cannot be lifted by the account", async () => {
    await suspendInstallation({ installationId: id, ...bot() });
    expect(await statusOf(unsuspendInstallation({ installationId: id, ...account() }))).toBe(403);
    await unsuspendInstallation({ installationId: id, ...bot() });
    expect(await laterNames()).toEqual(["installation.suspend", "installation.unsuspend"]);
  });

  test("lifting what is not suspended changes and tells nothing", async () => {
    await unsuspendInstallation({ installationId: id, ...account() });
    expect(await laterNames()).toEqual([]);
  });

  test("rolled back leaves neither suspension nor event", async () => {
    const work = transaction(async () => {
      await suspendInstallation({ installationId: id, ...account() });
      throw new Error("something else failed");
    });
    await expect(work).rejects.toThrow("something else failed");
    expect(await db.installation.findUniqueOrThrow({ where: { id } })).toMatchObject({ suspendedAt: null });
    expect(await laterNames()).toEqual([]);
  });

  test("refuses a member who does not own the organization", async () => {
    const hubot = { installationId: id, senderId: scene.hubot, side: "account" } as const;
    expect(await statusOf(suspendInstallation(hubot))).toBe(403);
    await suspendInstallation({ installationId: id, ...account() });
    expect(await statusOf(unsuspendInstallation(hubot))).toBe(403);
  });

  test("refuses a stranger as if it did not exist", async () => {
    expect(await statusOf(suspendInstallation({ installationId: id, senderId: scene.lisa, side: "account" }))).toBe(
      404,
    );
  });

  test("refuses another integration's bot as if it did not exist", async () => {
    const other = await installForScene(scene);
    const work = suspendInstallation({ installationId: id, senderId: other.integration.botId, side: "integration" });
    expect(await statusOf(work)).toBe(404);
  });

  test("refuses an installation that is gone", async () => {
    expect(await statusOf(suspendInstallation({ installationId: 999_999, ...account() }))).toBe(404);
    expect(await statusOf(unsuspendInstallation({ installationId: 999_999, ...account() }))).toBe(404);
  });
});

describe("uninstalling", () => {
  test("by the account names what it reached and ends its tokens", async () => {
    const now = new Date();
    await db.accessToken.create({
      data: {
        kind: "INSTALLATION",
        hash: Buffer.from(`hash of ${id}`),
        lastEight: "12345678",
        installationId: id,
        integrationId: installation.integrationId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
      },
    });
    await uninstall({ installationId: id, ...account() });
    expect(await db.accessToken.count({ where: { installationId: id } })).toBe(0);
    expect(await db.installation.count({ where: { id } })).toBe(0);
    const [deleted] = await laterEvents();
    expect(deleted).toMatchObject({
      name: "installation.deleted",
      payload: { installation: { id }, repositories: [{ id: scene.widgets }], sender: { login: "mona" } },
    });
    expect(await laterAudit()).toEqual(["integration_installation.destroy"]);
  });

  test("by the integration is told as its bot's act", async () => {
    await uninstall({ installationId: id, ...bot() });
    const [deleted] = await laterEvents();
    expect(deleted?.payload.sender).toMatchObject({ type: "Bot" });
  });

  test("of what is suspended is possible for either side", async () => {
    await suspendInstallation({ installationId: id, ...bot() });
    await uninstall({ installationId: id, ...account() });
    expect(await db.installation.count({ where: { id } })).toBe(0);
  });

  test("two at once tell it once", async () => {
    const results = await Promise.allSettled([1, 2].map(() => uninstall({ installationId: id, ...account() })));
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await laterNames()).toEqual(["installation.deleted"]);
  });

  test("rolled back leaves the installation and no event", async () => {
    const work = transaction(async () => {
      await uninstall({ installationId: id, ...account() });
      throw new Error("something else failed");
    });
    await expect(work).rejects.toThrow("something else failed");
    expect(await db.installation.count({ where: { id } })).toBe(1);
    expect(await laterNames()).toEqual([]);
  });

  test("refuses a member who does not own the organization", async () => {
    expect(await statusOf(uninstall({ installationId: id, senderId: scene.hubot, side: "account" }))).toBe(403);
  });

  test("refuses a stranger as if it did not exist", async () => {
    expect(await statusOf(uninstall({ installationId: id, senderId: scene.lisa, side: "account" }))).toBe(404);
  });

  test("refuses another integration's bot as if it did not exist", async () => {
    const other = await installForScene(scene);
    const work = uninstall({ installationId: id, senderId: other.integration.botId, side: "integration" });
    expect(await statusOf(work)).toBe(404);
  });
});
