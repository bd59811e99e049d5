import { beforeEach, describe, expect, test } from "vitest";
import { deleteRepository } from "@/lib/host/repositories/delete-repository.ts";
import { transferRepository } from "@/lib/host/repositories/transfer-repository.ts";
import { declineTransfer } from "@/lib/host/repositories/transfers/answer-transfer.ts";
import { addManager, removeManager } from "@/lib/integrations/change-managers.ts";
import { deleteIntegration } from "@/lib/integrations/delete-integration.ts";
import { managersOf } from "@/lib/integrations/managers.ts";
import { transferIntegration } from "@/lib/integrations/transfer-integration.ts";
import { declineIntegrationTransfer } from "@/lib/integrations/transfers/answer-transfer.ts";
import { updateIntegration } from "@/lib/integrations/update-integration.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { addCollaborator, type HostScene, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { tellOfPausedHooks } from "@/lib/webhooks/tell-of-paused-hooks.ts";
import { changeMemberRole, removeMember } from "./change-membership.ts";
import { deleteOrganization } from "./delete-organization.ts";
import { notify } from "./notices.ts";
import { renameAccount } from "./rename-account.ts";
import { countUnreadNotices, unreadNotices } from "./unread-notices.ts";

/** Where a notice leads, whatever becomes of what it is about. */

let scene: HostScene;
let mona: { accountId: number };
beforeEach(async () => {
  clock.set(undefined);
  await db.$executeRaw`TRUNCATE "Account" CASCADE`;
  scene = await makeHostScene();
  mona = { accountId: scene.mona };
  await promote(scene.hubot);
});

const roleOf = (userId: number, role: "admin" | "member") =>
  changeMemberRole({
    viewerId: userId === scene.mona ? scene.hubot : scene.mona,
    organizationId: scene.acme,
    userId,
    role,
  });
const promote = (userId: number) => roleOf(userId, "admin");
const demote = (userId: number) => roleOf(userId, "member");

/** The pages that somebody's notices lead to; as many are counted. */
async function paths(accountId = scene.mona): Promise<string[]> {
  const notices = await unreadNotices(accountId);
  expect(await countUnreadNotices(accountId)).toBe(notices.length);
  return notices.map(({ path }) => path);
}

describe("an integration whose offer was declined", () => {
  const { slug, advanced } = { slug: "ci-bot", advanced: "/organizations/acme/settings/integrations/ci-bot/advanced" };
  const give = (newOwner: string, by = scene.mona) =>
    transferIntegration({
      actor: { accountId: by },
      integrationId: scene.integration.id,
      newOwner,
      confirmation: "CI Bot",
    });
  async function declined(by = scene.mona): Promise<void> {
    const { offer } = await give("nat", by);
    await declineIntegrationTransfer({ viewerId: scene.nat, transferId: offer?.id ?? 0 });
  }

  test("renamed, is found under its new name", async () => {
    await declined();
    expect(await paths()).toEqual([advanced]);
    await updateIntegration({
      actor: mona,
      integrationId: scene.integration.id,
      input: { name: "Fresh Name", url: "https://ci.example.test", callback_urls: [] },
    });
    expect(await paths()).toEqual([advanced.replace(slug, "fresh-name")]);
  });

  test("deleted, is told of no more", async () => {
    await declined();
    await deleteIntegration({ actor: mona, integrationId: scene.integration.id, confirmation: "CI Bot" });
    expect(await db.notice.count()).toBe(0);
  });

  test("given away, is told of no more", async () => {
    await declined();
    await give("mona");
    expect(await db.notice.count()).toBe(0);
  });

  test("offered again, is told of no more, and declined again once", async () => {
    await declined();
    await give("lisa");
    expect(await paths()).toEqual([]);
    await declined();
    await declined();
    expect(await paths()).toEqual([advanced]);
  });

  test("is told of no more to whoever is its manager no longer", async () => {
    await demote(scene.hubot);
    const manager = { actorId: scene.mona, organizationId: scene.acme };
    await addManager({ ...manager, login: "hubot", slug });
    await declined(scene.hubot);
    expect(await paths(scene.hubot)).toEqual([advanced]);
    const [named] = await managersOf(scene.acme);
    await removeManager({ ...manager, managerId: named?.id ?? 0 });
    expect(await paths(scene.hubot)).toEqual([]);
  });
});

describe("a repository whose offer was declined", () => {
  const give = (newOwner: string) =>
    transferRepository({
      actor: mona,
      repository: { id: scene.widgets, role: "admin" },
      input: { new_owner: newOwner },
    });
  async function declined(): Promise<void> {
    const { offer } = await give("nat");
    await declineTransfer({ viewerId: scene.nat, transferId: offer?.id ?? 0 });
  }

  test("renamed, is found under its new name, also when another repository has the old one", async () => {
    await declined();
    expect(await paths()).toEqual(["/acme/widgets/settings/transfer"]);
    const token = await personalToken(scene.mona);
    for (const [id, name] of [
      [scene.widgets, "gears"],
      [scene.gadgets, "widgets"],
    ])
      expect((await call("PATCH", `/repositories/${id}`, { token, body: { name } })).status).toBe(200);
    expect(await paths()).toEqual(["/acme/gears/settings/transfer"]);
  });

  test.each([
    ["deleted", () => deleteRepository({ actor: mona, repository: { id: scene.widgets, role: "admin" } })],
    ["moved", () => give("mona")],
    ["offered again", () => give("lisa")],
  ])("%s, is told of no more", async (_, act) => {
    await declined();
    await act();
    expect(await paths()).toEqual([]);
    expect(await db.notice.count({ where: { accountId: scene.mona } })).toBe(0);
  });

  test("is told of no more to whoever does not administer it any more, and again once they do", async () => {
    await declined();
    await demote(scene.mona);
    expect(await paths()).toEqual([]);
    await addCollaborator(scene.widgets, scene.mona, "admin");
    expect(await paths()).toEqual(["/acme/widgets/settings/transfer"]);
  });
});

describe("what waits for an organization's owners", () => {
  beforeEach(() =>
    transaction((tx) =>
      notify(tx, {
        accountIds: [scene.mona, scene.hubot],
        kind: "token_request",
        subject: "token_request:1",
        title: "lisa asks to use a token with acme",
        about: { organizationId: scene.acme },
        path: "~/personal-access-tokens/1",
      }),
    ),
  );

  test("is found under its new login", async () => {
    await renameAccount({ viewerId: scene.mona, accountId: scene.acme, login: "apex" });
    expect(await paths()).toEqual(["/organizations/apex/settings/personal-access-tokens/1"]);
  });

  test("is shown to none who is an owner no more", async () => {
    await demote(scene.hubot);
    expect(await paths(scene.hubot)).toEqual([]);
    expect(await paths()).toHaveLength(1);
    await promote(scene.hubot);
    expect(await paths(scene.hubot)).toHaveLength(1);
    await removeMember({ viewerId: scene.mona, organizationId: scene.acme, userId: scene.hubot });
    expect(await paths(scene.hubot)).toEqual([]);
  });

  test("goes with it", async () => {
    await deleteOrganization({ viewerId: scene.mona, organizationId: scene.acme, confirmation: "acme" });
    expect(await paths()).toEqual([]);
  });
});

describe("a webhook that is paused", () => {
  const paused = () => ({ retries: true, pausedAt: clock.now() });
  const pausedHook = (where: { repositoryId: number } | { organizationId: number }) =>
    db.hook.create({
      data: {
        ...where,
        ...paused(),
        url: "https://hooks.example.test",
        createdAt: clock.now(),
        updatedAt: clock.now(),
      },
    });

  test("of an integration that changes its owner: the new owner is told", async () => {
    await db.hook.update({ where: { integrationId: scene.integration.id }, data: paused() });
    await tellOfPausedHooks();
    expect(await paths(scene.hubot)).toEqual(["/organizations/acme/settings/integrations/ci-bot/webhook"]);
    await transferIntegration({
      actor: mona,
      integrationId: scene.integration.id,
      newOwner: "mona",
      confirmation: "CI Bot",
    });
    expect(await paths(scene.hubot)).toEqual([]);
    await tellOfPausedHooks();
    expect(await paths(scene.hubot)).toEqual([]);
    expect(await paths()).toEqual(["/settings/integrations/ci-bot/webhook"]);
  });

  test("of a repository that changes its owner: the new owner is told", async () => {
    const { id } = await pausedHook({ repositoryId: scene.widgets });
    await tellOfPausedHooks();
    expect(await paths(scene.hubot)).toEqual([`/acme/widgets/settings/hooks/${id}`]);
    await transferRepository({
      actor: mona,
      repository: { id: scene.widgets, role: "admin" },
      input: { new_owner: "mona" },
    });
    await tellOfPausedHooks();
    expect(await paths(scene.hubot)).toEqual([]);
    expect(await paths()).toEqual([`/mona/widgets/settings/hooks/${id}`]);
  });

  test("of a repository that is deleted: nobody is told any more", async () => {
    await pausedHook({ repositoryId: scene.widgets });
    await tellOfPausedHooks();
    await deleteRepository({ actor: mona, repository: { id: scene.widgets, role: "admin" } });
    await tellOfPausedHooks();
    expect(await db.notice.count()).toBe(0);
  });

  test("of an organization that is deleted: nobody is told any more", async () => {
    await pausedHook({ organizationId: scene.acme });
    await tellOfPausedHooks();
    expect(await paths()).toEqual([expect.stringContaining("/organizations/acme/settings/hooks/")]);
    await deleteOrganization({ viewerId: scene.mona, organizationId: scene.acme, confirmation: "acme" });
    await tellOfPausedHooks();
    expect(await db.notice.count()).toBe(0);
  });
});
