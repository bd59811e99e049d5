import { beforeAll, expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db.ts";
import { type HostScene, makeHostScene, takeEvents } from "@/lib/testing/host-scene.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { createIssue } from "./create-issue.ts";
import { requireIssue } from "./row.ts";

let scene: HostScene;
beforeAll(async () => {
  scene = await makeHostScene();
});

const subject = () => ({ id: scene.widgets, role: "admin" as const, archived: false });
const input = { title: "It broke", body: "Badly" };

test("an issue that is opened in one statement is what is read back, and tells the same as one in a transaction", async () => {
  for (const actor of [
    { accountId: scene.mona },
    { accountId: scene.hubot, viaIntegrationId: scene.integration.id },
    { accountId: scene.nat },
  ]) {
    await takeEvents();
    const plain = await createIssue({ actor, repository: subject(), input });
    expect(plain).toEqual(await requireIssue(scene.widgets, plain.number));
    const [told] = await takeEvents();
    const long = await transaction(() => createIssue({ actor, repository: subject(), input }));
    const [toldOfLong] = await takeEvents();
    expect(long.number).toBe(plain.number + 1);
    expect(without(told, plain)).toEqual(without(toldOfLong, long));
  }
});

/** Without what two issues differ in: id, number, the times, and one more that is open. */
function without(told: { payload: unknown } | undefined, { id, number }: { id: number; number: number }): string {
  const text = JSON.stringify(told?.payload);
  expect(text).toContain(`"id":${id},`);
  return text
    .replaceAll(/"id":\d+,"node_id":"[^"]+"/g, "")
    .replaceAll(`/issues/${number}`, "/issues/N")
    .replaceAll(`"number":${number}`, "")
    .replaceAll(/"(created|updated)_at":"[^"]+"|"open_issues(_count)?":\d+/g, "");
}

test("an issue that cannot be written leaves no event", async () => {
  const before = await db.event.count();
  const actor = { accountId: scene.mona, viaIntegrationId: 2_000_000_000 };
  await expect(createIssue({ actor, repository: subject(), input })).rejects.toThrow("violates foreign key");
  expect(await db.event.count()).toBe(before);
});

test("open issues are counted through opening, closing, reopening and deletion, whoever writes", async () => {
  const openIssues = async () => (await requireRepositoryRow(scene.gadgets)).openIssues;
  const counted = () => db.issue.count({ where: { repositoryId: scene.gadgets, state: "open" } });
  const at = new Date();
  const rows = [2, 3, 4].map((number) => ({
    repositoryId: scene.gadgets,
    number: 900 + number,
    title: "x",
    createdAt: at,
    updatedAt: at,
  }));
  const before = await openIssues();
  expect(before).toBe(await counted());
  await db.issue.createMany({ data: rows });
  expect(await openIssues()).toBe(before + 3);
  const where = { repositoryId: scene.gadgets, number: { gt: 900 } };
  await db.issue.updateMany({ where, data: { state: "closed" } });
  expect(await openIssues()).toBe(before);
  await db.issue.updateMany({ where: { ...where, number: 902 }, data: { state: "open" } });
  expect(await openIssues()).toBe(before + 1);
  await db.issue.deleteMany({ where });
  expect(await openIssues()).toBe(before);
});

test("a repository goes with its issues and what counts them", async () => {
  const { id } = await db.repository.create({
    data: { ownerId: scene.mona, name: "to-go", createdAt: new Date(), updatedAt: new Date() },
  });
  await createIssue({ actor: { accountId: scene.mona }, repository: { ...subject(), id }, input });
  await db.repository.delete({ where: { id } });
  expect(await db.openIssues.count({ where: { repositoryId: id } })).toBe(0);
});
