import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findRef } from "@/lib/host/git/refs.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
  userToken,
} from "@/lib/testing/host-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { ask, commitTo, namesOf, openPullOf, PULL, pullEvents, refused, WIDGETS } from "@/lib/testing/pull-scene.ts";
import type { PullJson } from "./represent.ts";

let scene: HostScene;
let mona: string;
let hubot: string;
let nat: string;

beforeAll(async () => {
  scene = await makeHostScene();
  [mona, hubot, nat] = (await Promise.all(
    [scene.mona, scene.hubot, scene.nat].map((id) => personalToken(id, ["repo"])),
  )) as [string, string, string];
});
beforeEach(async () => {
  await takeEvents();
});

const read = (number: number) => ask<PullJson>(mona, ["GET", PULL], { params: { pull_number: number } });
const headOfMain = async () => (await findRef(scene.widgets, "refs/heads/main"))?.sha as string;

describe("opening", () => {
  test("an installation opens one as its bot; the issue says through what, and that it is a pull request", async () => {
    const token = await installationToken(scene, { contents: "write", pull_requests: "write", issues: "read" });
    const { number, branch, head } = await openPullOf(token, { from: scene.head, body: "Please" });
    const pull = await read(number);
    expect(pull).toMatchObject({
      title: `Add ${branch}`,
      user: { login: "ci-bot[bot]", type: "Bot" },
      head: { label: `acme:${branch}`, ref: branch, sha: head, repo: { full_name: "acme/widgets" } },
      base: { ref: "main", sha: scene.head },
      ...{ state: "open", draft: false, merged: false, mergeable: true, mergeable_state: "clean" },
      ...{ commits: 1, additions: 1, deletions: 0, changed_files: 1 },
    });
    const events = await pullEvents();
    expect(namesOf(events)).toEqual(["pull_request.opened"]);
    expect(events[0]?.payload).toMatchObject({ number, pull_request: { id: pull.id, body: "Please" } });
    const issue = await ask<Record<string, unknown>>(mona, ["GET", "/issues/{issue_number}"], {
      params: { issue_number: number },
    });
    expect(issue).toMatchObject({
      performed_via_github_app: { slug: "ci-bot" },
      pull_request: { url: pull.url, merged_at: null },
      html_url: pull.html_url,
    });
    const { sha } = (await findRef(scene.widgets, `refs/pull/${number}/head`)) ?? {};
    expect(sha).toBe(head);
    expect((await findRef(scene.widgets, `refs/pull/${number}/merge`))?.sha).toBe(pull.merge_commit_sha);
  });

  test("a person through the integration is its author", async () => {
    const token = await userToken(scene, scene.mona, { contents: "write", pull_requests: "write", issues: "read" });
    const { number } = await openPullOf(token, { from: scene.head });
    expect((await read(number)).user.login).toBe("mona");
    const issue = await ask<{ performed_via_github_app: { slug: string } }>(mona, ["GET", "/issues/{issue_number}"], {
      params: { issue_number: number },
    });
    expect(issue.performed_via_github_app.slug).toBe("ci-bot");
  });

  test("an issue becomes one, with its number and comments", async () => {
    const { number } = await ask<{ number: number }>(mona, ["POST", "/issues"], { body: { title: "Do it" } });
    await commitTo(mona, "of-issue", { path: "of-issue.md", text: "text\n", from: scene.head });
    const pull = await ask<PullJson>(mona, ["POST", "/pulls"], {
      body: { issue: number, head: "of-issue", base: "main" },
    });
    expect(pull).toMatchObject({ number, title: "Do it" });
    expect((await refused(mona, "POST", "/pulls", { issue: number, head: "of-issue", base: "main" })).status).toBe(422);
  });

  test("refuses a head and a base that do not exist, each by its name", async () => {
    for (const [field, body] of [
      ["head", { head: "nowhere", base: "main" }],
      ["head", { head: "nat:main", base: "main" }],
      ["base", { head: "main", base: "nowhere" }],
    ] as const) {
      const { status, body: said } = await refused(mona, "POST", "/pulls", { title: "x", ...body });
      expect(status).toBe(422);
      expect(said).toMatchObject({ errors: [{ resource: "PullRequest", field, code: "invalid" }] });
    }
  });

  test("refuses branches without anything between them", async () => {
    await ask(mona, ["POST", "/git/refs"], { body: { ref: "refs/heads/same", sha: scene.head } });
    const { status, body } = await refused(mona, "POST", "/pulls", { title: "x", head: "same", base: "main" });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { resource: "PullRequest", code: "custom", message: "No commits between acme:main and acme:same" },
    ]);
  });

  test("refuses a second one of the same branches", async () => {
    const { branch } = await openPullOf(mona, { from: scene.head });
    const { status, body } = await refused(mona, "POST", "/pulls", { title: "x", head: branch, base: "main" });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { resource: "PullRequest", code: "custom", message: `A pull request already exists for acme:${branch}.` },
    ]);
  });

  test("refuses one without a title", async () => {
    await commitTo(mona, "untitled", { path: "untitled.md", text: "text\n", from: scene.head });
    const { status, body } = await refused(mona, "POST", "/pulls", { head: "untitled", base: "main" });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: "title", code: "missing_field" }] });
  });
});

describe("changing", () => {
  test("text, base, state and labels, each with its event", async () => {
    const { number } = await openPullOf(mona, { from: scene.head });
    await ask(mona, ["POST", "/git/refs"], { body: { ref: "refs/heads/other-base", sha: scene.head } });
    await pullEvents();
    const params = { pull_number: number };
    await ask(mona, ["PATCH", PULL], { params, body: { title: "Better", body: "Because" } });
    const moved = await ask<PullJson>(mona, ["PATCH", PULL], { params, body: { base: "other-base" } });
    expect(moved.base.ref).toBe("other-base");
    const events = await pullEvents();
    expect(namesOf(events)).toEqual(["pull_request.edited", "pull_request.edited"]);
    expect(events[1]?.payload).toMatchObject({ changes: { base: { ref: { from: "main" } } } });
    const labels = { params: { issue_number: number }, body: { labels: ["bug"] } };
    await ask(mona, ["POST", "/issues/{issue_number}/labels"], labels);
    await ask(mona, ["PUT", "/issues/{issue_number}/labels"], { ...labels, body: { labels: [] } });
    await ask(mona, ["PATCH", "/issues/{issue_number}"], { ...labels, body: { assignees: ["lisa"] } });
    await ask(mona, ["PATCH", "/issues/{issue_number}"], { ...labels, body: { assignees: [] } });
    expect(namesOf(await pullEvents())).toEqual([
      "pull_request.labeled",
      "pull_request.unlabeled",
      "pull_request.assigned",
      "pull_request.unassigned",
    ]);
    const closed = await ask<PullJson>(mona, ["PATCH", PULL], { params, body: { state: "closed" } });
    expect(closed).toMatchObject({ state: "closed", merged: false, mergeable_state: "unknown" });
    expect(await ask<PullJson>(mona, ["PATCH", PULL], { params, body: { state: "open" } })).toMatchObject({
      state: "open",
      closed_at: null,
    });
    expect(namesOf(await pullEvents())).toEqual(["pull_request.closed", "pull_request.reopened"]);
  });

  test("refuses a base that does not exist", async () => {
    const { number } = await openPullOf(mona, { from: scene.head });
    const { status, body } = await refused(mona, "PATCH", `/pulls/${number}`, { base: "non-existing" });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        resource: "PullRequest",
        field: "base",
        code: "invalid",
        message: "Proposed base branch 'non-existing' was not found",
      },
    ]);
  });

  test("refuses somebody who neither opened it nor may triage", async () => {
    const { number } = await openPullOf(mona, { from: scene.head });
    expect((await refused(hubot, "PATCH", `/pulls/${number}`, { title: "Mine" })).status).toBe(403);
    expect((await refused(nat, "PATCH", `/pulls/${number}`, { title: "Mine" })).status).toBe(404);
  });

  test("one whose branch is gone is closed, and cannot be opened again", async () => {
    const { number, branch } = await openPullOf(mona, { from: scene.head });
    await pullEvents();
    await ask(mona, ["DELETE", "/git/refs/{ref}"], { params: { ref: `heads/${branch}` } });
    expect(namesOf(await pullEvents())).toEqual(["pull_request.closed"]);
    const { status, body } = await refused(mona, "PATCH", `/pulls/${number}`, { state: "open" });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [{ field: "state", message: `state cannot be changed. The ${branch} branch has been deleted.` }],
    });
  });
});

describe("following pushes", () => {
  test("a push to the head takes it along", async () => {
    const { number, branch, head } = await openPullOf(mona, { from: scene.head });
    await read(number);
    await pullEvents();
    const after = await commitTo(mona, branch, { path: "more.md", text: "a\nb\n" });
    const events = await pullEvents();
    expect(namesOf(events)).toEqual(["pull_request.synchronize"]);
    expect(events[0]?.payload).toMatchObject({ before: head, after, pull_request: { head: { sha: after } } });
    expect(await read(number)).toMatchObject({ commits: 2, additions: 3, changed_files: 2, mergeable: true });
    expect((await findRef(scene.widgets, `refs/pull/${number}/head`))?.sha).toBe(after);
  });

  test("a base that changed the same lines makes it unmergeable", async () => {
    const { number } = await openPullOf(mona, { from: await headOfMain(), path: "both.md", text: "mine\n" });
    expect((await read(number)).mergeable).toBe(true);
    await commitTo(mona, "main", { path: "both.md", text: "theirs\n" });
    expect(await read(number)).toMatchObject({ mergeable: false, mergeable_state: "dirty", merge_commit_sha: null });
    expect(await findRef(scene.widgets, `refs/pull/${number}/merge`)).toBeNull();
    const { status, body } = await refused(mona, "PUT", `/pulls/${number}/merge`, {});
    expect({ status, message: body.message }).toEqual({ status: 405, message: "Pull Request is not mergeable" });
  });

  test("one whose commits are pushed to the base by hand is merged", async () => {
    const { number, head } = await openPullOf(mona, { from: await headOfMain() });
    await pullEvents();
    await ask(mona, ["PATCH", "/git/refs/{ref}"], { params: { ref: "heads/main" }, body: { sha: head } });
    const events = await pullEvents();
    expect(namesOf(events)).toEqual(["pull_request.closed"]);
    expect(events[0]?.payload).toMatchObject({ pull_request: { merged: true, merge_commit_sha: head } });
    expect((await call("GET", `${WIDGETS}/pulls/${number}/merge`, { token: mona })).status).toBe(204);
  });
});

describe("reading", () => {
  test("lists by state, head and base, and says what belongs to a commit", async () => {
    const { number, branch, head } = await openPullOf(mona, { from: await headOfMain() });
    const list = (query: string) => ask<{ number: number }[]>(mona, ["GET", "/pulls"], { query });
    expect((await list(`?head=acme:${branch}`)).map((pull) => pull.number)).toEqual([number]);
    expect(await list("?base=nowhere")).toEqual([]);
    expect((await list("?state=all&sort=updated&direction=desc&per_page=1")).length).toBe(1);
    expect(await list(`?state=closed&head=acme:${branch}`)).toEqual([]);
    const ofCommit = await ask<{ number: number }[]>(mona, ["GET", "/commits/{commit_sha}/pulls"], {
      params: { commit_sha: head },
    });
    expect(ofCommit.map((pull) => pull.number)).toEqual([number]);
  });

  test("its files and commits, and all of it as text for git", async () => {
    const { number, branch, head } = await openPullOf(mona, { from: await headOfMain() });
    const params = { pull_number: number };
    const files = await ask<{ filename: string; patch: string }[]>(mona, ["GET", `${PULL}/files`], { params });
    expect(files).toMatchObject([{ filename: `${branch}.md`, status: "added", patch: "@@ -0,0 +1 @@\n+text" }]);
    const commits = await ask<{ sha: string }[]>(mona, ["GET", `${PULL}/commits`], { params });
    expect(commits.map(({ sha }) => sha)).toEqual([head]);
    const text = async (path: string, format: string) => {
      const accept = `application/vnd.github.v3.${format}`;
      return (await call("GET", `${WIDGETS}${path}`, { token: mona, headers: { accept } })).text;
    };
    expect(await text(`/pulls/${number}`, "diff")).toMatch(/^diff --git a\/feature-/);
    expect(await text(`/pulls/${number}`, "patch")).toMatch(new RegExp(`^From ${head} `));
    expect(await text(`/compare/main...${branch}`, "diff")).toMatch(/^diff --git /);
    const compared = await ask<Record<string, unknown>>(mona, ["GET", "/compare/{basehead}"], {
      params: { basehead: `main...${branch}` },
    });
    expect(compared).toMatchObject({ status: "ahead", ahead_by: 1, behind_by: 0, total_commits: 1 });
    expect((await refused(mona, "GET", "/compare/main...nowhere")).status).toBe(404);
  });

  test("checks on its newest commit name it, in answers and events", async () => {
    const { number, head } = await openPullOf(mona, { from: await headOfMain() });
    await takeEvents();
    const token = await installationToken(scene, { checks: "write" });
    const run = await ask<{ pull_requests: unknown[] }>(token, ["POST", "/check-runs"], {
      body: { name: "lint", head_sha: head, conclusion: "success" },
    });
    expect(run.pull_requests).toMatchObject([{ number, head: { sha: head }, base: { ref: "main" } }]);
    const events = (await takeEvents()).filter(({ name }) => name.startsWith("check_"));
    expect(namesOf(events)).toContain("check_run.completed");
    for (const { name, payload } of events) {
      const [event = ""] = name.split(".");
      expect({ name, problems: officialProblems(event, payload) }).toEqual({ name, problems: [] });
      expect(payload[event]).toMatchObject({ pull_requests: [{ number }] });
    }
  });

  test("a status that failed makes it unstable", async () => {
    const { number, head } = await openPullOf(mona, { from: await headOfMain() });
    await ask(mona, ["POST", "/statuses/{sha}"], { params: { sha: head }, body: { state: "failure" } });
    expect((await read(number)).mergeable_state).toBe("unstable");
  });
});
