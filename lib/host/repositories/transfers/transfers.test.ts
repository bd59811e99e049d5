import { beforeEach, describe, expect, test } from "vitest";
import { deleteAccount } from "@/lib/accounts/delete-account.ts";
import { ANSWER_WITHIN_MS, OFFERS_WITHIN_MAX } from "@/lib/accounts/offers/rules.ts";
import { countUnreadNotices, unreadNotices } from "@/lib/accounts/unread-notices.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { auditLines } from "@/lib/testing/audit-lines.ts";
import {
  addCollaborator,
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { refusal } from "@/lib/testing/refusal.ts";
import { acceptTransfer, cancelTransfer, declineTransfer } from "./answer-transfer.ts";
import { findTransferOf, findTransferTo } from "./queries.ts";

/** A repository that is given to another person: nothing moves until that person accepts. */

let scene: HostScene;
let mona: string;
beforeEach(async () => {
  clock.set(undefined);
  await db.event.deleteMany();
  await db.hook.deleteMany();
  await db.installation.deleteMany();
  await db.integration.deleteMany();
  await db.account.deleteMany();
  await db.mail.deleteMany();
  await db.auditEntry.deleteMany();
  scene = await makeHostScene();
  mona = await personalToken(scene.mona);
  await takeEvents();
});

const offer = (body: Record<string, unknown> = {}, token = mona) =>
  call("POST", "/repos/acme/widgets/transfer", { token, body: { new_owner: "nat", ...body } });

/** Offers widgets to nat; answers the offer. */
async function offered(body: Record<string, unknown> = {}) {
  const answer = await offer(body);
  expect(answer.status, answer.text).toBe(202);
  const transfer = await findTransferOf(scene.widgets);
  if (!transfer) throw new Error("it is not offered");
  return { id: transfer.id, answer };
}

const accept = (transferId: number, { viewerId = scene.nat, name = "widgets" } = {}) =>
  acceptTransfer({ viewerId, transferId, input: { name } });
const decline = (transferId: number, viewerId = scene.nat) => declineTransfer({ viewerId, transferId });
const takeBack = (role: "admin" | "push" = "admin") =>
  cancelTransfer({ actor: { accountId: scene.mona }, repository: { id: scene.widgets, role } });

const ownerOf = async () => (await db.repository.findUniqueOrThrow({ where: { id: scene.widgets } })).ownerId;
const titles = async (accountId: number) => (await unreadNotices(accountId)).map(({ title }) => title);
const acts = () => auditLines("repo.transfer");

describe("offered to a person", () => {
  test("202 with the owner that it has; nothing moves, no event; the person is told by mail and notice", async () => {
    const { id, answer } = await offered({ new_name: "gears" });
    expect(answer.body).toMatchObject({ full_name: "acme/widgets", owner: { login: "acme" } });
    expect(await ownerOf()).toBe(scene.acme);
    expect(await takeEvents()).toEqual([]);
    expect(await unreadNotices(scene.nat)).toMatchObject([
      { title: "mona offers you the repository acme/widgets", path: `/settings/transfers/${id}` },
    ]);
    expect(await db.mail.findMany()).toMatchObject([
      { to: "nat@example.test", text: expect.stringContaining(`/settings/transfers/${id}`) },
    ]);
    expect(await acts()).toEqual([["repo.transfer_start", scene.mona, scene.acme]]);
    expect(await findTransferTo(scene.nat, id)).toMatchObject({ newName: "gears", sender: { login: "mona" } });
    expect((await call("GET", "/repos/acme/widgets", { token: await personalToken(scene.nat) })).status).toBe(404);
  });

  test("to somebody else instead ends the first offer", async () => {
    const { id } = await offered();
    const other = await offered({ new_owner: "hubot" });
    expect(await findTransferTo(scene.nat, id)).toBeNull();
    expect(await countUnreadNotices(scene.nat)).toBe(0);
    expect(await findTransferTo(scene.hubot, other.id)).not.toBeNull();
  });

  test("moved to an organization or to oneself meanwhile, it is offered to nobody", async () => {
    const { id } = await offered();
    expect((await offer({ new_owner: "mona" })).status).toBe(202);
    expect(await refusal(accept(id))).toEqual([404]);
    expect(await countUnreadNotices(scene.nat)).toBe(0);
    expect(await ownerOf()).toBe(scene.mona);
  });

  test("is over after a day, with its notice", async () => {
    const { id } = await offered();
    expect(await countUnreadNotices(scene.nat)).toBe(1);
    clock.set(new Date(clock.now().getTime() + ANSWER_WITHIN_MS));
    expect(await refusal(accept(id))).toEqual([404]);
    expect(await refusal(decline(id))).toEqual([404]);
    expect(await countUnreadNotices(scene.nat)).toBe(0);
    expect((await offer()).status).toBe(202);
  });

  describe("is refused", () => {
    test("again while that person has not answered", async () => {
      await offered();
      const again = await offer();
      expect([again.status, again.body]).toMatchObject([
        422,
        { errors: [{ field: "new_owner", code: "already_exists" }] },
      ]);
    });

    test("with teams, to nobody, to an organization of others and to an integration's bot", async () => {
      expect((await offer({ team_ids: [1] })).body).toMatchObject({ errors: [{ field: "team_ids" }] });
      const lisa = await personalToken(scene.lisa);
      await addCollaborator(scene.gadgets, scene.lisa, "admin");
      for (const new_owner of ["nobody-at-all", "ci-bot[bot]"])
        expect((await offer({ new_owner })).body, new_owner).toMatchObject({ errors: [{ field: "new_owner" }] });
      const body = { new_owner: "acme" };
      expect((await call("POST", "/repos/acme/gadgets/transfer", { token: lisa, body })).status).toBe(422);
      expect(await findTransferOf(scene.widgets)).toBeNull();
    });

    test("to those who do not administer it", async () => {
      expect((await offer({}, await personalToken(scene.lisa))).status).toBe(403);
    });

    test("to whoever offered many within a day", async () => {
      await db.auditEntry.createMany({
        data: Array.from({ length: OFFERS_WITHIN_MAX }, () => ({
          action: "repo.transfer_start",
          actorId: scene.mona,
          createdAt: clock.now(),
        })),
      });
      expect((await offer()).status).toBe(422);
      clock.set(new Date(clock.now().getTime() + ANSWER_WITHIN_MS));
      expect((await offer()).status).toBe(202);
    });
  });
});

describe("accepted", () => {
  test("it moves as one that is moved to oneself: addresses, installations, people, events, logs, and the sender is told", async () => {
    const app = await installationToken(scene, { metadata: "read" });
    await db.installation.updateMany({ data: { events: ["repository"] } });
    const { id } = await offered();
    await takeEvents();
    const after = await accept(id, { name: "gears" });
    expect(after).toMatchObject({ ownerLogin: "nat", name: "gears", role: "admin" });
    const events = await takeEvents();
    expect(events.map(({ name }) => name)).toEqual(["installation_repositories.removed", "repository.transferred"]);
    expect(events[1]?.payload).toMatchObject({
      changes: { owner: { from: { organization: { login: "acme" } } } },
      repository: { full_name: "nat/gears" },
      sender: { login: "nat" },
    });
    expect(officialProblems("repository", events[1]?.payload ?? {})).toEqual([]);
    expect((await call("GET", "/repos/acme/widgets", { token: mona })).status).toBe(301);
    expect((await call("GET", `/repositories/${scene.widgets}`, { token: app })).status).toBe(404);
    const people = await db.collaborator.findMany({
      where: { repositoryId: scene.widgets },
      orderBy: { userId: "asc" },
      select: { userId: true, role: true },
    });
    expect(people).toEqual([
      { userId: scene.mona, role: "admin" },
      { userId: scene.lisa, role: "push" },
    ]);
    expect((await acts()).slice(1)).toEqual([
      ["repo.transfer", scene.nat, scene.acme],
      ["repo.transfer", scene.nat, scene.nat],
    ]);
    expect(await titles(scene.nat)).toEqual([]);
    expect(await unreadNotices(scene.mona)).toMatchObject([
      { title: "nat accepted the repository acme/widgets", path: "/nat/gears" },
    ]);
  });

  test("twice at once it moves once", async () => {
    const { id } = await offered();
    const results = await Promise.allSettled([accept(id), accept(id)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await refusal(accept(id))).toEqual([404]);
  });

  test("and declined, taken back or deleted at once, one of both counts", async () => {
    const remove = () =>
      call("DELETE", "/repos/acme/widgets", { token: mona }).then(({ status }) => expect(status).toBe(204));
    for (const end of [(id: number) => decline(id), () => takeBack(), remove]) {
      const { id } = await offered();
      const [accepted, ended] = await Promise.allSettled([accept(id), end(id)]);
      for (const result of [accepted, ended])
        if (result.status === "rejected") expect(isRefusal(result.reason) && result.reason.status).toBe(404);
      expect([accepted.status, ended.status]).toContain("fulfilled");
      expect(await db.repositoryTransfer.count()).toBe(0);
      const row = await db.repository.findUnique({ where: { id: scene.widgets } });
      if (row?.ownerId !== scene.nat) continue;
      await db.repository.update({ where: { id: scene.widgets }, data: { ownerId: scene.acme } });
      await db.formerRepositoryName.deleteMany();
    }
  });

  test("beside the end of the account that gets it, it goes with it or stays", async () => {
    const { id } = await offered();
    const [accepted, ended] = await Promise.allSettled([
      accept(id),
      deleteAccount({ viewerId: scene.nat, confirmation: "nat" }),
    ]);
    expect(ended.status).toBe("fulfilled");
    if (accepted.status === "rejected") expect(isRefusal(accepted.reason) && accepted.reason.status).toBe(404);
    const row = await db.repository.findUnique({ where: { id: scene.widgets } });
    expect(row === null).toBe(accepted.status === "fulfilled");
  });

  test("beside the end of the account of whoever offered it, it moves or stays", async () => {
    await db.membership.create({
      data: { organizationId: scene.acme, userId: scene.lisa, role: "ADMIN", createdAt: clock.now() },
    });
    const { id } = await offered();
    const [accepted, ended] = await Promise.allSettled([
      accept(id),
      deleteAccount({ viewerId: scene.mona, confirmation: "mona" }),
    ]);
    expect(ended.status).toBe("fulfilled");
    if (accepted.status === "rejected") expect(isRefusal(accepted.reason) && accepted.reason.status).toBe(404);
    expect(await ownerOf()).toBe(accepted.status === "fulfilled" ? scene.nat : scene.acme);
    expect(await db.repositoryTransfer.count()).toBe(0);
    expect(await countUnreadNotices(scene.nat)).toBe(0);
  });

  describe("is refused", () => {
    test("to anybody else, as what never was offered", async () => {
      const { id } = await offered();
      for (const viewerId of [scene.mona, scene.hubot, scene.lisa]) {
        expect(await refusal(accept(id, { viewerId }))).toEqual([404]);
        expect(await refusal(decline(id, viewerId))).toEqual([404]);
        expect(await findTransferTo(viewerId, id)).toBeNull();
      }
      expect(await refusal(accept(id + 1))).toEqual([404]);
      expect(await ownerOf()).toBe(scene.acme);
    });

    test("when whoever offered it does not administer it any more; another may offer it to the same person", async () => {
      await addCollaborator(scene.widgets, scene.hubot, "admin");
      const { id } = await offered();
      await db.membership.updateMany({ where: { userId: scene.mona }, data: { role: "MEMBER" } });
      expect(await findTransferTo(scene.nat, id)).toBeNull();
      expect(await findTransferOf(scene.widgets)).toBeNull();
      expect(await refusal(accept(id))).toEqual([404]);
      expect(await refusal(takeBack())).toEqual([404]);
      expect(await ownerOf()).toBe(scene.acme);
      expect((await offer({}, await personalToken(scene.hubot))).status).toBe(202);
      const again = await findTransferOf(scene.widgets);
      expect(again).toMatchObject({ sender: { login: "hubot" } });
      expect(await accept(again?.id ?? 0)).toMatchObject({ ownerLogin: "nat" });
    });

    test("with a name that one has already, or none; the offer stays", async () => {
      const nat = await personalToken(scene.nat);
      await call("POST", "/user/repos", { token: nat, body: { name: "Widgets", private: true } });
      const { id } = await offered();
      expect(await refusal(accept(id))).toEqual([422, "name"]);
      expect(await refusal(accept(id, { name: " " }))).toEqual([422, "name"]);
      expect(await ownerOf()).toBe(scene.acme);
      expect(await accept(id, { name: "gears" })).toMatchObject({ name: "gears" });
    });
  });
});

test("declined, it stays where it is, and whoever offered it is told", async () => {
  const { id } = await offered();
  await decline(id);
  expect(await ownerOf()).toBe(scene.acme);
  expect(await refusal(accept(id))).toEqual([404]);
  expect(await titles(scene.nat)).toEqual([]);
  expect(await titles(scene.mona)).toEqual(["nat declined the repository acme/widgets"]);
  expect((await acts()).at(-1)).toEqual(["repo.transfer_decline", scene.nat, scene.acme]);
});

describe("taken back", () => {
  test("it waits for nobody", async () => {
    const { id } = await offered();
    expect(await takeBack()).toMatchObject({ login: "nat" });
    expect(await refusal(accept(id))).toEqual([404]);
    expect(await titles(scene.nat)).toEqual([]);
    expect((await acts()).at(-1)).toEqual(["repo.transfer_cancel", scene.mona, scene.acme]);
  });

  test("is refused to those who do not administer it, and where nothing is offered", async () => {
    expect(await refusal(takeBack())).toEqual([404]);
    await offered();
    expect(await refusal(takeBack("push"))).toEqual([403]);
  });
});

test("deleted meanwhile it leaves no notice", async () => {
  await offered();
  expect((await call("DELETE", "/repos/acme/widgets", { token: mona })).status).toBe(204);
  expect(await titles(scene.nat)).toEqual([]);
});
