import { beforeEach, describe, expect, test } from "vitest";
import { ANSWER_WITHIN_MS, OFFERS_WITHIN_MAX } from "@/lib/accounts/offers/rules.ts";
import { countUnreadNotices, unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { auditLines } from "@/lib/testing/audit-lines.ts";
import { addCollaborator, personalToken, takeEvents } from "@/lib/testing/host-scene.ts";
import { makeRepositoryOffers, type RepositoryOffers } from "@/lib/testing/repository-offers.ts";
import { findTransferOf, findTransferTo } from "./queries.ts";

/** A repository that is offered to a person: nothing moves until that person accepts. */

let at: RepositoryOffers;
beforeEach(async () => {
  at = await makeRepositoryOffers();
});

describe("offered to a person", () => {
  test("202 with the owner that it has; nothing moves, no event; the person is told by mail and notice", async () => {
    const { id, answer } = await at.offered({ new_name: "gears" });
    expect(answer.body).toMatchObject({ full_name: "acme/widgets", owner: { login: "acme" } });
    expect(await at.ownerOf()).toBe(at.scene.acme);
    expect(await takeEvents()).toEqual([]);
    expect(await unreadNotices(at.scene.nat)).toMatchObject([
      { title: "mona offers you the repository acme/widgets", path: `/settings/transfers/${id}` },
    ]);
    expect(await db.mail.findMany()).toMatchObject([
      { to: "nat@example.test", text: expect.stringContaining(`/settings/transfers/${id}`) },
    ]);
    expect(await auditLines("repo.transfer")).toEqual([["repo.transfer_start", at.scene.mona, at.scene.acme]]);
    expect(await findTransferTo(at.scene.nat, id)).toMatchObject({ newName: "gears", sender: { login: "mona" } });
    expect((await call("GET", "/repos/acme/widgets", { token: await personalToken(at.scene.nat) })).status).toBe(404);
  });

  test("to somebody else instead ends the first offer", async () => {
    const { id } = await at.offered();
    const other = await at.offered({ new_owner: "hubot" });
    expect(await findTransferTo(at.scene.nat, id)).toBeNull();
    expect(await countUnreadNotices(at.scene.nat)).toBe(0);
    expect(await findTransferTo(at.scene.hubot, other.id)).not.toBeNull();
  });

  describe("is refused", () => {
    test("again while that person has not answered", async () => {
      await at.offered();
      const again = await at.offer();
      expect([again.status, again.body]).toMatchObject([
        422,
        { errors: [{ field: "new_owner", code: "already_exists" }] },
      ]);
    });

    test("with teams, to nobody, to an organization of others and to an integration's bot", async () => {
      expect((await at.offer({ team_ids: [1] })).body).toMatchObject({ errors: [{ field: "team_ids" }] });
      const lisa = await personalToken(at.scene.lisa);
      await addCollaborator(at.scene.gadgets, at.scene.lisa, "admin");
      for (const new_owner of ["nobody-at-all", "ci-bot[bot]"])
        expect((await at.offer({ new_owner })).body, new_owner).toMatchObject({ errors: [{ field: "new_owner" }] });
      const body = { new_owner: "acme" };
      expect((await call("POST", "/repos/acme/gadgets/transfer", { token: lisa, body })).status).toBe(422);
      expect(await findTransferOf(at.scene.widgets)).toBeNull();
    });

    test("to those who do not administer it", async () => {
      expect((await at.offer({}, await personalToken(at.scene.lisa))).status).toBe(403);
    });

    test("to whoever offered many within a day", async () => {
      await db.auditEntry.createMany({
        data: Array.from({ length: OFFERS_WITHIN_MAX }, () => ({
          action: "repo.transfer_start",
          actorId: at.scene.mona,
          createdAt: clock.now(),
        })),
      });
      expect((await at.offer()).status).toBe(422);
      clock.set(new Date(clock.now().getTime() + ANSWER_WITHIN_MS));
      expect((await at.offer()).status).toBe(202);
    });
  });
});
