import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
  userToken,
} from "@/lib/testing/host-scene.ts";
import type { IssueJson } from "./represent.ts";

const WIDGETS = "/repos/acme/widgets/issues";
const GADGETS = "/repos/acme/gadgets/issues";

let scene: HostScene;
let mona: string;
let hubot: string;
let nat: string;
let lisa: string;

beforeAll(async () => {
  scene = await makeHostScene();
  [mona, hubot, nat, lisa] = (await Promise.all(
    [scene.mona, scene.hubot, scene.nat, scene.lisa].map((id) => personalToken(id)),
  )) as [string, string, string, string];
});
beforeEach(async () => {
  await takeEvents();
});

const open = async (token: string, path: string, body: Record<string, unknown>): Promise<IssueJson> => {
  const answer = await call("POST", path, { token, body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body as IssueJson;
};

describe("opening", () => {
  test("an installation opens an issue as its bot, and says through what", async () => {
    const token = await installationToken(scene, { issues: "write" });
    const issue = await open(token, WIDGETS, { title: "From CI", labels: ["bug"], assignees: ["hubot"] });
    expect(issue.user.login).toBe("ci-bot[bot]");
    expect(issue.user.type).toBe("Bot");
    expect(issue.performed_via_github_app?.slug).toBe("ci-bot");
    expect(issue.labels.map(({ name }) => name)).toEqual(["bug"]);
    expect(issue.assignees.map(({ login }) => login)).toEqual(["hubot"]);
    const events = await takeEvents();
    expect(events.map(({ name }) => name)).toEqual(["issues.opened", "issues.labeled", "issues.assigned"]);
    expect(events[0]?.payload).toMatchObject({
      action: "opened",
      issue: { number: issue.number, title: "From CI" },
      repository: { full_name: "acme/widgets" },
      organization: { login: "acme" },
      sender: { login: "ci-bot[bot]" },
    });
  });

  test("a person through the integration is the author, and the integration is named beside", async () => {
    const token = await userToken(scene, scene.hubot, { issues: "write" });
    const issue = await open(token, WIDGETS, { title: "By hubot" });
    expect(issue.user.login).toBe("hubot");
    expect(issue.performed_via_github_app?.slug).toBe("ci-bot");
    expect(issue.author_association).toBe("MEMBER");
  });

  test("it answers under the repository's id as well", async () => {
    const token = await installationToken(scene, { issues: "write" });
    const issue = await open(token, `/repositories/${scene.widgets}/issues`, { title: "By id" });
    expect(issue.url).toMatch(/\/repos\/acme\/widgets\/issues\/\d+$/);
  });

  test("labels and assignees of somebody without triage rights are left out", async () => {
    const issue = await open(nat, GADGETS, { title: "Hello", labels: ["bug"], assignees: ["hubot"] });
    expect(issue.labels).toEqual([]);
    expect(issue.assignees).toEqual([]);
    expect(issue.author_association).toBe("NONE");
  });

  test("a label that the repository does not have is created by those who may push", async () => {
    const issue = await open(mona, WIDGETS, { title: "New label", labels: ["needs care"] });
    expect(issue.labels).toMatchObject([{ name: "needs care", color: "ededed", default: false }]);
    expect((await takeEvents()).map(({ name }) => name)).toEqual(["label.created", "issues.opened", "issues.labeled"]);
  });

  test("numbers are given once, however many open at the same moment", async () => {
    const issues = await Promise.all(
      Array.from({ length: 12 }, (_, n) => open(nat, GADGETS, { title: `At once ${n}` })),
    );
    expect(new Set(issues.map(({ number }) => number)).size).toBe(12);
  });

  test("a new label is created once, however many ask for it at the same moment", async () => {
    const issues = await Promise.all(
      Array.from({ length: 6 }, (_, n) => open(mona, WIDGETS, { title: `Same label ${n}`, labels: ["at once"] })),
    );
    expect(new Set(issues.map(({ labels }) => labels[0]?.id)).size).toBe(1);
    expect((await takeEvents()).filter(({ name }) => name === "label.created")).toHaveLength(1);
  });

  test("refuses a missing title", async () => {
    const answer = await call("POST", WIDGETS, { token: mona, body: { body: "no title" } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      message: "Validation Failed",
      errors: [{ resource: "Issue", field: "title", code: "missing_field" }],
    });
  });

  test("refuses a blank title, one that is too long and a body that is too long, each by its name", async () => {
    for (const [field, body] of [
      ["title", { title: "  " }],
      ["title", { title: "x".repeat(257) }],
      ["body", { title: "x", body: "y".repeat(65_537) }],
    ] as const) {
      const answer = await call("POST", WIDGETS, { token: mona, body });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ errors: [{ field }] });
    }
  });

  test("refuses to assign somebody without access", async () => {
    const answer = await call("POST", WIDGETS, { token: mona, body: { title: "x", assignees: ["nat"] } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ resource: "Issue", field: "assignees", code: "invalid" }] });
    expect(await takeEvents()).toEqual([]);
  });

  test("refuses an installation without the permission, and hides what it does not have selected", async () => {
    const token = await installationToken(scene, { contents: "read" });
    const forbidden = await call("POST", WIDGETS, { token, body: { title: "x" } });
    expect(forbidden.status).toBe(403);
    expect(forbidden.body).toMatchObject({ message: "Resource not accessible by integration" });
    expect(forbidden.headers.get("x-accepted-github-permissions")).toBe("issues=write");
    const hidden = await call("POST", WIDGETS, { token: nat, body: { title: "x" } });
    expect(hidden.status).toBe(404);
  });
});

describe("changing", () => {
  test("the author changes text and state, and each change is told", async () => {
    const issue = await open(nat, GADGETS, { title: "Mine", body: "old" });
    await takeEvents();
    const path = `${GADGETS}/${issue.number}`;
    const changed = await call("PATCH", path, {
      token: nat,
      body: { title: "Mine still", body: "new", state: "closed" },
    });
    expect(changed.body).toMatchObject({
      title: "Mine still",
      state: "closed",
      state_reason: "completed",
      closed_by: { login: "nat" },
    });
    const events = await takeEvents();
    expect(events.map(({ name }) => name)).toEqual(["issues.edited", "issues.closed"]);
    expect(events[0]?.payload).toMatchObject({ changes: { title: { from: "Mine" }, body: { from: "old" } } });
    const reopened = await call("PATCH", path, { token: nat, body: { state: "open" } });
    expect(reopened.body).toMatchObject({ state: "open", state_reason: "reopened", closed_at: null, closed_by: null });
    expect((await takeEvents()).map(({ name }) => name)).toEqual(["issues.reopened"]);
  });

  test("closing says why when told", async () => {
    const { number } = await open(mona, WIDGETS, { title: "Not now" });
    const body = { state: "closed", state_reason: "not_planned" };
    expect((await call("PATCH", `${WIDGETS}/${number}`, { token: lisa, body })).body).toMatchObject(body);
  });

  test("labels and assignees come and go, each with its event", async () => {
    const { number } = await open(mona, WIDGETS, { title: "Relations", labels: ["bug"], assignees: ["hubot"] });
    await takeEvents();
    const body = { labels: ["later"], assignees: ["lisa"] };
    const changed = await call("PATCH", `${WIDGETS}/${number}`, { token: lisa, body });
    expect((changed.body as IssueJson).labels.map(({ name }) => name)).toEqual(["later"]);
    expect((await takeEvents()).map(({ name }) => name)).toEqual([
      "label.created",
      "issues.labeled",
      "issues.unlabeled",
      "issues.assigned",
      "issues.unassigned",
    ]);
  });

  test("a change that changes nothing tells nobody", async () => {
    const { number } = await open(mona, WIDGETS, { title: "Same" });
    await takeEvents();
    await call("PATCH", `${WIDGETS}/${number}`, { token: mona, body: { title: "Same", state: "open" } });
    expect(await takeEvents()).toEqual([]);
  });

  test("refuses somebody else without triage rights", async () => {
    const { number } = await open(mona, GADGETS, { title: "Not yours" });
    const answer = await call("PATCH", `${GADGETS}/${number}`, { token: nat, body: { title: "Taken" } });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ message: "Must have admin rights to Repository." });
  });

  test("refuses an issue that does not exist", async () => {
    for (const number of ["999999", "0", "abc", "99999999999"]) {
      const answer = await call("PATCH", `${WIDGETS}/${number}`, { token: mona, body: { title: "x" } });
      expect(answer.status).toBe(404);
    }
  });
});

describe("labels of an issue", () => {
  test("are added, replaced, taken off one by one and all at once", async () => {
    const { number } = await open(mona, WIDGETS, { title: "Labels" });
    const path = `${WIDGETS}/${number}/labels`;
    const names = (body: unknown) => (body as { name: string }[]).map(({ name }) => name);
    expect(names((await call("POST", path, { token: lisa, body: { labels: ["bug", "a/b"] } })).body)).toEqual([
      "a/b",
      "bug",
    ]);
    expect(names((await call("DELETE", `${path}/a%2Fb`, { token: lisa })).body)).toEqual(["bug"]);
    expect(names((await call("PUT", path, { token: lisa, body: { labels: ["later"] } })).body)).toEqual(["later"]);
    expect(names((await call("GET", path, { token: hubot })).body)).toEqual(["later"]);
    expect((await call("DELETE", path, { token: lisa })).status).toBe(204);
    expect(names((await call("GET", path, { token: hubot })).body)).toEqual([]);
  });

  test("are added and replaced by a bare list, as PyGithub and octokit.rb send them", async () => {
    const { number } = await open(mona, WIDGETS, { title: "Bare lists" });
    const path = `${WIDGETS}/${number}/labels`;
    const added = await call("POST", path, { token: lisa, body: ["bug", { name: "later" }] });
    expect(added.body, added.text).toMatchObject([{ name: "bug" }, { name: "later" }]);
    expect((await call("PUT", path, { token: lisa, body: [] })).body).toEqual([]);
  });

  test("refuses to take off a label that the issue does not have", async () => {
    const { number } = await open(mona, WIDGETS, { title: "No label" });
    const answer = await call("DELETE", `${WIDGETS}/${number}/labels/bug`, { token: mona });
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ message: "Label does not exist" });
  });

  test("refuses a reader", async () => {
    const { number } = await open(mona, WIDGETS, { title: "Readers do not label" });
    expect(
      (await call("POST", `${WIDGETS}/${number}/labels`, { token: hubot, body: { labels: ["bug"] } })).status,
    ).toBe(403);
  });
});

describe("listing", () => {
  test("filters by state, labels, assignee, author and time, and pages with links", async () => {
    const first = await open(mona, WIDGETS, { title: "Filter one", labels: ["filter", "bug"], assignees: ["lisa"] });
    const second = await open(lisa, WIDGETS, { title: "Filter two", labels: ["filter"] });
    await call("PATCH", `${WIDGETS}/${second.number}`, { token: lisa, body: { state: "closed" } });
    const numbers = async (query: string) =>
      ((await call("GET", `${WIDGETS}?${query}`, { token: hubot })).body as IssueJson[]).map(({ number }) => number);
    expect(await numbers("labels=filter")).toEqual([first.number]);
    expect(await numbers("labels=filter&state=all")).toEqual([second.number, first.number]);
    expect(await numbers("labels=filter&state=all&direction=asc")).toEqual([first.number, second.number]);
    expect(await numbers("labels=filter,BUG&state=all")).toEqual([first.number]);
    expect(await numbers("labels=filter&state=closed&creator=lisa")).toEqual([second.number]);
    expect(await numbers("labels=filter&state=all&assignee=none")).toEqual([second.number]);
    expect(await numbers("labels=filter&state=all&assignee=*")).toEqual([first.number]);
    expect(await numbers("labels=filter&state=all&assignee=lisa")).toEqual([first.number]);
    expect(await numbers("labels=filter&state=all&since=2100-01-01T00:00:00Z")).toEqual([]);
    const paged = await call("GET", `${WIDGETS}?labels=filter&state=all&per_page=1`, { token: hubot });
    expect(paged.headers.get("link")).toContain('rel="next"');
    const beyond = await call("GET", `${WIDGETS}?labels=filter&state=all&per_page=1&page=9`, { token: hubot });
    expect(beyond.body).toEqual([]);
    expect(beyond.headers.get("link")).toContain('rel="prev"');
  });

  test("everybody reads the issues of a public repository, nobody hears of a private one's", async () => {
    expect((await call("GET", GADGETS)).status).toBe(200);
    expect((await call("GET", WIDGETS)).status).toBe(404);
    expect((await call("GET", `${WIDGETS}/1`, { token: nat })).status).toBe(404);
  });

  test("refuses a time that there is not", async () => {
    for (const since of ["yesterday", "-271821-04-20"]) {
      const answer = await call("GET", `${WIDGETS}?since=${since}`, { token: mona });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ errors: [{ field: "since" }] });
    }
  });

  test("refuses a state that there is not", async () => {
    const answer = await call("GET", `${WIDGETS}?state=broken`, { token: mona });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ field: "state" }] });
  });
});
