import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { db } from "@/lib/platform/db.ts";
import {
  auditOf,
  eventsOf,
  type InstallationScene,
  installForScene,
  makeInstallationScene,
  registerForScene,
} from "@/lib/testing/installation-scene.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { ALL, askFor, beginRequests, on, type Wish, whileCollaborating, wishFor } from "@/lib/testing/request-scene.ts";
import { requestedNames, requestsBy, requestsTo } from "./queries.ts";

/** Who may ask for what, and what asking does. */

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

describe("asking", () => {
  test("a member asks: a request, nothing installed, owners told by mail and notice", async () => {
    const request = await ask();
    expect(request).toMatchObject({ reason: "We need it", state: "xyz", version: 1, repositorySelection: "selected" });
    expect(await db.installation.count({ where: { integrationId } })).toBe(0);
    expect(await auditOf(integrationId)).toEqual(["integration_installation_request.create"]);
    expect(await eventsOf(integrationId)).toEqual([]);
    const path = `/organizations/acme/settings/requests/${request.id}`;
    expect(await db.notice.findMany({ select: { accountId: true } })).toEqual([{ accountId: scene.mona }]);
    expect(await unreadNotices(scene.mona)).toMatchObject([{ path }]);
    expect((await requestsTo(scene.acme))[0]).toMatchObject({ id: request.id });
    expect((await requestsBy(scene.hubot))[0]).toMatchObject({ id: request.id });
    expect(await requestedNames(request.id, scene.hubot)).toEqual(["widgets"]);
    expect(await requestedNames(request.id, scene.lisa)).toEqual([]);
  });

  test("a member asks for what the organization itself made for itself alone", async () => {
    integrationId = (await registerForScene(scene, { public: false })).id;
    expect(await ask()).toMatchObject({ repositorySelection: "selected" });
    expect(await refusal(ask({ userId: scene.lisa, accountId: scene.lisa, selection: on(scene.notes) }))).toEqual([
      404,
    ]);
  });

  test("for all repositories", async () => {
    expect(await ask({ selection: ALL })).toMatchObject({ repositorySelection: "all", repositories: [] });
  });

  test("for what asks for nothing on repositories", async () => {
    const { id } = await registerForScene(scene, { permissions: { members: "read" }, events: [] });
    expect(await ask({ integrationId: id, selection: on() })).toMatchObject({ repositorySelection: "all" });
  });

  test("an outside collaborator asks for a repository that they see", async () => {
    await whileCollaborating({ userId: scene.lisa, repositoryId: scene.widgets, role: "push" }, async () => {
      expect(await ask({ userId: scene.lisa })).toMatchObject({ requesterId: scene.lisa });
      const hidden = wish({ userId: scene.lisa, selection: on(scene.gadgets) });
      expect(await refusal(hidden)).toEqual([422, "repository_ids"]);
    });
  });

  test("an owner installs instead", async () => {
    const { installation, request } = await wish({ userId: scene.mona });
    expect(installation).toMatchObject({ accountId: scene.acme });
    expect(request).toBeNull();
  });

  describe("is refused", () => {
    test("twice at once, and again while the first waits", async () => {
      const results = await Promise.allSettled([wish(), wish()]);
      expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(await refusal(wish())).toEqual([422, "target_id"]);
      expect(await db.installationRequest.count({ where: { integrationId } })).toBe(1);
    });

    test("to strangers, as if the organization did not exist", async () => {
      expect(await refusal(wish({ userId: scene.lisa }))).toEqual([404]);
    });

    test("about another person's account", async () => {
      expect(await refusal(wish({ accountId: scene.lisa, selection: on(scene.notes) }))).toEqual([404]);
    });

    test("to members where the owners do not let them", async () => {
      await db.organizationSettings.create({ data: { organizationId: scene.acme, membersMayRequest: false } });
      expect(await refusal(wish())).toEqual([403]);
    });

    test("to outside collaborators where the owners do not let them", async () => {
      await db.organizationSettings.create({
        data: { organizationId: scene.acme, outsideCollaboratorsMayRequest: false },
      });
      await whileCollaborating({ userId: scene.lisa, repositoryId: scene.widgets, role: "push" }, async () => {
        expect(await refusal(wish({ userId: scene.lisa }))).toEqual([403]);
      });
    });

    test("with a repository of another account", async () => {
      expect(await refusal(wish({ selection: on(scene.widgets, scene.notes) }))).toEqual([422, "repository_ids"]);
    });

    test("without a repository, and with a reason that goes on", async () => {
      expect(await refusal(wish({ selection: on() }))).toEqual([422, "repository_ids"]);
      expect(await refusal(wish({ reason: "x".repeat(1001) }))).toEqual([422, "reason"]);
    });

    test("about another version than was read", async () => {
      expect(await refusal(wish({ consent: { version: 7, confirmed: true } }))).toEqual([422, "version"]);
    });

    test("for a private integration of somebody else's, and for none", async () => {
      await db.integration.update({ where: { id: integrationId }, data: { public: false, ownerId: scene.lisa } });
      expect(await refusal(wish())).toEqual([404]);
      expect(await refusal(wish({ integrationId: 999_999 }))).toEqual([404]);
    });

    test("for what an installation reaches already", async () => {
      await installForScene(scene, { integrationId });
      expect(await refusal(wish())).toEqual([422, "repository_ids"]);
    });
  });
});
