import { beforeEach, describe, expect, test } from "vitest";
import { removeMember } from "@/lib/accounts/change-membership.ts";
import { unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { insertSignature } from "@/lib/site/agreement.ts";
import { auditLines } from "@/lib/testing/audit-lines.ts";
import { type IntegrationOffers, makeIntegrationOffers } from "@/lib/testing/integration-offers.ts";
import { fillAccount, install } from "@/lib/testing/integration-owner.ts";
import { titles } from "@/lib/testing/offers.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { addManager, removeManager } from "../change-managers.ts";
import { managersOf } from "../managers.ts";
import { installationsEndingWith } from "../move-integration.ts";
import { findIntegrationTransferOf, findIntegrationTransferTo } from "./queries.ts";

/** An integration that a person accepts. */

let at: IntegrationOffers;
beforeEach(async () => {
  at = await makeIntegrationOffers();
});

describe("accepted", () => {
  test("a private one ends as one that moves at once: installations, managers, both logs, and the sender is told", async () => {
    await addManager({
      actorId: at.scene.mona.id,
      organizationId: at.scene.acme.id,
      login: "hubot",
      slug: at.moving.slug,
    });
    const elsewhere = await install(at.moving.id, at.scene.acme.id);
    const own = await install(at.moving.id, at.scene.nat.id);
    const id = await at.offered();
    const integration = { id: at.moving.id, public: false };
    expect(await installationsEndingWith({ integration, receiverId: at.scene.nat.id })).toBe(1);
    expect(await at.accept(id)).toEqual({ slug: at.moving.slug, name: at.moving.name, uninstalled: 1 });
    expect(await at.ownerOf()).toBe(at.scene.nat.id);
    expect(await db.installation.findMany({ where: { integrationId: at.moving.id } })).toMatchObject([{ id: own.id }]);
    expect(await db.event.findFirst({ where: { installationId: elsewhere.id } })).toMatchObject({
      name: "installation",
      action: "deleted",
    });
    expect(await managersOf(at.scene.acme.id)).toEqual([]);
    expect((await auditLines("integration.transfer")).slice(1)).toEqual([
      ["integration.transfer", at.scene.nat.id, at.scene.acme.id],
      ["integration.transfer", at.scene.nat.id, at.scene.nat.id],
    ]);
    expect(await db.auditEntry.findFirst({ where: { action: "integration.transfer" } })).toMatchObject({
      data: { transfer_from: "acme", transfer_from_type: "Organization", transfer_to: "nat", transfer_to_type: "User" },
    });
    expect(await titles(at.scene.nat.id)).toEqual([]);
    expect(await unreadNotices(at.scene.mona.id)).toMatchObject([
      {
        title: "nat accepted the integration Moving Bot",
        path: "/settings/integrations",
      },
    ]);
    const [, told] = await db.mail.findMany({ orderBy: { id: "asc" } });
    expect(told).toMatchObject({ to: "mona@example.test", text: expect.stringContaining("belongs to nat now") });
  });

  test("a public one stays installed", async () => {
    await db.integration.update({ where: { id: at.moving.id }, data: { public: true } });
    await install(at.moving.id, at.scene.acme.id);
    expect(await at.accept(await at.offered())).toMatchObject({ uninstalled: 0 });
    expect(await db.installation.count({ where: { integrationId: at.moving.id } })).toBe(1);
  });

  test("it is as it is then: made public meanwhile, it stays installed", async () => {
    await install(at.moving.id, at.scene.acme.id);
    const id = await at.offered();
    await db.integration.update({ where: { id: at.moving.id }, data: { public: true } });
    expect(await at.accept(id)).toMatchObject({ uninstalled: 0 });
  });

  describe("is refused", () => {
    test("to anybody else, as what never was offered", async () => {
      const id = await at.offered();
      await transaction((tx) => insertSignature(tx, at.scene.mona.id, 1));
      for (const viewerId of [at.scene.mona.id, at.scene.lisa.id]) {
        expect(await refusal(at.accept(id, viewerId))).toEqual([404]);
        expect(await refusal(at.decline(id, viewerId))).toEqual([404]);
        expect(await findIntegrationTransferTo(viewerId, id)).toBeNull();
      }
      expect(await refusal(at.accept(id + 1))).toEqual([404]);
      expect(await at.ownerOf()).toBe(at.scene.acme.id);
    });

    test("when whoever offered it does not own it any more; another owner may offer it to the same person", async () => {
      await at.promoteHubot();
      const id = await at.offered();
      await at.demoteMona();
      expect(await findIntegrationTransferTo(at.scene.nat.id, id)).toBeNull();
      expect(await findIntegrationTransferOf(at.moving.id)).toBeNull();
      expect(await refusal(at.accept(id))).toEqual([404]);
      expect(await refusal(at.decline(id))).toEqual([404]);
      expect(await at.ownerOf()).toBe(at.scene.acme.id);
      await at.accept(await at.offered("nat", at.scene.hubot.id));
    });

    test("when whoever offered it left the organization, or is its manager no more", async () => {
      const manager = {
        actorId: at.scene.mona.id,
        organizationId: at.scene.acme.id,
        login: "hubot",
        slug: at.moving.slug,
      };
      await addManager(manager);
      const id = await at.offered("nat", at.scene.hubot.id);
      const [named] = await managersOf(at.scene.acme.id);
      await removeManager({ ...manager, managerId: named?.id ?? 0 });
      expect(await refusal(at.accept(id))).toEqual([404]);
      await addManager(manager);
      await at.takeBack();
      const again = await at.offered("nat", at.scene.hubot.id);
      await removeMember({ viewerId: at.scene.mona.id, organizationId: at.scene.acme.id, userId: at.scene.hubot.id });
      expect(await refusal(at.accept(again))).toEqual([404]);
    });

    test("before the agreement is signed; the offer stays", async () => {
      const id = await at.offered();
      await db.agreementSignature.deleteMany();
      expect(await refusal(at.accept(id))).toEqual([403]);
      await transaction((tx) => insertSignature(tx, at.scene.nat.id, 1));
      await at.accept(id);
    });

    test("with 100 integrations already; the offer stays until there is room", async () => {
      const id = await at.offered();
      await fillAccount({ id: at.scene.nat.id, login: "nat" });
      expect(await refusal(at.accept(id))).toEqual([422, "new_owner"]);
      expect(await at.ownerOf()).toBe(at.scene.acme.id);
      await db.integration.deleteMany({ where: { slug: "nat-0" } });
      await at.accept(id);
    });

    test("with a name that they could not have, given meanwhile; the offer stays", async () => {
      const id = await at.offered();
      await db.integration.update({ where: { id: at.moving.id }, data: { name: "acme" } });
      expect(await refusal(at.accept(id))).toEqual([422, "name"]);
      expect(await findIntegrationTransferTo(at.scene.nat.id, id)).not.toBeNull();
    });
  });
});
