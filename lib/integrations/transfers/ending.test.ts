import { beforeEach, describe, expect, test } from "vitest";
import { deleteAccount } from "@/lib/accounts/delete-account.ts";
import { deleteOrganization } from "@/lib/accounts/delete-organization.ts";
import { ANSWER_WITHIN_MS } from "@/lib/accounts/offers/rules.ts";
import { countUnreadNotices, unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { insertSignature } from "@/lib/site/agreement.ts";
import { auditLines } from "@/lib/testing/audit-lines.ts";
import { type IntegrationOffers, makeIntegrationOffers } from "@/lib/testing/integration-offers.ts";
import { install } from "@/lib/testing/integration-owner.ts";
import { atOnce, titles } from "@/lib/testing/offers.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { findIntegrationTransferOf } from "./queries.ts";

/** How the offer of an integration ends, also when two things happen to it at once. */

let at: IntegrationOffers;
beforeEach(async () => {
  at = await makeIntegrationOffers();
});

describe("offered to a person", () => {
  test("moved to oneself meanwhile, it is offered to nobody", async () => {
    const id = await at.offered();
    await at.give("mona");
    expect(await refusal(at.accept(id))).toEqual([404]);
    expect(await countUnreadNotices(at.scene.nat.id)).toBe(0);
    expect(await at.ownerOf()).toBe(at.scene.mona.id);
  });

  test("is over after a day, with its notice", async () => {
    const id = await at.offered();
    expect(await countUnreadNotices(at.scene.nat.id)).toBe(1);
    clock.set(new Date(clock.now().getTime() + ANSWER_WITHIN_MS));
    expect(await refusal(at.accept(id))).toEqual([404]);
    expect(await refusal(at.decline(id))).toEqual([404]);
    expect(await refusal(at.takeBack())).toEqual([404]);
    expect(await countUnreadNotices(at.scene.nat.id)).toBe(0);
    await at.offered();
  });

  test("deleted meanwhile, it leaves no notice", async () => {
    const id = await at.offered();
    await at.remove();
    expect(await titles(at.scene.nat.id)).toEqual([]);
    expect(await refusal(at.accept(id))).toEqual([404]);
  });

  test("with the organization that owns it deleted, it is offered to nobody", async () => {
    const id = await at.offered();
    await deleteOrganization({ viewerId: at.scene.mona.id, organizationId: at.scene.acme.id, confirmation: "acme" });
    expect(await titles(at.scene.nat.id)).toEqual([]);
    expect(await refusal(at.accept(id))).toEqual([404]);
  });

  test("by somebody who deletes their account, it is offered to nobody and stays", async () => {
    await at.promoteHubot();
    const id = await at.offered();
    await deleteAccount({ viewerId: at.scene.mona.id, confirmation: "mona" });
    expect(await titles(at.scene.nat.id)).toEqual([]);
    expect(await refusal(at.accept(id))).toEqual([404]);
    expect(await at.ownerOf()).toBe(at.scene.acme.id);
  });

  test("to somebody who deletes their account, it is offered to nobody and stays", async () => {
    await at.offered();
    await deleteAccount({ viewerId: at.scene.nat.id, confirmation: "nat" });
    expect(await findIntegrationTransferOf(at.moving.id)).toBeNull();
    expect(await db.integrationTransfer.count()).toBe(0);
    expect(await at.ownerOf()).toBe(at.scene.acme.id);
  });
});

describe("accepted", () => {
  test("twice at once, it moves once", async () => {
    const id = await at.offered();
    const results = await Promise.allSettled([at.accept(id), at.accept(id)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusal(at.accept(id))).toEqual([404]);
  });

  test("and declined, taken back, moved or deleted at once, one of both counts", async () => {
    const ends = [at.decline, () => at.takeBack(), () => at.give("mona"), at.remove];
    for (const end of ends) {
      const id = await at.offered();
      await atOnce(at.accept(id), end(id));
      expect(await db.integrationTransfer.count()).toBe(0);
      await db.integration.updateMany({ where: { id: at.moving.id }, data: { ownerId: at.scene.acme.id } });
    }
  });

  test("beside the end of the account that gets it, it goes with it or stays", async () => {
    const id = await at.offered();
    const { accepted, ended } = await atOnce(
      at.accept(id),
      deleteAccount({ viewerId: at.scene.nat.id, confirmation: "nat" }),
    );
    expect(ended).toBe(true);
    const row = await db.integration.findUnique({ where: { id: at.moving.id } });
    expect(row === null).toBe(accepted);
  });

  test("by a member of the organization who deletes their account beside it, neither fails", async () => {
    await transaction((tx) => insertSignature(tx, at.scene.hubot.id, 1));
    await install(at.moving.id, at.scene.hubot.id);
    const id = await at.offered("hubot");
    const { ended } = await atOnce(
      at.accept(id, at.scene.hubot.id),
      deleteAccount({ viewerId: at.scene.hubot.id, confirmation: "hubot" }),
    );
    expect(ended).toBe(true);
  });

  test("beside the end of the account of whoever offered it, it moves or stays", async () => {
    await at.promoteHubot();
    const id = await at.offered();
    const { accepted, ended } = await atOnce(
      at.accept(id),
      deleteAccount({ viewerId: at.scene.mona.id, confirmation: "mona" }),
    );
    expect(ended).toBe(true);
    expect(await at.ownerOf()).toBe(accepted ? at.scene.nat.id : at.scene.acme.id);
    expect(await db.integrationTransfer.count()).toBe(0);
    expect(await countUnreadNotices(at.scene.nat.id)).toBe(0);
  });

  test("beside the end of the organization that owns it, it moves or ends", async () => {
    await install(at.moving.id, at.scene.acme.id);
    const id = await at.offered();
    const { accepted, ended } = await atOnce(
      at.accept(id),
      deleteOrganization({ viewerId: at.scene.mona.id, organizationId: at.scene.acme.id, confirmation: "acme" }),
    );
    expect(ended).toBe(true);
    const row = await db.integration.findUnique({ where: { id: at.moving.id } });
    expect(row?.ownerId ?? null).toBe(accepted ? at.scene.nat.id : null);
  });
});

test("declined, it stays where it is, and whoever offered it is told", async () => {
  const id = await at.offered();
  await at.decline(id);
  expect(await at.ownerOf()).toBe(at.scene.acme.id);
  expect(await refusal(at.accept(id))).toEqual([404]);
  expect(await titles(at.scene.nat.id)).toEqual([]);
  expect(await unreadNotices(at.scene.mona.id)).toMatchObject([
    {
      title: "nat declined the integration Moving Bot",
      path: `/organizations/acme/settings/integrations/${at.moving.slug}/advanced`,
    },
  ]);
  expect((await auditLines("integration.transfer")).at(-1)).toEqual([
    "integration.transfer_decline",
    at.scene.nat.id,
    at.scene.acme.id,
  ]);
});

describe("taken back", () => {
  test("it waits for nobody", async () => {
    const id = await at.offered();
    expect(await at.takeBack()).toMatchObject({ login: "nat" });
    expect(await refusal(at.accept(id))).toEqual([404]);
    expect(await titles(at.scene.nat.id)).toEqual([]);
    expect((await auditLines("integration.transfer")).at(-1)).toEqual([
      "integration.transfer_cancel",
      at.scene.mona.id,
      at.scene.acme.id,
    ]);
  });

  test("is refused to those who do not manage it, and where nothing is offered", async () => {
    expect(await refusal(at.takeBack())).toEqual([404]);
    await at.offered();
    expect(await refusal(at.takeBack(at.scene.hubot.id))).toEqual([403]);
    expect(await refusal(at.takeBack(at.scene.lisa.id))).toEqual([404]);
  });
});
