import { beforeAll, beforeEach, expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, makeHostScene, personalToken, takeEvents } from "@/lib/testing/host-scene.ts";
import { HOLDING, untilSomebodyWaits } from "@/lib/testing/lock-waits.ts";
import { insertIssue } from "./insert-issue.ts";
import { lockIssue } from "./row.ts";

/** A label or a milestone is deleted while it is given to issues, changed with them or taken off. */

const ISSUES = "/repos/acme/widgets/issues";
const LABELS = "/repos/acme/widgets/labels";
const MILESTONES = "/repos/acme/widgets/milestones";
/** How many issues are given the same thing at once. */
const MANY = 20;

let scene: HostScene;
let token: string;
let numbers: number[];

beforeAll(async () => {
  scene = await makeHostScene();
  token = await personalToken(scene.mona);
  numbers = [];
  const one = { repositoryId: scene.widgets, title: "One of many", authorId: scene.mona };
  for (let count = 0; count < MANY; count++) numbers.push((await transaction((tx) => insertIssue(tx, one))).number);
});
beforeEach(async () => {
  await takeEvents();
});

const ask = (method: string, path: string, body?: Record<string, unknown>) =>
  call(method, path, { token, ...(body && { body }) });

async function createLabel(name: string): Promise<void> {
  expect((await ask("POST", LABELS, { name })).status).toBe(201);
}
async function createMilestone(title: string): Promise<number> {
  return ((await ask("POST", MILESTONES, { title })).body as { number: number }).number;
}

/** Deletes something while an issue that carries it is held, and changes that issue meanwhile. */
async function deletedWhileHeld(path: string, number: number): Promise<void> {
  const { answered } = await db.$transaction(async (tx) => {
    await lockIssue(tx, scene.widgets, number);
    const deleting = ask("DELETE", path);
    await untilSomebodyWaits();
    await tx.issueLabel.deleteMany({ where: { issue: { repositoryId: scene.widgets, number } } });
    return { answered: deleting };
  }, HOLDING);
  expect((await answered).status).toBe(204);
}

test("a label is deleted while somebody takes it off an issue, which is then told of by nobody twice", async () => {
  await createLabel("loose");
  const [first = 0, second = 0] = numbers;
  for (const number of [first, second]) await ask("POST", `${ISSUES}/${number}/labels`, { labels: ["loose"] });
  await takeEvents();
  await deletedWhileHeld(`${LABELS}/loose`, first);
  const events = await takeEvents();
  expect(events.map(({ name }) => name)).toEqual(["label.deleted", "issues.unlabeled"]);
  expect(events[1]?.payload).toMatchObject({ issue: { number: second } });
});

test("a milestone is deleted while an issue in it is changed", async () => {
  const milestone = await createMilestone("held");
  const [number = 0] = numbers;
  await ask("PATCH", `${ISSUES}/${number}`, { milestone });
  await deletedWhileHeld(`${MILESTONES}/${milestone}`, number);
  expect((await takeEvents()).map(({ name }) => name)).toContain("issues.demilestoned");
});

test("a label that is given to an issue is held before the issue, so that its deletion waits and then takes it off", async () => {
  await createLabel("held");
  const [number = 0] = numbers;
  const { answered } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Label" WHERE "repositoryId" = ${scene.widgets} AND name = 'held' FOR UPDATE`;
    const giving = ask("PATCH", `${ISSUES}/${number}`, { labels: ["held"] });
    await untilSomebodyWaits();
    // Whoever waits for the label does not hold the issue: otherwise this would end as a deadlock.
    await lockIssue(tx, scene.widgets, number);
    return { answered: giving };
  }, HOLDING);
  expect((await answered).status).toBe(200);
  await ask("DELETE", `${LABELS}/held`);
});

test(`labels and milestones are deleted while they are given to ${MANY} issues, and nothing fails`, async () => {
  for (const round of ["one", "two"]) {
    await Promise.all([createLabel(`${round} a`), createLabel(`${round} b`)]);
    const milestone = await createMilestone(round);
    const labels = [`${round} a`, `${round} b`];
    const giving = numbers.flatMap((number, index) => [
      ask("PATCH", `${ISSUES}/${number}`, { labels, milestone }),
      ask("POST", `${ISSUES}/${number}/labels`, { labels: index % 2 === 0 ? labels : labels.toReversed() }),
    ]);
    const deleting = [`${LABELS}/${round}%20a`, `${LABELS}/${round}%20b`, `${MILESTONES}/${milestone}`];
    const answers = await Promise.all([...giving, ...deleting.map((path) => ask("DELETE", path))]);
    const failed = answers.filter(({ status }) => status >= 500).map(({ text }) => text);
    expect(failed).toEqual([]);
  }
});

test("labels that nobody had are created by many at once, in whichever order they are named", async () => {
  const labels = ["newest", "newer", "new"];
  const answers = await Promise.all(
    numbers.map((number, index) =>
      ask("POST", `${ISSUES}/${number}/labels`, { labels: index % 2 === 0 ? labels : labels.toReversed() }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 200));
});
