import { beforeAll, beforeEach, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import { askOfficially, expectOfficialEvents } from "@/lib/testing/official-calls.ts";
import type { IssueJson } from "../issues/represent.ts";
import type { MilestoneJson } from "./represent.ts";

// Compiling the official schemas takes seconds.
const MILESTONES = "/repos/{owner}/{repo}/milestones";
const MILESTONE = `${MILESTONES}/{milestone_number}`;
const ISSUES = "/repos/{owner}/{repo}/issues";
const WIDGETS = "/repos/acme/widgets";

let scene: HostScene;
let token: string;
let mona: string;
let hubot: string;

beforeAll(async () => {
  scene = await makeHostScene();
  token = await installationToken(scene, { issues: "write" });
  [mona, hubot] = await Promise.all([personalToken(scene.mona), personalToken(scene.hubot)]);
});
beforeEach(async () => {
  await takeEvents();
});

const create = (body: Record<string, unknown>) => askOfficially<MilestoneJson>("POST", MILESTONES, { token, body });

test("a milestone's whole life is told, and answered as officially described", async () => {
  const milestone = await create({ title: "1.0", description: "First", due_on: "2026-12-24T00:00:00Z" });
  expect(milestone).toMatchObject({ title: "1.0", state: "open", open_issues: 0, due_on: "2026-12-24T00:00:00Z" });
  const params = { milestone_number: milestone.number };
  const body = { title: "1.0.0", description: "The first", due_on: "2026-12-31", state: "closed" };
  const changed = await askOfficially<MilestoneJson>("PATCH", MILESTONE, { token, params, body });
  expect(changed).toMatchObject({ title: "1.0.0", state: "closed", due_on: "2026-12-31T00:00:00Z" });
  expect(changed.closed_at).not.toBeNull();
  await askOfficially("PATCH", MILESTONE, { token, params, body: { state: "open" } });
  await askOfficially("GET", MILESTONE, { token, params });
  await askOfficially("DELETE", MILESTONE, { token, params });
  const [, edited] = await expectOfficialEvents(
    "milestone.created",
    "milestone.edited",
    "milestone.closed",
    "milestone.opened",
    "milestone.deleted",
  );
  expect(edited).toMatchObject({ changes: { title: { from: "1.0" }, description: { from: "First" } } });
  expect((await call("GET", `${WIDGETS}/milestones/${milestone.number}`, { token })).status).toBe(404);
});

test("numbers go up and are not given twice", async () => {
  const first = await create({ title: "once" });
  await call("DELETE", `${WIDGETS}/milestones/${first.number}`, { token });
  expect((await create({ title: "again" })).number).toBe(first.number + 1);
});

test("an issue comes into a milestone, changes to another and leaves it, each time with its event", async () => {
  const [one, two] = [await create({ title: "one" }), await create({ title: "two" })];
  await takeEvents();
  const body = { title: "Placed", milestone: one.number };
  const issue = await askOfficially<IssueJson>("POST", ISSUES, { token, body });
  expect(issue.milestone).toMatchObject({ title: "one", open_issues: 1 });
  const [, placed] = await expectOfficialEvents("issues.opened", "issues.milestoned");
  expect(placed).toMatchObject({ milestone: { title: "one" } });
  const change = (milestone: number | string | null) =>
    askOfficially<IssueJson>("PATCH", `${ISSUES}/{issue_number}`, {
      token,
      params: { issue_number: issue.number },
      body: { milestone },
    });
  expect((await change(String(two.number))).milestone?.title).toBe("two");
  await expectOfficialEvents("issues.demilestoned", "issues.milestoned");
  expect((await change(null)).milestone).toBeNull();
  await expectOfficialEvents("issues.demilestoned");
});

test("issues are listed by milestone, and a milestone's labels are those of its issues", async () => {
  const { number } = await create({ title: "filter" });
  const params = { milestone_number: number };
  const inside = await askOfficially<IssueJson>("POST", ISSUES, {
    token,
    body: { title: "In", milestone: number, labels: ["bug"] },
  });
  const outside = await askOfficially<IssueJson>("POST", ISSUES, { token, body: { title: "Out", labels: ["other"] } });
  const numbers = async (query: string) =>
    ((await call("GET", `${WIDGETS}/issues?per_page=100&${query}`, { token })).body as IssueJson[]).map(
      (i) => i.number,
    );
  expect(await numbers(`milestone=${number}`)).toEqual([inside.number]);
  expect(await numbers("milestone=*")).toContain(inside.number);
  expect(await numbers("milestone=*")).not.toContain(outside.number);
  expect(await numbers("milestone=none")).toContain(outside.number);
  expect(await numbers("milestone=none")).not.toContain(inside.number);
  const labels = await askOfficially<{ name: string }[]>("GET", `${MILESTONE}/labels`, { token, params });
  expect(labels.map(({ name }) => name)).toEqual(["bug"]);
});

test("milestones are listed by state, due date and completeness", async () => {
  const late = await create({ title: "late", due_on: "2031-01-01T00:00:00Z" });
  const early = await create({ title: "early", due_on: "2030-01-01T00:00:00Z" });
  const done = await create({ title: "done", state: "closed", due_on: "2029-01-01T00:00:00Z" });
  const titles = async (query: string) =>
    (await askOfficially<MilestoneJson[]>("GET", MILESTONES, { token, query })).map(({ title }) => title);
  const open = await titles("?per_page=100");
  expect(open.indexOf(early.title)).toBeLessThan(open.indexOf(late.title));
  expect(open).not.toContain(done.title);
  expect((await titles("?state=closed")).includes(done.title)).toBe(true);
  expect((await titles("?state=all&direction=desc"))[0]).toBe(late.title);
  const issue = await askOfficially<IssueJson>("POST", ISSUES, {
    token,
    body: { title: "x", milestone: early.number },
  });
  await call("PATCH", `${WIDGETS}/issues/${issue.number}`, { token, body: { state: "closed" } });
  expect((await titles("?sort=completeness&direction=desc"))[0]).toBe(early.title);
});

test("deleting a milestone leaves its issues without one", async () => {
  const { number } = await create({ title: "leaving" });
  const issue = await askOfficially<IssueJson>("POST", ISSUES, { token, body: { title: "Stays", milestone: number } });
  await call("DELETE", `${WIDGETS}/milestones/${number}`, { token });
  const { body } = await call("GET", `${WIDGETS}/issues/${issue.number}`, { token });
  expect((body as IssueJson).milestone).toBeNull();
});

test("refuses a title that the repository has, a blank one and none", async () => {
  await create({ title: "taken" });
  const taken = await call("POST", `${WIDGETS}/milestones`, { token, body: { title: "taken" } });
  expect(taken.status).toBe(422);
  expect(taken.body).toMatchObject({ errors: [{ resource: "Milestone", field: "title", code: "already_exists" }] });
  for (const body of [{}, { title: " " }, { title: "x", due_on: "soon" }, { title: "x", state: "half" }])
    expect((await call("POST", `${WIDGETS}/milestones`, { token, body })).status).toBe(422);
});

test("refuses a milestone that there is not, for an issue", async () => {
  const answer = await call("POST", `${WIDGETS}/issues`, { token, body: { title: "x", milestone: 9999 } });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ errors: [{ resource: "Issue", field: "milestone", code: "invalid" }] });
});

test("refuses a reader", async () => {
  const answer = await call("POST", `${WIDGETS}/milestones`, { token: hubot, body: { title: "mine" } });
  expect(answer.status).toBe(403);
});

test("refuses all changes in an archived repository", async () => {
  const { number } = await create({ title: "kept" });
  await call("PATCH", WIDGETS, { token: mona, body: { archived: true } });
  const address = `${WIDGETS}/milestones/${number}`;
  for (const [method, path] of [
    ["POST", `${WIDGETS}/milestones`],
    ["PATCH", address],
    ["DELETE", address],
  ] as const)
    expect((await call(method, path, { token, body: { title: "too late" } })).status).toBe(403);
  await call("PATCH", WIDGETS, { token: mona, body: { archived: false } });
});
