import { beforeEach, describe, expect, test } from "vitest";
import { changeMemberRole, removeMember } from "@/lib/accounts/change-membership.ts";
import { deleteAccount } from "@/lib/accounts/delete-account.ts";
import { deleteOrganization } from "@/lib/accounts/delete-organization.ts";
import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { ANSWER_WITHIN_MS, OFFERS_WITHIN_MAX } from "@/lib/accounts/offers/rules.ts";
import { countUnreadNotices, unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { insertSignature } from "@/lib/site/agreement.ts";
import { auditLines } from "@/lib/testing/audit-lines.ts";
import { fillAccount, install, prepareOwner } from "@/lib/testing/integration-owner.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { addManager, removeManager } from "../change-managers.ts";
import { deleteIntegration } from "../delete-integration.ts";
import { managersOf } from "../managers.ts";
import { installationsEndingWith } from "../move-integration.ts";
import { transferIntegration } from "../transfer-integration.ts";
import { acceptIntegrationTransfer, cancelIntegrationTransfer, declineIntegrationTransfer } from "./answer-transfer.ts";
import { findIntegrationTransferOf, findIntegrationTransferTo } from "./queries.ts";

/** An integration that is given to another person: nothing moves until that person accepts. */

let scene: Awaited<ReturnType<typeof prepareOwner>> & { lisa: { id: number }; nat: { id: number } };
let moving: { id: number; slug: string; name: string };
beforeEach(async () => {
  clock.set(undefined);
  await db.$executeRaw`TRUNCATE "Account" CASCADE`;
  await db.auditEntry.deleteMany();
  await db.mail.deleteMany();
  const prepared = await prepareOwner();
  const [lisa, nat] = await transaction(async (tx) => [
    await insertUser(tx, { login: "lisa" }),
    await insertUser(tx, { login: "nat", email: { address: "nat@example.test", verified: true } }),
  ]);
  if (!lisa || !nat) throw new Error("the scene is not whole");
  scene = { ...prepared, lisa, nat };
  await db.email.create({
    data: { accountId: prepared.mona.id, address: "mona@example.test", primary: true, createdAt: clock.now() },
  });
  for (const { id } of [lisa, nat]) await transaction((tx) => insertSignature(tx, id, 1));
  moving = { ...(await prepared.register({ name: "Moving Bot" })), name: "Moving Bot" };
});

const give = (newOwner = "nat", { by = scene.mona.id, confirmation = moving.name } = {}) =>
  transferIntegration({ actor: { accountId: by }, integrationId: moving.id, newOwner, confirmation });

/** Offers it; answers the id of the offer. */
async function offered(newOwner = "nat", by = scene.mona.id): Promise<number> {
  const { offer } = await give(newOwner, { by });
  if (!offer) throw new Error("it moved at once");
  return offer.id;
}

const accept = (transferId: number, viewerId = scene.nat.id) => acceptIntegrationTransfer({ viewerId, transferId });
const decline = (transferId: number, viewerId = scene.nat.id) => declineIntegrationTransfer({ viewerId, transferId });
const takeBack = (accountId = scene.mona.id) =>
  cancelIntegrationTransfer({ actor: { accountId }, integrationId: moving.id });
const remove = () => deleteIntegration({ actor: scene.actor, integrationId: moving.id, confirmation: moving.name });
const roleOf = (userId: number, role: "admin" | "member", viewerId: number) =>
  changeMemberRole({ viewerId, organizationId: scene.acme.id, userId, role });
const promoteHubot = () => roleOf(scene.hubot.id, "admin", scene.mona.id);
const demoteMona = () => roleOf(scene.mona.id, "member", scene.hubot.id);

const ownerOf = async () => (await db.integration.findUniqueOrThrow({ where: { id: moving.id } })).ownerId;
const titles = async (accountId: number) => (await unreadNotices(accountId)).map(({ title }) => title);
const acts = () => auditLines("integration.transfer");

describe("offered to a person", () => {
  test("nothing moves; the person is told by mail and notice, and it is in the log", async () => {
    const { id: installationId } = await install(moving.id, scene.acme.id);
    const id = await offered();
    expect(await ownerOf()).toBe(scene.acme.id);
    expect(await db.installation.findUnique({ where: { id: installationId } })).not.toBeNull();
    const path = `/settings/transfers/integrations/${id}`;
    expect(await unreadNotices(scene.nat.id)).toMatchObject([
      { title: "mona offers you the integration Moving Bot", path },
    ]);
    expect(await db.mail.findMany()).toMatchObject([{ to: "nat@example.test", text: expect.stringContaining(path) }]);
    expect(await acts()).toEqual([["integration.transfer_start", scene.mona.id, scene.acme.id]]);
    expect(await findIntegrationTransferOf(moving.id)).toMatchObject({ id, receiver: { login: "nat" } });
    expect(await findIntegrationTransferTo(scene.nat.id, id)).toMatchObject({ sender: { login: "mona" } });
  });

  test("by a person of their own integration, and by a named manager of an organization's", async () => {
    await give("mona");
    await offered("hubot");
    await takeBack();
    await give("acme");
    await addManager({ actorId: scene.mona.id, organizationId: scene.acme.id, login: "hubot", slug: moving.slug });
    const id = await offered("nat", scene.hubot.id);
    expect(await accept(id)).toMatchObject({ slug: moving.slug });
  });

  test("to somebody else instead ends the first offer", async () => {
    const first = await offered();
    const second = await offered("lisa");
    expect(await findIntegrationTransferTo(scene.nat.id, first)).toBeNull();
    expect(await countUnreadNotices(scene.nat.id)).toBe(0);
    expect(await findIntegrationTransferTo(scene.lisa.id, second)).not.toBeNull();
  });

  test("moved to oneself meanwhile, it is offered to nobody", async () => {
    const id = await offered();
    await give("mona");
    expect(await refusal(accept(id))).toEqual([404]);
    expect(await countUnreadNotices(scene.nat.id)).toBe(0);
    expect(await ownerOf()).toBe(scene.mona.id);
  });

  test("is over after a day, with its notice", async () => {
    const id = await offered();
    expect(await countUnreadNotices(scene.nat.id)).toBe(1);
    clock.set(new Date(clock.now().getTime() + ANSWER_WITHIN_MS));
    expect(await refusal(accept(id))).toEqual([404]);
    expect(await refusal(decline(id))).toEqual([404]);
    expect(await refusal(takeBack())).toEqual([404]);
    expect(await countUnreadNotices(scene.nat.id)).toBe(0);
    await offered();
  });

  test("deleted meanwhile, it leaves no notice", async () => {
    const id = await offered();
    await remove();
    expect(await titles(scene.nat.id)).toEqual([]);
    expect(await refusal(accept(id))).toEqual([404]);
  });

  test("with the organization that owns it deleted, it is offered to nobody", async () => {
    const id = await offered();
    await deleteOrganization({ viewerId: scene.mona.id, organizationId: scene.acme.id, confirmation: "acme" });
    expect(await titles(scene.nat.id)).toEqual([]);
    expect(await refusal(accept(id))).toEqual([404]);
  });

  test("by somebody who deletes their account, it is offered to nobody and stays", async () => {
    await promoteHubot();
    const id = await offered();
    await deleteAccount({ viewerId: scene.mona.id, confirmation: "mona" });
    expect(await titles(scene.nat.id)).toEqual([]);
    expect(await refusal(accept(id))).toEqual([404]);
    expect(await ownerOf()).toBe(scene.acme.id);
  });

  test("to somebody who deletes their account, it is offered to nobody and stays", async () => {
    await offered();
    await deleteAccount({ viewerId: scene.nat.id, confirmation: "nat" });
    expect(await findIntegrationTransferOf(moving.id)).toBeNull();
    expect(await db.integrationTransfer.count()).toBe(0);
    expect(await ownerOf()).toBe(scene.acme.id);
  });

  describe("is refused", () => {
    test("again while that person has not answered", async () => {
      await offered();
      await expect(give()).rejects.toMatchObject({
        status: 422,
        errors: [{ field: "new_owner", code: "already_exists" }],
      });
    });

    test("with another name typed", async () => {
      expect(await refusal(give("nat", { confirmation: "moving" }))).toEqual([422, "confirmation"]);
      expect(await findIntegrationTransferOf(moving.id)).toBeNull();
    });

    test("to nobody, to an organization of others and to an integration's bot", async () => {
      await transaction((tx) =>
        insertOrganization(tx, { login: "elsewhere", members: [{ userId: scene.lisa.id, role: "ADMIN" }] }),
      );
      for (const login of ["nobody-at-all", "elsewhere", `${moving.slug}[bot]`])
        expect(await refusal(give(login)), login).toEqual([422, "new_owner"]);
      expect(await findIntegrationTransferOf(moving.id)).toBeNull();
    });

    test("to a person who could not have its name", async () => {
      await db.integration.update({ where: { id: moving.id }, data: { name: "Acme" } });
      expect(await refusal(give("nat", { confirmation: "Acme" }))).toEqual([422, "name"]);
    });

    test("to those who do not manage it", async () => {
      expect(await refusal(give("nat", { by: scene.hubot.id }))).toEqual([403]);
      expect(await refusal(give("nat", { by: scene.lisa.id }))).toEqual([404]);
    });

    test("to whoever offered much within a day, repositories or integrations", async () => {
      await db.auditEntry.createMany({
        data: Array.from({ length: OFFERS_WITHIN_MAX }, (_, index) => ({
          action: index % 2 === 0 ? "repo.transfer_start" : "integration.transfer_start",
          actorId: scene.mona.id,
          createdAt: clock.now(),
        })),
      });
      expect(await refusal(give())).toEqual([422]);
      clock.set(new Date(clock.now().getTime() + ANSWER_WITHIN_MS));
      await offered();
    });
  });
});

describe("accepted", () => {
  test("a private one ends as one that moves at once: installations, managers, both logs, and the sender is told", async () => {
    await addManager({ actorId: scene.mona.id, organizationId: scene.acme.id, login: "hubot", slug: moving.slug });
    const elsewhere = await install(moving.id, scene.acme.id);
    const own = await install(moving.id, scene.nat.id);
    const id = await offered();
    const integration = { id: moving.id, public: false };
    expect(await installationsEndingWith({ integration, receiverId: scene.nat.id })).toBe(1);
    expect(await accept(id)).toEqual({ slug: moving.slug, name: moving.name, uninstalled: 1 });
    expect(await ownerOf()).toBe(scene.nat.id);
    expect(await db.installation.findMany({ where: { integrationId: moving.id } })).toMatchObject([{ id: own.id }]);
    expect(await db.event.findFirst({ where: { installationId: elsewhere.id } })).toMatchObject({
      name: "installation",
      action: "deleted",
    });
    expect(await managersOf(scene.acme.id)).toEqual([]);
    expect((await acts()).slice(1)).toEqual([
      ["integration.transfer", scene.nat.id, scene.acme.id],
      ["integration.transfer", scene.nat.id, scene.nat.id],
    ]);
    expect(await db.auditEntry.findFirst({ where: { action: "integration.transfer" } })).toMatchObject({
      data: { transfer_from: "acme", transfer_from_type: "Organization", transfer_to: "nat", transfer_to_type: "User" },
    });
    expect(await titles(scene.nat.id)).toEqual([]);
    expect(await unreadNotices(scene.mona.id)).toMatchObject([
      {
        title: "nat accepted the integration Moving Bot",
        path: "/settings/integrations",
      },
    ]);
    const [, told] = await db.mail.findMany({ orderBy: { id: "asc" } });
    expect(told).toMatchObject({ to: "mona@example.test", text: expect.stringContaining("belongs to nat now") });
  });

  test("a public one stays installed", async () => {
    await db.integration.update({ where: { id: moving.id }, data: { public: true } });
    await install(moving.id, scene.acme.id);
    expect(await accept(await offered())).toMatchObject({ uninstalled: 0 });
    expect(await db.installation.count({ where: { integrationId: moving.id } })).toBe(1);
  });

  test("it is as it is then: made public meanwhile, it stays installed", async () => {
    await install(moving.id, scene.acme.id);
    const id = await offered();
    await db.integration.update({ where: { id: moving.id }, data: { public: true } });
    expect(await accept(id)).toMatchObject({ uninstalled: 0 });
  });

  test("twice at once, it moves once", async () => {
    const id = await offered();
    const results = await Promise.allSettled([accept(id), accept(id)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusal(accept(id))).toEqual([404]);
  });

  test("and declined, taken back, moved or deleted at once, one of both counts", async () => {
    const ends = [decline, () => takeBack(), () => give("mona"), remove];
    for (const end of ends) {
      const id = await offered();
      const [accepted, ended] = await Promise.allSettled([accept(id), end(id)]);
      for (const result of [accepted, ended])
        if (result.status === "rejected") expect(isRefusal(result.reason) && result.reason.status).toBe(404);
      expect([accepted.status, ended.status]).toContain("fulfilled");
      expect(await db.integrationTransfer.count()).toBe(0);
      await db.integration.updateMany({ where: { id: moving.id }, data: { ownerId: scene.acme.id } });
    }
  });

  test("beside the end of the account that gets it, it goes with it or stays", async () => {
    const id = await offered();
    const [accepted, ended] = await Promise.allSettled([
      accept(id),
      deleteAccount({ viewerId: scene.nat.id, confirmation: "nat" }),
    ]);
    expect(ended.status).toBe("fulfilled");
    if (accepted.status === "rejected") expect(isRefusal(accepted.reason) && accepted.reason.status).toBe(404);
    const row = await db.integration.findUnique({ where: { id: moving.id } });
    expect(row === null).toBe(accepted.status === "fulfilled");
  });

  test("by a member of the organization who deletes their account beside it, neither fails", async () => {
    await transaction((tx) => insertSignature(tx, scene.hubot.id, 1));
    await install(moving.id, scene.hubot.id);
    const id = await offered("hubot");
    const [accepted, ended] = await Promise.allSettled([
      accept(id, scene.hubot.id),
      deleteAccount({ viewerId: scene.hubot.id, confirmation: "hubot" }),
    ]);
    expect(ended.status).toBe("fulfilled");
    if (accepted.status === "rejected") expect(isRefusal(accepted.reason) && accepted.reason.status).toBe(404);
  });

  test("beside the end of the account of whoever offered it, it moves or stays", async () => {
    await promoteHubot();
    const id = await offered();
    const [accepted, ended] = await Promise.allSettled([
      accept(id),
      deleteAccount({ viewerId: scene.mona.id, confirmation: "mona" }),
    ]);
    expect(ended.status).toBe("fulfilled");
    if (accepted.status === "rejected") expect(isRefusal(accepted.reason) && accepted.reason.status).toBe(404);
    expect(await ownerOf()).toBe(accepted.status === "fulfilled" ? scene.nat.id : scene.acme.id);
    expect(await db.integrationTransfer.count()).toBe(0);
    expect(await countUnreadNotices(scene.nat.id)).toBe(0);
  });

  test("beside the end of the organization that owns it, it moves or ends", async () => {
    await install(moving.id, scene.acme.id);
    const id = await offered();
    const [accepted, ended] = await Promise.allSettled([
      accept(id),
      deleteOrganization({ viewerId: scene.mona.id, organizationId: scene.acme.id, confirmation: "acme" }),
    ]);
    expect(ended.status).toBe("fulfilled");
    if (accepted.status === "rejected") expect(isRefusal(accepted.reason) && accepted.reason.status).toBe(404);
    const row = await db.integration.findUnique({ where: { id: moving.id } });
    expect(row?.ownerId ?? null).toBe(accepted.status === "fulfilled" ? scene.nat.id : null);
  });

  describe("is refused", () => {
    test("to anybody else, as what never was offered", async () => {
      const id = await offered();
      await transaction((tx) => insertSignature(tx, scene.mona.id, 1));
      for (const viewerId of [scene.mona.id, scene.lisa.id]) {
        expect(await refusal(accept(id, viewerId))).toEqual([404]);
        expect(await refusal(decline(id, viewerId))).toEqual([404]);
        expect(await findIntegrationTransferTo(viewerId, id)).toBeNull();
      }
      expect(await refusal(accept(id + 1))).toEqual([404]);
      expect(await ownerOf()).toBe(scene.acme.id);
    });

    test("when whoever offered it does not own it any more; another owner may offer it to the same person", async () => {
      await promoteHubot();
      const id = await offered();
      await demoteMona();
      expect(await findIntegrationTransferTo(scene.nat.id, id)).toBeNull();
      expect(await findIntegrationTransferOf(moving.id)).toBeNull();
      expect(await refusal(accept(id))).toEqual([404]);
      expect(await refusal(decline(id))).toEqual([404]);
      expect(await ownerOf()).toBe(scene.acme.id);
      await accept(await offered("nat", scene.hubot.id));
    });

    test("when whoever offered it left the organization, or is its manager no more", async () => {
      const manager = { actorId: scene.mona.id, organizationId: scene.acme.id, login: "hubot", slug: moving.slug };
      await addManager(manager);
      const id = await offered("nat", scene.hubot.id);
      const [named] = await managersOf(scene.acme.id);
      await removeManager({ ...manager, managerId: named?.id ?? 0 });
      expect(await refusal(accept(id))).toEqual([404]);
      await addManager(manager);
      await takeBack();
      const again = await offered("nat", scene.hubot.id);
      await removeMember({ viewerId: scene.mona.id, organizationId: scene.acme.id, userId: scene.hubot.id });
      expect(await refusal(accept(again))).toEqual([404]);
    });

    test("before the agreement is signed; the offer stays", async () => {
      const id = await offered();
      await db.agreementSignature.deleteMany();
      expect(await refusal(accept(id))).toEqual([403]);
      await transaction((tx) => insertSignature(tx, scene.nat.id, 1));
      await accept(id);
    });

    test("with 100 integrations already; the offer stays until there is room", async () => {
      const id = await offered();
      await fillAccount({ id: scene.nat.id, login: "nat" });
      expect(await refusal(accept(id))).toEqual([422, "new_owner"]);
      expect(await ownerOf()).toBe(scene.acme.id);
      await db.integration.deleteMany({ where: { slug: "nat-0" } });
      await accept(id);
    });

    test("with a name that they could not have, given meanwhile; the offer stays", async () => {
      const id = await offered();
      await db.integration.update({ where: { id: moving.id }, data: { name: "acme" } });
      expect(await refusal(accept(id))).toEqual([422, "name"]);
      expect(await findIntegrationTransferTo(scene.nat.id, id)).not.toBeNull();
    });
  });
});

test("declined, it stays where it is, and whoever offered it is told", async () => {
  const id = await offered();
  await decline(id);
  expect(await ownerOf()).toBe(scene.acme.id);
  expect(await refusal(accept(id))).toEqual([404]);
  expect(await titles(scene.nat.id)).toEqual([]);
  expect(await unreadNotices(scene.mona.id)).toMatchObject([
    {
      title: "nat declined the integration Moving Bot",
      path: `/organizations/acme/settings/integrations/${moving.slug}/advanced`,
    },
  ]);
  expect((await acts()).at(-1)).toEqual(["integration.transfer_decline", scene.nat.id, scene.acme.id]);
});

describe("taken back", () => {
  test("it waits for nobody", async () => {
    const id = await offered();
    expect(await takeBack()).toMatchObject({ login: "nat" });
    expect(await refusal(accept(id))).toEqual([404]);
    expect(await titles(scene.nat.id)).toEqual([]);
    expect((await acts()).at(-1)).toEqual(["integration.transfer_cancel", scene.mona.id, scene.acme.id]);
  });

  test("is refused to those who do not manage it, and where nothing is offered", async () => {
    expect(await refusal(takeBack())).toEqual([404]);
    await offered();
    expect(await refusal(takeBack(scene.hubot.id))).toEqual([403]);
    expect(await refusal(takeBack(scene.lisa.id))).toEqual([404]);
  });
});
