import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { changePermissions } from "@/lib/integrations/change-permissions.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import {
  auditOf,
  eventsOf,
  type InstallationScene,
  installForScene,
  makeInstallationScene,
} from "@/lib/testing/installation-scene.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { acceptPermissions } from "./accept-permissions.ts";
import type { InstallationWithParts } from "./queries.ts";
import { uninstall } from "./uninstall.ts";

let scene: InstallationScene;
let installation: InstallationWithParts;
beforeAll(async () => {
  scene = await makeInstallationScene();
});
beforeEach(async () => {
  installation = await installForScene(scene, { permissions: { issues: "read", metadata: "read" } });
});

const ask = (permissions: Permissions, events: string[] = ["issues"]) =>
  changePermissions({
    actor: { accountId: scene.mona },
    integrationId: installation.integrationId,
    input: { permissions, events },
  });
const accept = ({ actorId = scene.mona, version = 2, confirmed = false } = {}) =>
  acceptPermissions({ installationId: installation.id, actorId, consent: { version, confirmed } });
const held = async () => (await db.installation.findUniqueOrThrow({ where: { id: installation.id } })).permissions;
const laterNames = async () => (await eventsOf(installation.integrationId)).slice(1).map(({ name }) => name);

test("until it is accepted an installation holds what it held; then what is asked for, and the integration is told", async () => {
  await ask({ issues: "write", contents: "read" }, ["issues", "push"]);
  expect(await held()).toEqual({ issues: "read", metadata: "read" });
  const after = await accept();
  expect(after).toMatchObject({ acceptedVersion: 2, events: ["issues", "push"] });
  expect(await held()).toEqual({ issues: "write", contents: "read", metadata: "read" });
  const accepted = (await eventsOf(installation.integrationId)).at(-1);
  expect(accepted).toMatchObject({
    name: "installation.new_permissions_accepted",
    payload: { installation: { permissions: { issues: "write" } }, repositories: [{ id: scene.widgets }] },
  });
  expect((await auditOf(installation.integrationId)).at(-1)).toBe("integration_installation.version_updated");
});

test("with nothing to accept nothing changes and nothing is told", async () => {
  await accept({ version: 1 });
  expect(await laterNames()).toEqual([]);
});

test("two at once accept it once", async () => {
  await ask({ issues: "write" });
  await Promise.all([accept(), accept()]);
  expect(await laterNames()).toEqual(["installation.new_permissions_accepted"]);
});

test("accepted while the maker asks for something else, only what was read is accepted", async () => {
  await ask({ issues: "write" });
  const [accepted] = await Promise.allSettled([accept(), ask({ issues: "write", contents: "write" })]);
  if (accepted.status === "rejected") expect(await refusal(Promise.reject(accepted.reason))).toEqual([422, "version"]);
  expect(await held()).not.toHaveProperty("contents");
});

test("rolled back leaves the old set and no event", async () => {
  await ask({ issues: "write" });
  const work = transaction(async () => {
    await accept();
    throw new Error("something else failed");
  });
  await expect(work).rejects.toThrow("something else failed");
  expect(await held()).toEqual({ issues: "read", metadata: "read" });
  expect(await laterNames()).toEqual([]);
});

describe("refuses", () => {
  test("a version that is no longer the newest", async () => {
    await ask({ issues: "write" });
    await ask({ issues: "write", contents: "read" });
    expect(await refusal(accept({ version: 2 }))).toEqual([422, "version"]);
    expect(await held()).toEqual({ issues: "read", metadata: "read" });
  });

  test("power over code without its confirmation", async () => {
    await ask({ issues: "read", contents: "write" });
    expect(await refusal(accept())).toEqual([422, "confirmed"]);
    await expect(accept({ confirmed: true })).resolves.toMatchObject({ acceptedVersion: 2 });
  });

  test("a member who does not own the organization", async () => {
    await ask({ issues: "write" });
    expect(await refusal(accept({ actorId: scene.hubot }))).toEqual([403]);
  });

  test("a stranger as if it did not exist", async () => {
    await ask({ issues: "write" });
    expect(await refusal(accept({ actorId: scene.lisa }))).toEqual([404]);
  });

  test("an installation that is gone", async () => {
    await uninstall({ installationId: installation.id, senderId: scene.mona, side: "account" });
    expect(await refusal(accept())).toEqual([404]);
  });
});
