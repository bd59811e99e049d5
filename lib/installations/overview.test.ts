import { beforeAll, expect, test } from "vitest";
import { changePermissions } from "@/lib/integrations/change-permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import {
  type InstallationScene,
  installForScene,
  makeInstallationScene,
  registerForScene,
} from "@/lib/testing/installation-scene.ts";
import { installedOn, type OverviewFilter, overviewFilter } from "./overview.ts";
import { overviewCsv } from "./overview-csv.ts";

let scene: InstallationScene;
beforeAll(async () => {
  scene = await makeInstallationScene();
  const named = async (name: string) => {
    const { id: integrationId } = await registerForScene(scene, { name });
    return installForScene(scene, { integrationId });
  };
  await named("=HYPERLINK Bot");
  const [used, behind, suspended] = [await named("Used Bot"), await named("Behind Bot"), await named("Asleep Bot")];
  await db.installation.update({ where: { id: used.id }, data: { lastUsedAt: clock.now() } });
  await db.installation.update({ where: { id: suspended.id }, data: { suspendedAt: clock.now() } });
  await changePermissions({
    actor: { accountId: scene.mona },
    integrationId: behind.integrationId,
    input: { permissions: { issues: "write", contents: "read" }, events: [] },
  });
});

const names = async (filter: OverviewFilter) =>
  (await installedOn(scene.acme, { page: 1, perPage: 30 }, filter)).installations.map(
    ({ integration }) => integration.name,
  );

test("narrowed by state, by name and by maker", async () => {
  expect(await names({})).toHaveLength(4);
  expect(await names({ show: "pending" })).toEqual(["Behind Bot"]);
  expect(await names({ show: "suspended" })).toEqual(["Asleep Bot"]);
  expect(await names({ show: "unused" })).not.toContain("Used Bot");
  expect(await names({ search: "uSeD" })).toEqual(["Used Bot"]);
  expect(await names({ search: "acme" })).toHaveLength(4);
  expect(await names({ search: "nothing" })).toEqual([]);
});

test("sorted by name, by last use, by the time it was installed", async () => {
  expect((await names({ sort: "used" }))[0]).toBe("Used Bot");
  expect((await names({ sort: "name" }))[1]).toBe("Asleep Bot");
  expect(await names({ sort: "installed" })).toHaveLength(4);
});

test("an address that asks for what there is not shows everything by name", () => {
  expect(overviewFilter({ show: "nothing", sort: "size" })).toEqual({ search: undefined, show: "all", sort: "name" });
});

test("as CSV, with the repositories, and no name that a spreadsheet would run", async () => {
  const csv = await overviewCsv(scene.acme, { sort: "name" });
  const lines = csv.trimEnd().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^\uFEFFinstallation_id,integration,slug,/);
  expect(csv).toContain(",'=HYPERLINK Bot,");
  expect(csv).not.toContain(",=HYPERLINK");
  const behind = lines.find((line) => line.includes("Behind Bot"));
  expect(behind).toContain(",mona,,,selected,1,widgets,issues:write metadata:read,");
  expect(behind).toMatch(/,1,2,yes$/);
});
