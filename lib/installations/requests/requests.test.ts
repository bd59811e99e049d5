import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { changePermissions } from "@/lib/integrations/change-permissions.ts";
import { changeVisibility } from "@/lib/integrations/change-visibility.ts";
import { deleteIntegration } from "@/lib/integrations/delete-integration.ts";
import { db } from "@/lib/platform/db.ts";
import {
  auditOf,
  eventsOf,
  type InstallationScene,
  installForScene,
  makeInstallationScene,
  registerForScene,
} from "@/lib/testing/installation-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { installOrRequest } from "../install-or-request.ts";
import type { SelectionInput } from "../schemas.ts";
import { selectRepositories } from "../select-repositories.ts";
import { approveRequest, cancelRequest, declineRequest } from "./answer-request.ts";
import { requestedNames, requestsBy, requestsTo } from "./queries.ts";

let scene: InstallationScene;
let integrationId: number;
beforeAll(async () => {
  scene = await makeInstallationScene();
});
beforeEach(async () => {
  integrationId = (await registerForScene(scene)).id;
  await db.organizationSettings.deleteMany();
  await db.notice.deleteMany();
  await db.mail.deleteMany();
});

const on = (...ids: number[]): SelectionInput => ({ repository_selection: "selected", repository_ids: ids });
const ALL: SelectionInput = { repository_selection: "all" };
const AGREED = { version: 1, confirmed: true };

type Wish = Partial<Parameters<typeof installOrRequest>[0]>;
const wish = (changes: Wish = {}) =>
  installOrRequest({
    userId: scene.hubot,
    integrationId,
    accountId: scene.acme,
    selection: on(scene.widgets),
    reason: "We need it",
    state: "xyz",
    consent: AGREED,
    ...changes,
  });

async function ask(changes: Wish = {}) {
  const { request, installation } = await wish(changes);
  if (!request || installation) throw new Error("it was not only asked for");
  return request;
}

async function refusal(work: Promise<unknown>): Promise<[number, string?]> {
  try {
    await work;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const [first] = error.errors;
    return typeof first === "object" ? [error.status, first.field] : [error.status];
  }
  throw new Error("it was not refused");
}

const collaborates = (userId: number, repositoryId: number, role: "push" | "admin", work: () => Promise<void>) =>
  db.collaborator
    .create({ data: { userId, repositoryId, role, createdAt: new Date() } })
    .then(work)
    .finally(() => db.collaborator.deleteMany());

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
    await collaborates(scene.lisa, scene.widgets, "push", async () => {
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
      await collaborates(scene.lisa, scene.widgets, "push", async () => {
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

describe("who administers a repository", () => {
  const asAdministrator = (work: () => Promise<void>) => collaborates(scene.hubot, scene.widgets, "admin", work);

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
