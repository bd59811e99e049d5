import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fieldMessages, isRefusal } from "@/lib/api/errors.ts";
import { changePermissions } from "@/lib/integrations/change-permissions.ts";
import { changeVisibility } from "@/lib/integrations/change-visibility.ts";
import { deleteIntegration } from "@/lib/integrations/delete-integration.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import {
  auditOf,
  eventsOf,
  type InstallationScene,
  installForScene,
  makeInstallationScene,
  registerForScene,
} from "@/lib/testing/installation-scene.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { installIntegration } from "./install-integration.ts";
import type { Consent, SelectionInput } from "./schemas.ts";

let scene: InstallationScene;
let integrationId: number;
beforeAll(async () => {
  scene = await makeInstallationScene();
});
beforeEach(async () => {
  integrationId = (await registerForScene(scene)).id;
});

type Attempt = {
  installerId?: number;
  integrationId?: number;
  accountId?: number;
  selection?: SelectionInput;
  consent?: Partial<Consent>;
};
const install = ({ consent, ...attempt }: Attempt = {}) =>
  installIntegration({
    installerId: scene.mona,
    integrationId,
    accountId: scene.acme,
    selection: { repository_selection: "selected", repository_ids: [scene.widgets] },
    ...attempt,
    consent: { version: 1, confirmed: false, ...consent },
  });

test("installing on selected repositories records the event and the log line", async () => {
  const installation = await install();
  expect(installation).toMatchObject({ accountId: scene.acme, repositorySelection: "selected", acceptedVersion: 1 });
  expect(installation.permissions).toEqual({ issues: "write", metadata: "read" });
  const [event, ...others] = await eventsOf(integrationId);
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    name: "installation.created",
    payload: {
      installation: { id: installation.id, target_type: "Organization", suspended_at: null },
      repositories: [{ id: scene.widgets, full_name: "acme/widgets", private: true }],
      sender: { login: "mona" },
    },
  });
  expect(await auditOf(integrationId)).toEqual(["integration_installation.create"]);
});

test("installing on all repositories names every one of them", async () => {
  await install({ selection: { repository_selection: "all" } });
  const [event] = await eventsOf(integrationId);
  expect(event?.payload.repositories).toHaveLength(3);
  expect(await db.installationRepository.count({ where: { installation: { integrationId } } })).toBe(0);
});

test("a repository that is chosen twice is installed on once", async () => {
  const ids = [scene.widgets, String(scene.widgets)];
  const { id } = await install({ selection: { repository_selection: "selected", repository_ids: ids } });
  expect(await db.installationRepository.count({ where: { installationId: id } })).toBe(1);
});

test("an integration that asks for nothing on repositories is asked about none", async () => {
  const { id } = await registerForScene(scene, { permissions: { members: "read" }, events: [] });
  const installed = await install({ integrationId: id, selection: { repository_selection: "selected" } });
  expect(installed.repositorySelection).toBe("all");
});

test("on one's own account", async () => {
  const installed = await install({
    installerId: scene.lisa,
    accountId: scene.lisa,
    selection: { repository_selection: "selected", repository_ids: [scene.notes] },
  });
  expect(installed.account).toMatchObject({ login: "lisa" });
});

test("rolled back, it leaves no installation, no event and no log line", async () => {
  const work = transaction(async () => {
    await install();
    throw new Error("something else failed");
  });
  await expect(work).rejects.toThrow("something else failed");
  expect(await db.installation.count({ where: { integrationId } })).toBe(0);
  expect(await eventsOf(integrationId)).toEqual([]);
  expect(await auditOf(integrationId)).toEqual([]);
});

describe("refuses", () => {
  test("an integration that does not exist", async () => {
    expect(await refusal(install({ integrationId: 999_999 }))).toEqual([404]);
  });

  test("an account that does not exist", async () => {
    expect(await refusal(install({ accountId: 999_999 }))).toEqual([404]);
  });

  test("a member who does not own the organization", async () => {
    expect(await refusal(install({ installerId: scene.hubot }))).toEqual([403]);
  });

  test("a stranger, as if the organization did not exist", async () => {
    expect(await refusal(install({ installerId: scene.lisa }))).toEqual([404]);
  });

  test("somebody else's own account", async () => {
    expect(await refusal(install({ accountId: scene.lisa }))).toEqual([404]);
  });

  test("a private integration on another account than its owner", async () => {
    const { id } = await registerForScene(scene, { public: false });
    const elsewhere = install({ integrationId: id, accountId: scene.mona, selection: { repository_selection: "all" } });
    expect(await refusal(elsewhere)).toEqual([404]);
    await expect(install({ integrationId: id })).resolves.toMatchObject({ accountId: scene.acme });
  });

  test("a second installation on the same account", async () => {
    await install();
    expect(await refusal(install())).toEqual([422, "target_id"]);
  });

  test("one of two at once", async () => {
    const results = await Promise.allSettled([install(), install()]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await eventsOf(integrationId)).map(({ name }) => name)).toEqual(["installation.created"]);
  });

  test("a repository of another account", async () => {
    const ids = [scene.widgets, scene.notes];
    const work = install({ selection: { repository_selection: "selected", repository_ids: ids } });
    expect(await refusal(work)).toEqual([422, "repository_ids"]);
    expect(await db.installation.count({ where: { integrationId } })).toBe(0);
  });

  test("a repository that is gone", async () => {
    const work = install({ selection: { repository_selection: "selected", repository_ids: [999_999] } });
    expect(await refusal(work)).toEqual([422, "repository_ids"]);
  });

  test.each(["99999999999", "-1", "1.5", "widgets", ""])("“%s” in place of a repository's id", async (id) => {
    const work = install({ selection: { repository_selection: "selected", repository_ids: [id] } });
    expect(await refusal(work)).toEqual([422, "repository_ids[0]"]);
  });

  test("selected repositories without any", async () => {
    const work = install({ selection: { repository_selection: "selected", repository_ids: [] } });
    expect(await refusal(work)).toEqual([422, "repository_ids"]);
  });

  test("a choice that is neither all nor selected", async () => {
    const selection = { repository_selection: "some" } as unknown as SelectionInput;
    expect(await refusal(install({ selection }))).toEqual([422, "repository_selection"]);
  });

  test("consent to another version than the one that would be installed", async () => {
    await changePermissions({
      actor: { accountId: scene.mona },
      integrationId,
      input: { permissions: { issues: "write", contents: "read" }, events: ["issues"] },
    });
    expect(await refusal(install({ consent: { version: 1 } }))).toEqual([422, "version"]);
    await expect(install({ consent: { version: 2 } })).resolves.toMatchObject({ acceptedVersion: 2 });
  });

  test("power over code without its confirmation", async () => {
    const { id } = await registerForScene(scene, { permissions: { contents: "write", metadata: "read" }, events: [] });
    expect(await refusal(install({ integrationId: id }))).toEqual([422, "confirmed"]);
    await expect(install({ integrationId: id, consent: { confirmed: true } })).resolves.toBeTruthy();
  });
});

test("neither a repository nor the confirmation: both are told at once", async () => {
  const { id } = await registerForScene(scene, { permissions: { contents: "write", metadata: "read" }, events: [] });
  const selection: SelectionInput = { repository_selection: "selected", repository_ids: [] };
  const error = await install({ integrationId: id, selection }).catch((thrown: unknown) => thrown);
  expect(isRefusal(error) && error.status).toBe(422);
  expect(Object.keys(isRefusal(error) ? fieldMessages(error) : {})).toEqual(["repository_ids", "confirmed"]);
});

test("an integration that is made private or deleted while somebody installs it is installed before or not at all", async () => {
  const actor = { accountId: scene.mona };
  const elsewhere = () =>
    install({ installerId: scene.lisa, accountId: scene.lisa, selection: { repository_selection: "all" } });
  const [installed, hidden] = await Promise.allSettled([
    elsewhere(),
    changeVisibility({ actor, integrationId, toPublic: false }),
  ]);
  // Either the account has it and it stays public, or it is private and nobody else has it.
  expect(new Set([installed.status, hidden.status])).toEqual(new Set(["fulfilled", "rejected"]));

  const other = await registerForScene(scene);
  const { name } = await db.integration.findUniqueOrThrow({ where: { id: other.id } });
  const [second, deleted] = await Promise.allSettled([
    installForScene(scene, { integrationId: other.id }),
    deleteIntegration({ actor, integrationId: other.id, confirmation: name }),
  ]);
  expect(deleted.status).toBe("fulfilled");
  if (second.status === "rejected") expect(await refusal(Promise.reject(second.reason))).toEqual([404]);
  expect(await db.installation.count({ where: { integrationId: other.id } })).toBe(0);
});
