import { beforeAll, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, installationToken, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { askOfficially } from "@/lib/testing/official-calls.ts";
import type { IssueJson } from "../issues/represent.ts";
import type { IssueEventJson } from "./represent.ts";

// Compiling the official schemas takes seconds.
const ISSUES = "/repos/{owner}/{repo}/issues";
const WIDGETS = "/repos/acme/widgets/issues";

let scene: HostScene;
let token: string;
let mona: string;

beforeAll(async () => {
  scene = await makeHostScene();
  token = await installationToken(scene, { issues: "write" });
  mona = await personalToken(scene.mona);
});

test("what happened to an issue is told in order, by whom and through what", async () => {
  const { body: opened } = await call("POST", WIDGETS, { token, body: { title: "Old", labels: ["bug"] } });
  const params = { issue_number: (opened as IssueJson).number };
  const path = `${WIDGETS}/${params.issue_number}`;
  const { body: milestone } = await call("POST", "/repos/acme/widgets/milestones", { token, body: { title: "1.0" } });
  await call("PATCH", path, { token: mona, body: { title: "New" } });
  await call("POST", `${path}/comments`, { token: mona, body: { body: "Hm" } });
  await call("POST", `${path}/assignees`, { token: mona, body: { assignees: ["hubot"] } });
  const { number } = milestone as { number: number };
  await call("PATCH", path, { token: mona, body: { milestone: number, labels: [] } });
  await call("PUT", `${path}/lock`, { token: mona, body: { lock_reason: "resolved" } });

  const events = await askOfficially<IssueEventJson[]>("GET", `${ISSUES}/{issue_number}/events`, { token, params });
  expect(events).toMatchObject([
    {
      event: "labeled",
      label: { name: "bug" },
      actor: { login: "ci-bot[bot]" },
      performed_via_github_app: { slug: "ci-bot" },
    },
    { event: "renamed", rename: { from: "Old", to: "New" }, actor: { login: "mona" }, performed_via_github_app: null },
    { event: "assigned", assignee: { login: "hubot" }, assigner: { login: "mona" } },
    { event: "unlabeled", label: { name: "bug", color: "d73a4a" } },
    { event: "milestoned", milestone: { title: "1.0" } },
    { event: "locked", lock_reason: "resolved" },
  ]);

  const timeline = await askOfficially<{ event: string }[]>("GET", `${ISSUES}/{issue_number}/timeline`, {
    token,
    params,
  });
  expect(timeline.map(({ event }) => event).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "assigned",
    "commented",
    "labeled",
    "locked",
    "milestoned",
    "renamed",
    "unlabeled",
  ]);

  const event_id = events[1]?.id ?? 0;
  const one = await askOfficially("GET", `${ISSUES}/events/{event_id}`, { token, params: { event_id } });
  expect(one).toMatchObject({ event: "renamed", issue: { number: params.issue_number, title: "New" } });
  const newest = await askOfficially<IssueEventJson[]>("GET", `${ISSUES}/events`, { token, query: "?per_page=2" });
  expect(newest.map(({ event }) => event)).toEqual(["locked", "milestoned"]);
});

test("closing and reopening are kept with why", async () => {
  const { body } = await call("POST", WIDGETS, { token, body: { title: "To close" } });
  const path = `${WIDGETS}/${(body as IssueJson).number}`;
  await call("PATCH", path, { token, body: { state: "closed", state_reason: "not_planned" } });
  await call("PATCH", path, { token, body: { state: "open" } });
  expect((await call("GET", `${path}/events`, { token })).body).toMatchObject([
    { event: "closed", state_reason: "not_planned" },
    { event: "reopened" },
  ]);
});

test("pages have links", async () => {
  const { body } = await call("POST", WIDGETS, { token, body: { title: "Long", labels: ["bug", "later", "soon"] } });
  const path = `${WIDGETS}/${(body as IssueJson).number}/timeline?per_page=2`;
  const first = await call("GET", path, { token });
  expect(first.body).toHaveLength(2);
  expect(first.headers.get("link")).toContain('rel="next"');
  expect((await call("GET", `${path}&page=2`, { token })).body).toHaveLength(1);
});

test("refuses an event of another repository", async () => {
  const { body } = await call("POST", "/repos/acme/gadgets/issues", {
    token: mona,
    body: { title: "x", labels: ["bug"] },
  });
  const { number } = body as IssueJson;
  const events = (await call("GET", `/repos/acme/gadgets/issues/${number}/events`, { token: mona })).body;
  const [{ id }] = events as [{ id: number }];
  expect((await call("GET", `${WIDGETS}/events/${id}`, { token })).status).toBe(404);
});
