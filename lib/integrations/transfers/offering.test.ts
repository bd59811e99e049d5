import { beforeEach, describe, expect, test } from "vitest";
import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { ANSWER_WITHIN_MS, OFFERS_WITHIN_MAX } from "@/lib/accounts/offers/rules.ts";
import { countUnreadNotices, unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { auditLines } from "@/lib/testing/audit-lines.ts";
import { type IntegrationOffers, makeIntegrationOffers } from "@/lib/testing/integration-offers.ts";
import { install } from "@/lib/testing/integration-owner.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { addManager } from "../change-managers.ts";
import { findIntegrationTransferOf, findIntegrationTransferTo } from "./queries.ts";

/** An integration that is offered to a person: nothing moves until that person accepts. */

let at: IntegrationOffers;
beforeEach(async () => {
  at = await makeIntegrationOffers();
});

describe("offered to a person", () => {
  test("nothing moves; the person is told by mail and notice, and it is in the log", async () => {
    const { id: installationId } = await install(at.moving.id, at.scene.acme.id);
    const id = await at.offered();
    expect(await at.ownerOf()).toBe(at.scene.acme.id);
    expect(await db.installation.findUnique({ where: { id: installationId } })).not.toBeNull();
    const path = `/settings/transfers/integrations/${id}`;
    expect(await unreadNotices(at.scene.nat.id)).toMatchObject([
      { title: "mona offers you the integration Moving Bot", path },
    ]);
    expect(await db.mail.findMany()).toMatchObject([{ to: "nat@example.test", text: expect.stringContaining(path) }]);
    expect(await auditLines("integration.transfer")).toEqual([
      ["integration.transfer_start", at.scene.mona.id, at.scene.acme.id],
    ]);
    expect(await findIntegrationTransferOf(at.moving.id)).toMatchObject({ id, receiver: { login: "nat" } });
    expect(await findIntegrationTransferTo(at.scene.nat.id, id)).toMatchObject({ sender: { login: "mona" } });
  });

  test("by a person of their own integration, and by a named manager of an organization's", async () => {
    await at.give("mona");
    await at.offered("hubot");
    await at.takeBack();
    await at.give("acme");
    await addManager({
      actorId: at.scene.mona.id,
      organizationId: at.scene.acme.id,
      login: "hubot",
      slug: at.moving.slug,
    });
    const id = await at.offered("nat", at.scene.hubot.id);
    expect(await at.accept(id)).toMatchObject({ slug: at.moving.slug });
  });

  test("to somebody else instead ends the first offer", async () => {
    const first = await at.offered();
    const second = await at.offered("lisa");
    expect(await findIntegrationTransferTo(at.scene.nat.id, first)).toBeNull();
    expect(await countUnreadNotices(at.scene.nat.id)).toBe(0);
    expect(await findIntegrationTransferTo(at.scene.lisa.id, second)).not.toBeNull();
  });

  describe("is refused", () => {
    test("again while that person has not answered", async () => {
      await at.offered();
      await expect(at.give()).rejects.toMatchObject({
        status: 422,
        errors: [{ field: "new_owner", code: "already_exists" }],
      });
    });

    test("with another name typed", async () => {
      expect(await refusal(at.give("nat", { confirmation: "moving" }))).toEqual([422, "confirmation"]);
      expect(await findIntegrationTransferOf(at.moving.id)).toBeNull();
    });

    test("to nobody, to an organization of others and to an integration's bot", async () => {
      await transaction((tx) =>
        insertOrganization(tx, { login: "elsewhere", members: [{ userId: at.scene.lisa.id, role: "ADMIN" }] }),
      );
      for (const login of ["nobody-at-all", "elsewhere", `${at.moving.slug}[bot]`])
        expect(await refusal(at.give(login)), login).toEqual([422, "new_owner"]);
      expect(await findIntegrationTransferOf(at.moving.id)).toBeNull();
    });

    test("to a person who could not have its name", async () => {
      await db.integration.update({ where: { id: at.moving.id }, data: { name: "Acme" } });
      expect(await refusal(at.give("nat", { confirmation: "Acme" }))).toEqual([422, "name"]);
    });

    test("to those who do not manage it", async () => {
      expect(await refusal(at.give("nat", { by: at.scene.hubot.id }))).toEqual([403]);
      expect(await refusal(at.give("nat", { by: at.scene.lisa.id }))).toEqual([404]);
    });

    test("to whoever offered much within a day, repositories or integrations", async () => {
      await db.auditEntry.createMany({
        data: Array.from({ length: OFFERS_WITHIN_MAX }, (_, index) => ({
          action: index % 2 === 0 ? "repo.transfer_start" : "integration.transfer_start",
          actorId: at.scene.mona.id,
          createdAt: clock.now(),
        })),
      });
      expect(await refusal(at.give())).toEqual([422]);
      clock.set(new Date(clock.now().getTime() + ANSWER_WITHIN_MS));
      await at.offered();
    });
  });
});
