import { beforeEach, describe, expect, test } from "vitest";
import { deleteAccount } from "@/lib/accounts/delete-account.ts";
import { ANSWER_WITHIN_MS } from "@/lib/accounts/offers/rules.ts";
import { countUnreadNotices } from "@/lib/accounts/unread-notices.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { auditLines } from "@/lib/testing/audit-lines.ts";
import { atOnce, titles } from "@/lib/testing/offers.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { makeRepositoryOffers, type RepositoryOffers } from "@/lib/testing/repository-offers.ts";

/** How the offer of a repository ends, also when two things happen to it at once. */

let at: RepositoryOffers;
beforeEach(async () => {
  at = await makeRepositoryOffers();
});

describe("offered to a person", () => {
  test("moved to an organization or to oneself meanwhile, it is offered to nobody", async () => {
    const { id } = await at.offered();
    expect((await at.offer({ new_owner: "mona" })).status).toBe(202);
    expect(await refusal(at.accept(id))).toEqual([404]);
    expect(await countUnreadNotices(at.scene.nat)).toBe(0);
    expect(await at.ownerOf()).toBe(at.scene.mona);
  });

  test("is over after a day, with its notice", async () => {
    const { id } = await at.offered();
    expect(await countUnreadNotices(at.scene.nat)).toBe(1);
    clock.set(new Date(clock.now().getTime() + ANSWER_WITHIN_MS));
    expect(await refusal(at.accept(id))).toEqual([404]);
    expect(await refusal(at.decline(id))).toEqual([404]);
    expect(await countUnreadNotices(at.scene.nat)).toBe(0);
    expect((await at.offer()).status).toBe(202);
  });
});

describe("accepted", () => {
  test("twice at once it moves once", async () => {
    const { id } = await at.offered();
    const results = await Promise.allSettled([at.accept(id), at.accept(id)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusal(at.accept(id))).toEqual([404]);
  });

  test("and declined, taken back or deleted at once, one of both counts", async () => {
    const remove = () =>
      call("DELETE", "/repos/acme/widgets", { token: at.mona }).then(({ status }) => expect(status).toBe(204));
    for (const end of [(id: number) => at.decline(id), () => at.takeBack(), remove]) {
      const { id } = await at.offered();
      await atOnce(at.accept(id), end(id));
      expect(await db.repositoryTransfer.count()).toBe(0);
      const row = await db.repository.findUnique({ where: { id: at.scene.widgets } });
      if (row?.ownerId !== at.scene.nat) continue;
      await db.repository.update({ where: { id: at.scene.widgets }, data: { ownerId: at.scene.acme } });
      await db.formerRepositoryName.deleteMany();
    }
  });

  test("beside the end of the account that gets it, it goes with it or stays", async () => {
    const { id } = await at.offered();
    const { accepted, ended } = await atOnce(
      at.accept(id),
      deleteAccount({ viewerId: at.scene.nat, confirmation: "nat" }),
    );
    expect(ended).toBe(true);
    const row = await db.repository.findUnique({ where: { id: at.scene.widgets } });
    expect(row === null).toBe(accepted);
  });

  test("beside the end of the account of whoever offered it, it moves or stays", async () => {
    await db.membership.create({
      data: { organizationId: at.scene.acme, userId: at.scene.lisa, role: "ADMIN", createdAt: clock.now() },
    });
    const { id } = await at.offered();
    const { accepted, ended } = await atOnce(
      at.accept(id),
      deleteAccount({ viewerId: at.scene.mona, confirmation: "mona" }),
    );
    expect(ended).toBe(true);
    expect(await at.ownerOf()).toBe(accepted ? at.scene.nat : at.scene.acme);
    expect(await db.repositoryTransfer.count()).toBe(0);
    expect(await countUnreadNotices(at.scene.nat)).toBe(0);
  });
});

test("declined, it stays where it is, and whoever offered it is told", async () => {
  const { id } = await at.offered();
  await at.decline(id);
  expect(await at.ownerOf()).toBe(at.scene.acme);
  expect(await refusal(at.accept(id))).toEqual([404]);
  expect(await titles(at.scene.nat)).toEqual([]);
  expect(await titles(at.scene.mona)).toEqual(["nat declined the repository acme/widgets"]);
  expect((await auditLines("repo.transfer")).at(-1)).toEqual(["repo.transfer_decline", at.scene.nat, at.scene.acme]);
});

describe("taken back", () => {
  test("it waits for nobody", async () => {
    const { id } = await at.offered();
    expect(await at.takeBack()).toMatchObject({ login: "nat" });
    expect(await refusal(at.accept(id))).toEqual([404]);
    expect(await titles(at.scene.nat)).toEqual([]);
    expect((await auditLines("repo.transfer")).at(-1)).toEqual(["repo.transfer_cancel", at.scene.mona, at.scene.acme]);
  });

  test("is refused to those who do not administer it, and where nothing is offered", async () => {
    expect(await refusal(at.takeBack())).toEqual([404]);
    await at.offered();
    expect(await refusal(at.takeBack("push"))).toEqual([403]);
  });
});

test("deleted meanwhile it leaves no notice", async () => {
  await at.offered();
  expect((await call("DELETE", "/repos/acme/widgets", { token: at.mona })).status).toBe(204);
  expect(await titles(at.scene.nat)).toEqual([]);
});
