import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import {
  eventsOf,
  type InstallationScene,
  installForScene,
  makeInstallationScene,
  registerForScene,
} from "@/lib/testing/installation-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import {
  AGREED,
  ALL,
  askFor,
  beginRequests,
  on,
  type Wish,
  whileCollaborating,
  wishFor,
} from "@/lib/testing/request-scene.ts";
import { approveRequest } from "./answer-request.ts";

/** Who administers a repository installs for it, and asks for the rest. */

let scene: InstallationScene;
let integrationId: number;
beforeAll(async () => {
  scene = await makeInstallationScene();
});
beforeEach(async () => {
  integrationId = await beginRequests(scene);
});

const wish = (changes: Wish = {}) => wishFor(scene, { integrationId, ...changes });
const ask = (changes: Wish = {}) => askFor(scene, { integrationId, ...changes });

describe("who administers a repository", () => {
  const asAdministrator = (work: () => Promise<void>) =>
    whileCollaborating({ userId: scene.hubot, repositoryId: scene.widgets, role: "admin" }, work);

  test("installs for it without asking", async () => {
    await asAdministrator(async () => {
      const { installation, request } = await wish();
      expect(installation).toMatchObject({ repositorySelection: "selected", installerId: scene.hubot });
      expect(request).toBeNull();
      const [event] = await eventsOf(integrationId);
      expect(event).toMatchObject({
        name: "installation.created",
        payload: { repositories: [{ name: "widgets" }], requester: null, sender: { login: "hubot" } },
      });
    });
  });

  test("installs for it and asks for the others", async () => {
    await asAdministrator(async () => {
      const { installation, request } = await wish({ selection: on(scene.widgets, scene.gadgets) });
      expect(installation).not.toBeNull();
      expect(request?.repositories).toEqual([{ repositoryId: scene.gadgets }]);
      const approved = await approveRequest({
        requestId: request?.id ?? 0,
        actorId: scene.mona,
        selection: on(scene.widgets, scene.gadgets),
        consent: AGREED,
      });
      expect(approved.action).toBe("update");
      const [, added] = await eventsOf(integrationId);
      expect(added).toMatchObject({
        name: "installation_repositories.added",
        payload: {
          repositories_added: [{ name: "gadgets" }],
          requester: { login: "hubot" },
          sender: { login: "mona" },
        },
      });
      expect(officialProblems("installation_repositories", added?.payload ?? {})).toEqual([]);
    });
  });

  test("adds it to an installation that is there", async () => {
    await installForScene(scene, { integrationId, selection: on(scene.gadgets) });
    await asAdministrator(async () => {
      const { installation, existed } = await wish();
      expect(existed).toBe(true);
      const rows = await db.installationRepository.findMany({ where: { installationId: installation?.id ?? 0 } });
      expect(new Set(rows.map(({ repositoryId }) => repositoryId))).toEqual(new Set([scene.widgets, scene.gadgets]));
    });
  });

  test("asks for all repositories", async () => {
    await asAdministrator(async () => {
      expect(await ask({ selection: ALL })).toMatchObject({ repositorySelection: "all" });
    });
  });

  test("confirms what can change code before it is installed", async () => {
    const permissions = { contents: "write", metadata: "read" } as const;
    const { id } = await registerForScene(scene, { permissions, events: [] });
    await asAdministrator(async () => {
      const unconfirmed = { integrationId: id, consent: { version: 1, confirmed: false } };
      expect(await refusal(wish(unconfirmed))).toEqual([422, "confirmed"]);
      expect(await ask({ ...unconfirmed, selection: on(scene.gadgets) })).toMatchObject({ requesterId: scene.hubot });
    });
  });

  test.each([
    ["an organization permission", { issues: "write", members: "read", metadata: "read" }],
    ["administration", { administration: "read", metadata: "read" }],
  ] as const)("only asks where the integration wants %s", async (_, permissions) => {
    const { id } = await registerForScene(scene, { permissions, events: [] });
    await asAdministrator(async () => {
      expect(await ask({ integrationId: id })).toMatchObject({ requesterId: scene.hubot });
    });
  });

  test("only asks where the owners keep installing to themselves", async () => {
    await db.organizationSettings.create({ data: { organizationId: scene.acme, repositoryAdminsMayInstall: false } });
    await asAdministrator(async () => {
      expect(await ask()).toMatchObject({ requesterId: scene.hubot });
    });
  });

  test("is refused other repositories where members may not ask, and nothing is half installed", async () => {
    await db.organizationSettings.create({ data: { organizationId: scene.acme, membersMayRequest: false } });
    await asAdministrator(async () => {
      expect(await refusal(wish({ selection: on(scene.widgets, scene.gadgets) }))).toEqual([422, "repository_ids"]);
      expect(await refusal(wish({ selection: ALL }))).toEqual([422, "repository_selection"]);
      expect(await db.installation.count({ where: { integrationId } })).toBe(0);
      expect((await wish()).installation).not.toBeNull();
    });
  });
});
