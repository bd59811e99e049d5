import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import { officialAnswerProblems } from "@/lib/testing/official-response-schema.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { requestAction } from "./ask-again.ts";

const REPOSITORY = "/repos/acme/widgets";

let scene: HostScene;
let token: string;

beforeAll(async () => {
  scene = await makeHostScene();
  token = await installationToken(scene, { checks: "write", contents: "write" });
});
beforeEach(async () => {
  await takeEvents();
});

type Json = Record<string, never>;

/** Creates a run; what is not given makes one that waits. */
async function create(body: Record<string, unknown> = {}): Promise<{ id: number; suite: number }> {
  const path = `${REPOSITORY}/check-runs`;
  const answer = await call("POST", path, { token, body: { name: "lint", head_sha: scene.head, ...body } });
  expect(answer.status, answer.text).toBe(201);
  expect(
    officialAnswerProblems({
      method: "POST",
      path: "/repos/{owner}/{repo}/check-runs",
      status: 201,
      body: answer.body,
    }),
  ).toEqual([]);
  const { id, check_suite } = answer.body as { id: number; check_suite: { id: number } };
  return { id, suite: check_suite.id };
}

const update = (id: number, body: Record<string, unknown>, as = token) =>
  call("PATCH", `${REPOSITORY}/check-runs/${id}`, { token: as, body });

/** What was recorded, each held against the official schema, with the installation that the dispatcher adds. */
async function eventsOf(): Promise<{ name: string; payload: Json }[]> {
  const events = await takeEvents();
  for (const { name, payload } of events) {
    const sent: Record<string, unknown> = { ...payload, installation: { id: scene.installationId, node_id: "x" } };
    expect(officialProblems(name.split(".")[0] ?? "", sent), name).toEqual([]);
  }
  return events;
}

describe("a check run", () => {
  test("is made, goes on and ends, and those who listen are told", async () => {
    const { id } = await create({ name: "build", status: "in_progress", external_id: "42" });
    expect((await eventsOf()).map(({ name }) => name)).toEqual(["check_run.created"]);
    const output = {
      title: "Two notes",
      summary: "It **nearly** fits.",
      annotations: [
        {
          path: "src/index.js",
          start_line: 1,
          end_line: 1,
          start_column: 8,
          end_column: 15,
          annotation_level: "warning",
          message: "One is few",
        },
        {
          path: "README.md",
          start_line: 1,
          end_line: 1,
          annotation_level: "notice",
          message: "Short",
          title: "Length",
        },
      ],
    };
    const ended = await update(id, { conclusion: "neutral", output });
    expect(ended.status, ended.text).toBe(200);
    expect(ended.body).toMatchObject({
      status: "completed",
      conclusion: "neutral",
      external_id: "42",
      output: { title: "Two notes", summary: "It **nearly** fits.", annotations_count: 2 },
      app: { slug: "ci-bot" },
    });
    const events = await eventsOf();
    expect(events.map(({ name }) => name)).toEqual(["check_run.completed", "check_suite.completed"]);
    expect(events[1]?.payload).toMatchObject({
      check_suite: { conclusion: "neutral", head_branch: "main", latest_check_runs_count: 1 },
      sender: { login: "ci-bot[bot]" },
    });
    const annotations = await call("GET", `${REPOSITORY}/check-runs/${id}/annotations`, { token });
    expect(annotations.body).toMatchObject([
      { path: "src/index.js", start_column: 8, annotation_level: "warning" },
      { path: "README.md", start_column: null, title: "Length" },
    ]);
  });

  test("that ends at once is told as made and as ended", async () => {
    await create({ name: "quick", conclusion: "success" });
    const names = (await eventsOf()).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(["check_run.created", "check_run.completed"]);
  });

  test("is listed by commit, branch and suite: the newest of each name, or all", async () => {
    const first = await create({ name: "again", conclusion: "failure" });
    const second = await create({ name: "again", status: "queued" });
    expect(second.suite).toBe(first.suite);
    const ids = async (path: string) => {
      const { body, text } = await call("GET", `${REPOSITORY}${path}`, { token });
      const { check_runs } = body as { check_runs: { id: number }[] };
      expect(check_runs, text).toBeDefined();
      return check_runs.map(({ id }) => id);
    };
    expect(await ids(`/commits/main/check-runs?check_name=again`)).toEqual([second.id]);
    expect(await ids(`/commits/${scene.head}/check-runs?check_name=again&filter=all`)).toEqual([second.id, first.id]);
    expect(await ids(`/check-suites/${first.suite}/check-runs?check_name=again`)).toEqual([second.id]);
    expect(await ids(`/commits/main/check-runs?check_name=again&filter=all&status=completed`)).toEqual([first.id]);
    expect(await ids(`/commits/main/check-runs?app_id=${scene.integration.id + 1}`)).toEqual([]);
    const suites = await call("GET", `${REPOSITORY}/commits/main/check-suites`, { token });
    expect(suites.body).toMatchObject({ total_count: 1, check_suites: [{ id: first.suite, status: "in_progress" }] });
    expect(
      officialAnswerProblems({
        method: "GET",
        path: "/repos/{owner}/{repo}/commits/{ref}/check-suites",
        status: 200,
        body: suites.body,
      }),
    ).toEqual([]);
  });

  test("is read by people who see the repository", async () => {
    const { id } = await create({ name: "seen" });
    const hubot = await personalToken(scene.hubot);
    expect((await call("GET", `${REPOSITORY}/check-runs/${id}`, { token: hubot })).body).toMatchObject({
      name: "seen",
    });
    const nat = await personalToken(scene.nat);
    expect((await call("GET", `${REPOSITORY}/check-runs/${id}`, { token: nat })).status).toBe(404);
  });

  test("is not written by people themselves", async () => {
    const mona = await personalToken(scene.mona);
    const body = { name: "lint", head_sha: scene.head };
    expect(await call("POST", `${REPOSITORY}/check-runs`, { token: mona, body })).toMatchObject({
      status: 403,
      body: { message: "You must authenticate via a GitHub App." },
    });
  });

  test("of another integration is not changed", async () => {
    const { id } = await create({ name: "mine" });
    const { suiteId } = await db.checkRun.findUniqueOrThrow({ where: { id } });
    const suite = await db.checkSuite.findUniqueOrThrow({ where: { id: suiteId } });
    const other = await db.integration.create({
      data: {
        ownerId: scene.acme,
        botId: (
          await db.account.create({ data: { type: "BOT", login: "b", createdAt: new Date(), updatedAt: new Date() } })
        ).id,
        name: "Other",
        slug: "other",
        clientId: "Iv23other",
        url: "https://other.example",
        createdAt: new Date(),
        updatedAt: new Date(),
      },
    });
    const theirs = await db.checkSuite.create({
      data: { ...suite, id: suite.id + 1000, integrationId: other.id },
    });
    await db.checkRun.update({ where: { id }, data: { suiteId: theirs.id } });
    expect(await update(id, { conclusion: "success" })).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining("can only be modified by the GitHub App that created it") },
    });
    await db.integration.delete({ where: { id: other.id } });
  });

  test.each([
    ["a commit that is not there", { head_sha: "f".repeat(40) }, `No commit found for SHA: ${"f".repeat(40)}`],
    ["a branch for a commit", { head_sha: "main" }, "No commit found for SHA: main"],
  ])("is refused on %s", async (_, body, message) => {
    const answer = await call("POST", `${REPOSITORY}/check-runs`, { token, body: { name: "lint", ...body } });
    expect(answer).toMatchObject({ status: 422, body: { message } });
  });

  test.each([
    ["no name", { name: "" }, "name"],
    ["an end without a conclusion", { status: "completed" }, "conclusion"],
    ["an unknown conclusion", { conclusion: "fine" }, "conclusion"],
    ["an unknown status", { status: "soon" }, "status"],
    ["a script for an address", { details_url: "javascript:alert(1)" }, "details_url"],
    ["four actions", { actions: Array(4).fill({ label: "Fix", description: "", identifier: "fix" }) }, "actions"],
    ["an action without a name", { actions: [{ label: "", description: "", identifier: "fix" }] }, "actions[0].label"],
    [
      "fifty-one annotations",
      {
        output: {
          title: "t",
          summary: "s",
          annotations: Array(51).fill({
            path: "a",
            start_line: 1,
            end_line: 1,
            annotation_level: "notice",
            message: "m",
          }),
        },
      },
      "output.annotations",
    ],
    [
      "an annotation that ends before it starts",
      {
        output: {
          title: "t",
          summary: "s",
          annotations: [{ path: "a", start_line: 2, end_line: 1, annotation_level: "notice", message: "m" }],
        },
      },
      "output.annotations[0].end_line",
    ],
  ])("is refused with %s", async (_, body, field) => {
    const path = `${REPOSITORY}/check-runs`;
    const answer = await call("POST", path, { token, body: { name: "lint", head_sha: scene.head, ...body } });
    expect(answer, answer.text).toMatchObject({ status: 422, body: { errors: [{ resource: "CheckRun", field }] } });
  });
});

describe("an integration that may write checks", () => {
  /** Pushes a commit and answers its name. */
  async function push(path: string): Promise<string> {
    const content = Buffer.from(path).toString("base64");
    const body = { message: `Add ${path}`, content };
    const answer = await call("PUT", `${REPOSITORY}/contents/${path}`, {
      token: await personalToken(scene.mona),
      body,
    });
    expect(answer.status, answer.text).toBe(201);
    return (answer.body as { commit: { sha: string } }).commit.sha;
  }
  const asked = async () => (await eventsOf()).filter(({ name }) => name === "check_suite.requested");

  beforeAll(async () => {
    await db.installation.update({ where: { id: scene.installationId }, data: { permissions: { checks: "write" } } });
  });

  test("is asked for its checks when something is pushed, with a suite of its own", async () => {
    const sha = await push("one.txt");
    const [event] = await asked();
    expect(event?.payload).toMatchObject({
      check_suite: { head_sha: sha, head_branch: "main", status: "queued", before: scene.head },
      installation: { id: scene.installationId },
      sender: { login: "mona" },
    });
  });

  test("is not asked while it is suspended, for a repository outside the selection, or that wants none", async () => {
    const { installationId: id } = scene;
    await db.installation.update({ where: { id }, data: { suspendedAt: new Date() } });
    await push("two.txt");
    expect(await asked()).toEqual([]);
    await db.installation.update({ where: { id }, data: { suspendedAt: null } });

    const silence = (setting: boolean) =>
      call("PATCH", `${REPOSITORY}/check-suites/preferences`, {
        token,
        body: { auto_trigger_checks: [{ app_id: scene.integration.id, setting }] },
      });
    expect((await silence(false)).body).toMatchObject({
      preferences: { auto_trigger_checks: [{ app_id: scene.integration.id, setting: false }] },
    });
    await push("three.txt");
    expect(await asked()).toEqual([]);
    await silence(true);

    await db.installationRepository.deleteMany({ where: { installationId: id } });
    await push("four.txt");
    expect(await asked()).toEqual([]);
    await db.installationRepository.create({
      data: { installationId: id, repositoryId: scene.widgets, createdAt: new Date() },
    });
  });

  test("makes a suite itself, once on a commit", async () => {
    const sha = await push("five.txt");
    await db.checkSuite.deleteMany({ where: { headSha: sha } });
    await takeEvents();
    const body = { head_sha: sha };
    const first = await call("POST", `${REPOSITORY}/check-suites`, { token, body });
    const second = await call("POST", `${REPOSITORY}/check-suites`, { token, body });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect((second.body as { id: number }).id).toBe((first.body as { id: number }).id);
    expect(await asked()).toHaveLength(1);
  });

  test("is asked for one run again, or for all, or by a button it gave; and not for what it does not have", async () => {
    const actions = [{ label: "Fix", description: "Mends it", identifier: "fix" }];
    const { id, suite } = await create({ name: "asked", status: "queued", actions });
    const rerequest = (path: string) => call("POST", `${REPOSITORY}${path}/rerequest`, { token });
    expect((await rerequest(`/check-runs/${id}`)).status).toBe(422);
    await update(id, { conclusion: "failure" });
    await takeEvents();
    expect(await rerequest(`/check-runs/${id}`)).toMatchObject({ status: 201, body: {} });
    expect((await rerequest(`/check-suites/${suite}`)).status).toBe(201);
    const repository = { id: scene.widgets, role: "admin", archived: false } as const;
    const press = (identifier: string) =>
      requestAction({ actor: { accountId: scene.mona }, repository, id, identifier });
    await press("fix");
    await expect(press("burn")).rejects.toMatchObject({ status: 422 });
    const events = await eventsOf();
    expect(events.map(({ name }) => name)).toEqual([
      "check_run.rerequested",
      "check_suite.rerequested",
      "check_run.requested_action",
    ]);
    expect(events[2]?.payload).toMatchObject({ requested_action: { identifier: "fix" }, sender: { login: "mona" } });
  });

  test("preferences for an integration that is not there are refused", async () => {
    const body = { auto_trigger_checks: [{ app_id: 999_999, setting: false }] };
    expect((await call("PATCH", `${REPOSITORY}/check-suites/preferences`, { token, body })).status).toBe(409);
  });
});
