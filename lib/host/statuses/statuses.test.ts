import { beforeAll, beforeEach, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";

const REPOSITORY = "/repos/acme/widgets";

let scene: HostScene;
let lisa: string;
let hubot: string;

beforeAll(async () => {
  scene = await makeHostScene();
  lisa = await personalToken(scene.lisa);
  hubot = await personalToken(scene.hubot);
});
beforeEach(async () => {
  await takeEvents();
});

const say = (token: string, body: Record<string, unknown>, sha = scene.head) =>
  call("POST", `${REPOSITORY}/statuses/${sha}`, { token, body });

test("an installation says how a commit is doing, by name and by id", async () => {
  const token = await installationToken(scene, { statuses: "write" });
  const body = { state: "pending", context: "ci/build", description: "Queued", target_url: "https://ci.test/1" };
  const answer = await say(token, body);
  expect(answer.status, answer.text).toBe(201);
  expect(answer.body).toMatchObject({ ...body, creator: { login: "ci-bot[bot]" } });
  const [event] = await takeEvents();
  expect(event).toMatchObject({
    name: "status",
    payload: {
      sha: scene.head,
      name: "acme/widgets",
      state: "pending",
      context: "ci/build",
      commit: { sha: scene.head, author: { login: "mona" } },
      branches: [{ name: "main", commit: { sha: scene.head } }],
      sender: { login: "ci-bot[bot]" },
    },
  });
  const byId = await call("POST", `/repositories/${scene.widgets}/statuses/${scene.head}`, {
    token,
    body: { state: "success", context: "ci/build" },
  });
  expect(byId.status).toBe(201);
});

test("they are listed at their former address, where PyGithub and octokit.rb read", async () => {
  const [now, formerly] = await Promise.all(
    [`/commits/${scene.head}/statuses`, `/statuses/${scene.head}`].map((path) =>
      call("GET", `${REPOSITORY}${path}`, { token: hubot }),
    ),
  );
  expect(formerly).toMatchObject({ status: 200, body: now?.body });
});

test("the newest of each context counts together", async () => {
  const combined = async () => (await call("GET", `${REPOSITORY}/commits/main/status`, { token: hubot })).body;
  await say(lisa, { state: "success", context: "ci/build" });
  await say(lisa, { state: "pending", context: "ci/lint" });
  expect(await combined()).toMatchObject({ state: "pending", total_count: 2, sha: scene.head });
  await say(lisa, { state: "error", context: "ci/lint" });
  expect(await combined()).toMatchObject({ state: "failure" });
  await say(lisa, { state: "success", context: "ci/lint" });
  expect(await combined()).toMatchObject({
    state: "success",
    statuses: [{ context: "ci/build" }, { context: "ci/lint" }],
  });
  const all = await call("GET", `${REPOSITORY}/commits/heads/main/statuses?per_page=2`, { token: hubot });
  expect(all.body).toMatchObject([{ state: "success" }, { state: "error" }]);
  expect(all.headers.get("link")).toContain('rel="last"');
});

test("a commit of which nothing was said is pending", async () => {
  const { head } = scene;
  const other = await call("GET", `/repos/acme/gadgets/commits/main/status`);
  expect(other.body).toMatchObject({ state: "pending", total_count: 0, statuses: [] });
  expect(head).toHaveLength(40);
});

test("refuses a commit that the repository does not have", async () => {
  for (const sha of ["f".repeat(40), scene.head.slice(0, 7), "main"]) {
    const answer = await say(lisa, { state: "success" }, sha);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ message: `No commit found for SHA: ${sha}` });
  }
});

test.each([
  ["state", {}],
  ["state", { state: "fine" }],
  ["target_url", { state: "success", target_url: "javascript:alert(1)" }],
  ["description", { state: "success", description: "x".repeat(141) }],
])("refuses a wrong %s", async (field, body) => {
  const answer = await say(lisa, body);
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ errors: [{ resource: "Status", field }] });
});

test("refuses readers and installations without the permission", async () => {
  expect((await say(hubot, { state: "success" })).status).toBe(403);
  const token = await installationToken(scene, { statuses: "read" });
  const answer = await say(token, { state: "success" });
  expect(answer.status).toBe(403);
  expect(answer.headers.get("x-accepted-github-permissions")).toBe("statuses=write");
});

test("refuses to read the statuses of a ref that does not exist", async () => {
  expect((await call("GET", `${REPOSITORY}/commits/nope/status`, { token: lisa })).status).toBe(404);
});
