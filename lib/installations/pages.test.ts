import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import {
  type InstallationScene,
  installForScene,
  makeInstallationScene,
  registerForScene,
} from "@/lib/testing/installation-scene.ts";
import { findConfiguration, repositoryChoices, selectedRepositoryIds, whatUninstallingEnds } from "./configuration.ts";
import { findShownIntegration, installTargets } from "./install-targets.ts";
import { installedOn } from "./overview.ts";

let scene: InstallationScene;
beforeAll(async () => {
  scene = await makeInstallationScene();
});

describe("the dedicated page", () => {
  test("of a public integration is for everybody", async () => {
    const { slug } = await registerForScene(scene);
    for (const viewer of [null, scene.lisa, scene.mona])
      expect(await findShownIntegration(viewer, slug)).toMatchObject({ slug });
  });

  test("of a private one is for those who belong to its owner", async () => {
    const { slug } = await registerForScene(scene, { public: false });
    for (const viewer of [scene.mona, scene.hubot])
      expect(await findShownIntegration(viewer, slug)).toMatchObject({ slug });
    for (const viewer of [null, scene.lisa]) expect(await findShownIntegration(viewer, slug)).toBeNull();
  });

  test("of a private one of a person is for that person alone", async () => {
    const { slug } = await registerForScene(scene, { public: false, ownerId: scene.lisa, createdById: scene.lisa });
    expect(await findShownIntegration(scene.lisa, slug)).toMatchObject({ slug });
    for (const viewer of [null, scene.mona, scene.hubot]) expect(await findShownIntegration(viewer, slug)).toBeNull();
  });

  test("of one that does not exist is for nobody", async () => {
    expect(await findShownIntegration(scene.mona, "no-such-bot")).toBeNull();
  });
});

describe("the accounts to choose from", () => {
  const VERSION = { number: 1, permissions: { issues: "write" }, events: [], note: null, reasons: {} };
  const statuses = async (viewerId: number, integration: { id: number; public: boolean; ownerId: number }) =>
    Object.fromEntries(
      (await installTargets(viewerId, { ...integration, versions: [VERSION] })).map(({ account, status, owners }) => [
        account.login,
        { ...status, owners },
      ]),
    );

  test("are one's own and every organization, with whom to ask where one may not", async () => {
    const { id } = await registerForScene(scene);
    expect(await statuses(scene.hubot, { id, public: true, ownerId: scene.acme })).toEqual({
      hubot: { kind: "available", right: { kind: "owner" }, owners: [] },
      acme: { kind: "available", right: { kind: "request" }, owners: [] },
    });
    const settings = { organizationId: scene.acme, membersMayRequest: false };
    await db.organizationSettings.create({ data: settings });
    expect(await statuses(scene.hubot, { id, public: true, ownerId: scene.acme })).toMatchObject({
      acme: { kind: "refused", because: "not-owner", owners: ["mona"] },
    });
    await db.organizationSettings.deleteMany();
  });

  test("say where it is installed, and who may configure it", async () => {
    const { id, integrationId } = await installForScene(scene);
    const integration = { id: integrationId, public: true, ownerId: scene.acme };
    expect((await statuses(scene.mona, integration)).acme).toMatchObject({ installationId: id, configurable: true });
    expect((await statuses(scene.hubot, integration)).acme).toMatchObject({ installationId: id, configurable: false });
  });

  test("say that a private one is for its owner", async () => {
    const { id } = await registerForScene(scene, { public: false });
    expect(await statuses(scene.mona, { id, public: false, ownerId: scene.acme })).toMatchObject({
      mona: { kind: "refused", because: "private" },
      acme: { kind: "available" },
    });
  });
});

describe("the configuration", () => {
  test("is found on its own account alone", async () => {
    const { id } = await installForScene(scene);
    expect(await findConfiguration(scene.acme, id)).toMatchObject({ id, installer: { login: "mona" } });
    expect(await findConfiguration(scene.mona, id)).toBeNull();
  });

  test("offers the account's repositories by name, and knows which are selected", async () => {
    const { id } = await installForScene(scene);
    const names = (await repositoryChoices(scene.acme)).map(({ name }) => name);
    expect(names).toEqual(["drawings", "gadgets", "widgets"]);
    expect(await selectedRepositoryIds(id)).toEqual([scene.widgets]);
  });

  test("counts what uninstalling ends: repositories reached and tokens that still live", async () => {
    const { id } = await installForScene(scene, { selection: { repository_selection: "all" } });
    const now = Date.now();
    for (const [index, expiresAt] of [now - 1000, now + 3_600_000].entries())
      await db.accessToken.create({
        data: {
          kind: "INSTALLATION",
          hash: Buffer.from(`token ${index} of ${id}`),
          lastEight: "12345678",
          installationId: id,
          createdAt: new Date(now - 2000),
          expiresAt: new Date(expiresAt),
        },
      });
    const installation = await findConfiguration(scene.acme, id);
    if (!installation) throw new Error("it is gone");
    expect(await whatUninstallingEnds(installation)).toEqual({ repositories: 3, liveTokens: 1 });
  });

  test("of one without a permission on repositories ends access to none", async () => {
    const { id } = await installForScene(scene, { permissions: { members: "read" } });
    const installation = await findConfiguration(scene.acme, id);
    if (!installation) throw new Error("it is gone");
    expect(await whatUninstallingEnds(installation)).toEqual({ repositories: 0, liveTokens: 0 });
  });
});

test("the list has one account's installations by name, a page at a time, with their repositories counted", async () => {
  const { total } = await installedOn(scene.acme, { page: 1, perPage: 100 });
  const [first, second] = await Promise.all(
    [1, 2].map((page) => installedOn(scene.acme, { page, perPage: total - 1 })),
  );
  expect([first?.installations.length, second?.installations.length]).toEqual([total - 1, 1]);
  const all = [...(first?.installations ?? []), ...(second?.installations ?? [])];
  const names = all.map(({ integration }) => integration.name);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
  expect(
    new Set(all.map(({ repositorySelection, repositoryCount }) => `${repositorySelection} ${repositoryCount}`)),
  ).toEqual(new Set(["selected 1", "all 3"]));
  expect((await installedOn(scene.lisa, { page: 1, perPage: 30 })).total).toBe(0);
});
