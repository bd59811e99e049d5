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
type Told = { issue: { id: number }; sender: { id: number } };
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

test("issues that are opened in a repository at the same time get their own numbers, authors and events", async () => {
  await takeEvents();
  const people = [scene.mona, scene.nat, scene.mona, scene.hubot];
  const before = (await requireRepositoryRow(scene.widgets)).openIssues;
  const issues = await Promise.all(
    people.map((accountId, index) =>
      createIssue({ actor: { accountId }, repository: subject(), input: { title: `At once ${index}`, body: "a\nb" } }),
    ),
  );
  expect(new Set(issues.map(({ number }) => number)).size).toBe(people.length);
  for (const [index, issue] of issues.entries()) {
    expect(issue).toEqual(await requireIssue(scene.widgets, issue.number));
    expect(issue).toMatchObject({ title: `At once ${index}`, author: { id: people[index] } });
  }
  const told = (await takeEvents()).map(({ payload }) => payload as unknown as Told);
  expect(told.map(({ issue, sender }) => [issue.id, sender.id])).toEqual(
    issues.map(({ id, author }) => [id, author?.id]),
  );
  expect((await requireRepositoryRow(scene.widgets)).openIssues).toBe(before + people.length);
});

test("an issue that cannot be written does not keep those that are opened with it from being written", async () => {
  const actors = [{ accountId: scene.mona }, { accountId: scene.mona, viaIntegrationId: 2_000_000_000 }];
  const [written, refused] = await Promise.allSettled(
    actors.map((actor) => createIssue({ actor, repository: subject(), input })),
  );
  expect(written?.status).toBe("fulfilled");
  expect(refused).toMatchObject({ reason: { message: expect.stringContaining("violates foreign key") } });
});

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
