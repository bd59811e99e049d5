import { beforeEach, describe, expect, test } from "vitest";
import { unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { auditLines } from "@/lib/testing/audit-lines.ts";
import { addCollaborator, installationToken, personalToken, takeEvents } from "@/lib/testing/host-scene.ts";
import { titles } from "@/lib/testing/offers.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { makeRepositoryOffers, type RepositoryOffers } from "@/lib/testing/repository-offers.ts";
import { findTransferOf, findTransferTo } from "./queries.ts";

/** A repository that a person accepts. */

let at: RepositoryOffers;
beforeEach(async () => {
  at = await makeRepositoryOffers();
});

describe("accepted", () => {
  test("it moves as one that is moved to oneself: addresses, installations, people, events, logs, and the sender is told", async () => {
    const app = await installationToken(at.scene, { metadata: "read" });
    await db.installation.updateMany({ data: { events: ["repository"] } });
    const { id } = await at.offered();
    await takeEvents();
    const after = await at.accept(id, { name: "gears" });
    expect(after).toMatchObject({ ownerLogin: "nat", name: "gears", role: "admin" });
    const events = await takeEvents();
    expect(events.map(({ name }) => name)).toEqual(["installation_repositories.removed", "repository.transferred"]);
    expect(events[1]?.payload).toMatchObject({
      changes: { owner: { from: { organization: { login: "acme" } } } },
      repository: { full_name: "nat/gears" },
      sender: { login: "nat" },
    });
    expect(officialProblems("repository", events[1]?.payload ?? {})).toEqual([]);
    expect((await call("GET", "/repos/acme/widgets", { token: at.mona })).status).toBe(301);
    expect((await call("GET", `/repositories/${at.scene.widgets}`, { token: app })).status).toBe(404);
    const people = await db.collaborator.findMany({
      where: { repositoryId: at.scene.widgets },
      orderBy: { userId: "asc" },
      select: { userId: true, role: true },
    });
    expect(people).toEqual([
      { userId: at.scene.mona, role: "admin" },
      { userId: at.scene.lisa, role: "push" },
    ]);
    expect((await auditLines("repo.transfer")).slice(1)).toEqual([
      ["repo.transfer", at.scene.nat, at.scene.acme],
      ["repo.transfer", at.scene.nat, at.scene.nat],
    ]);
    expect(await titles(at.scene.nat)).toEqual([]);
    expect(await unreadNotices(at.scene.mona)).toMatchObject([
      { title: "nat accepted the repository acme/widgets", path: "/nat/gears" },
    ]);
  });

  describe("is refused", () => {
    test("to anybody else, as what never was offered", async () => {
      const { id } = await at.offered();
      for (const viewerId of [at.scene.mona, at.scene.hubot, at.scene.lisa]) {
        expect(await refusal(at.accept(id, { viewerId }))).toEqual([404]);
        expect(await refusal(at.decline(id, viewerId))).toEqual([404]);
        expect(await findTransferTo(viewerId, id)).toBeNull();
      }
      expect(await refusal(at.accept(id + 1))).toEqual([404]);
      expect(await at.ownerOf()).toBe(at.scene.acme);
    });

    test("when whoever offered it does not administer it any more; another may offer it to the same person", async () => {
      await addCollaborator(at.scene.widgets, at.scene.hubot, "admin");
      const { id } = await at.offered();
      await db.membership.updateMany({ where: { userId: at.scene.mona }, data: { role: "MEMBER" } });
      expect(await findTransferTo(at.scene.nat, id)).toBeNull();
      expect(await findTransferOf(at.scene.widgets)).toBeNull();
      expect(await refusal(at.accept(id))).toEqual([404]);
      expect(await refusal(at.takeBack())).toEqual([404]);
      expect(await at.ownerOf()).toBe(at.scene.acme);
      expect((await at.offer({}, await personalToken(at.scene.hubot))).status).toBe(202);
      const again = await findTransferOf(at.scene.widgets);
      expect(again).toMatchObject({ sender: { login: "hubot" } });
      expect(await at.accept(again?.id ?? 0)).toMatchObject({ ownerLogin: "nat" });
    });

    test("with a name that one has already, or none; the offer stays", async () => {
      const nat = await personalToken(at.scene.nat);
      await call("POST", "/user/repos", { token: nat, body: { name: "Widgets", private: true } });
      const { id } = await at.offered();
      expect(await refusal(at.accept(id))).toEqual([422, "name"]);
      expect(await refusal(at.accept(id, { name: " " }))).toEqual([422, "name"]);
      expect(await at.ownerOf()).toBe(at.scene.acme);
      expect(await at.accept(id, { name: "gears" })).toMatchObject({ name: "gears" });
    });
  });
});
