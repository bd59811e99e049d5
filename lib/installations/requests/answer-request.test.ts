import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changePermissions } from "@/lib/integrations/change-permissions.ts";
import { changeVisibility } from "@/lib/integrations/change-visibility.ts";
import { deleteIntegration } from "@/lib/integrations/delete-integration.ts";
import { db } from "@/lib/platform/db.ts";
import {
  auditOf,
  eventsOf,
  type InstallationScene,
  makeInstallationScene,
  registerForScene,
} from "@/lib/testing/installation-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { AGREED, ALL, askFor, beginRequests, on, type Wish, wishFor } from "@/lib/testing/request-scene.ts";
import { selectRepositories } from "../select-repositories.ts";
import { approveRequest, cancelRequest, declineRequest } from "./answer-request.ts";

/** What owners, requesters and integrations make of a request. */

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

describe("answering", () => {
  const approve = (requestId: number, changes: Partial<Parameters<typeof approveRequest>[0]> = {}) =>
    approveRequest({ requestId, actorId: scene.mona, selection: on(scene.widgets), consent: AGREED, ...changes });

  test("an owner changes the selection and approves: installed with the requester named, requester told", async () => {
    const { id } = await ask();
    const { request, action } = await approve(id, { selection: on(scene.drawings) });
    expect(action).toBe("install");
    expect(request).toMatchObject({ outcome: "approved", open: null, closedBy: { login: "mona" } });
    const [event] = await eventsOf(integrationId);
    expect(event).toMatchObject({
      name: "installation.created",
      payload: { repositories: [{ name: "drawings" }], requester: { login: "hubot" }, sender: { login: "mona" } },
    });
    expect(officialProblems("installation", event?.payload ?? {})).toEqual([]);
    expect(await auditOf(integrationId)).toEqual([
      "integration_installation_request.create",
      "integration_installation_request.close",
      "integration_installation.create",
    ]);
    const notices = await db.notice.findMany({ select: { accountId: true, title: true } });
    expect(notices).toMatchObject([{ accountId: scene.hubot, title: expect.stringContaining("is approved") }]);
  });

  test("an owner declines with a reason", async () => {
    const { id } = await ask();
    const declined = await declineRequest({ requestId: id, actorId: scene.mona, input: { answer: " Not this year " } });
    expect(declined).toMatchObject({ outcome: "declined", answer: "Not this year" });
    expect(await db.installation.count({ where: { integrationId } })).toBe(0);
    expect(await db.notice.findMany({ select: { accountId: true } })).toEqual([{ accountId: scene.hubot }]);
    expect((await ask()).id).not.toBe(id);
  });

  test("the requester cancels", async () => {
    const { id } = await ask();
    await cancelRequest({ requestId: id, actorId: scene.hubot });
    expect(await db.notice.count()).toBe(0);
    expect(await refusal(approve(id))).toEqual([409]);
  });

  test("an owner who installs by themselves answers those who asked for it", async () => {
    const [met, unmet] = [await ask(), await registerForScene(scene)];
    await ask({ integrationId: unmet.id, selection: on(scene.gadgets) });
    await wish({ userId: scene.mona });
    await wish({ userId: scene.mona, integrationId: unmet.id });
    expect(await db.installationRequest.findUnique({ where: { id: met.id } })).toMatchObject({ outcome: "approved" });
    const waiting = { where: { integrationId: unmet.id, open: true } };
    expect(await db.installationRequest.count(waiting)).toBe(1);
    const { id } = await db.installation.findFirstOrThrow({ where: { integrationId: unmet.id } });
    await selectRepositories({ installationId: id, actorId: scene.mona, selection: ALL });
    expect(await db.installationRequest.count(waiting)).toBe(0);
  });

  describe("is refused", () => {
    test("to the requester and other members, and to strangers", async () => {
      const { id } = await ask();
      expect(await refusal(approve(id, { actorId: scene.hubot }))).toEqual([403]);
      expect(await refusal(approve(id, { actorId: scene.lisa }))).toEqual([404]);
      expect(await refusal(declineRequest({ requestId: id, actorId: scene.hubot, input: {} }))).toEqual([403]);
      expect(await refusal(cancelRequest({ requestId: id, actorId: scene.mona }))).toEqual([404]);
    });

    test("about a request that is not there", async () => {
      expect(await refusal(approve(999_999))).toEqual([404]);
      expect(await refusal(cancelRequest({ requestId: 999_999, actorId: scene.hubot }))).toEqual([404]);
    });

    test("to the second of two owners at once, and to a form that is sent again", async () => {
      const { id } = await ask();
      const results = await Promise.allSettled([approve(id), approve(id)]);
      expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(await refusal(approve(id))).toEqual([409]);
      expect(await refusal(declineRequest({ requestId: id, actorId: scene.mona, input: {} }))).toEqual([409]);
      expect((await eventsOf(integrationId)).map(({ name }) => name)).toEqual(["installation.created"]);
    });

    test("with a repository of another account", async () => {
      const { id } = await ask();
      expect(await refusal(approve(id, { selection: on(scene.notes) }))).toEqual([422, "repository_ids"]);
      expect(await db.installationRequest.findUnique({ where: { id } })).toMatchObject({ open: true });
    });

    test("to another version than the owner saw", async () => {
      const { id } = await ask();
      await changePermissions({
        actor: { accountId: scene.mona },
        integrationId,
        input: { permissions: { issues: "write", contents: "read" }, events: ["issues"] },
      });
      expect(await refusal(approve(id))).toEqual([422, "version"]);
      expect((await approve(id, { consent: { version: 2, confirmed: false } })).action).toBe("install");
    });
  });
});

describe("a request ends", () => {
  test("when the integration is deleted while it waits", async () => {
    const { id } = await ask();
    const { name } = await db.integration.findUniqueOrThrow({ where: { id: integrationId } });
    await deleteIntegration({ actor: { accountId: scene.mona }, integrationId, confirmation: name });
    expect(await db.installationRequest.findUnique({ where: { id } })).toBeNull();
    expect(await db.notice.count({ where: { accountId: scene.mona } })).toBe(0);
  });

  test("when the integration is made private and is not the account's", async () => {
    await db.integration.update({ where: { id: integrationId }, data: { ownerId: scene.lisa } });
    const { id } = await ask();
    await changeVisibility({ actor: { accountId: scene.lisa }, integrationId, toPublic: false });
    expect(await db.installationRequest.findUnique({ where: { id } })).toMatchObject({ outcome: "ended", open: null });
    expect(await db.notice.findMany({ select: { accountId: true } })).toEqual([{ accountId: scene.hubot }]);
  });
});
