import { beforeAll, beforeEach, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
  userToken,
} from "@/lib/testing/host-scene.ts";
import type { DeploymentJson } from "./represent.ts";

const PATH = "/repos/acme/widgets/deployments";

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

const deploy = async (token: string, body: Record<string, unknown> = {}): Promise<DeploymentJson> => {
  const answer = await call("POST", PATH, { token, body: { ref: "main", required_contexts: [], ...body } });
  expect(answer.status, answer.text).toBe(201);
  return answer.body as DeploymentJson;
};
const say = (token: string, id: number, body: Record<string, unknown>) =>
  call("POST", `${PATH}/${id}/statuses`, { token, body });

test("an installation deploys and says how it goes, attributed to its bot", async () => {
  const token = await installationToken(scene, { deployments: "write" });
  const deployment = await deploy(token, { environment: "staging", payload: { user: "mona" }, description: "Try" });
  expect(deployment).toMatchObject({
    sha: scene.head,
    ref: "main",
    task: "deploy",
    environment: "staging",
    original_environment: "staging",
    payload: { user: "mona" },
    production_environment: false,
    creator: { login: "ci-bot[bot]" },
    performed_via_github_app: { slug: "ci-bot" },
  });
  const answer = await say(token, deployment.id, { state: "in_progress", log_url: "https://ci.test/log" });
  expect(answer.status, answer.text).toBe(201);
  expect(answer.body).toMatchObject({
    state: "in_progress",
    environment: "staging",
    log_url: "https://ci.test/log",
    target_url: "https://ci.test/log",
    deployment_url: deployment.url,
  });
  const events = await takeEvents();
  expect(events.map(({ name }) => name)).toEqual(["deployment.created", "deployment_status.created"]);
  expect(events[1]?.payload).toMatchObject({
    deployment: { id: deployment.id },
    deployment_status: { state: "in_progress" },
  });
});

test("a person deploys through the integration", async () => {
  const token = await userToken(scene, scene.lisa, { deployments: "write" });
  const path = `/repositories/${scene.widgets}/deployments`;
  const answer = await call("POST", path, { token, body: { ref: "main", required_contexts: [] } });
  expect(answer.status, answer.text).toBe(201);
  expect(answer.body).toMatchObject({
    creator: { login: "lisa" },
    performed_via_github_app: { slug: "ci-bot" },
    environment: "production",
    production_environment: true,
  });
});

test("lists by ref, environment and task, and reads one with its statuses", async () => {
  const { id } = await deploy(lisa, { environment: "review", task: "deploy:migrations" });
  const ids = async (query: string) =>
    ((await call("GET", `${PATH}?${query}`, { token: hubot })).body as DeploymentJson[]).map((row) => row.id);
  expect(await ids("environment=review&task=deploy:migrations&ref=main")).toEqual([id]);
  expect(await ids("environment=nowhere")).toEqual([]);
  expect(await ids("environment=review&sha=none")).toEqual([id]);
  const { body } = await say(lisa, id, { state: "queued" });
  const status = body as { id: number };
  expect((await call("GET", `${PATH}/${id}/statuses`, { token: hubot })).body).toMatchObject([{ state: "queued" }]);
  expect((await call("GET", `${PATH}/${id}/statuses/${status.id}`, { token: hubot })).status).toBe(200);
  expect((await call("GET", `${PATH}/${id}`, { token: hubot })).body).toMatchObject({ task: "deploy:migrations" });
});

test("a success ends the earlier ones of the environment", async () => {
  const first = await deploy(lisa, { environment: "preview" });
  await say(lisa, first.id, { state: "success" });
  const second = await deploy(lisa, { environment: "preview" });
  await say(lisa, second.id, { state: "success" });
  expect((await call("GET", `${PATH}/${first.id}/statuses`, { token: lisa })).body).toMatchObject([
    { state: "inactive" },
    { state: "success" },
  ]);
});

test("refuses while statuses are not successful, unless none are required", async () => {
  await call("POST", `/repos/acme/widgets/statuses/${scene.head}`, {
    token: lisa,
    body: { state: "pending", context: "ci" },
  });
  const post = (body: Record<string, unknown>) => call("POST", PATH, { token: lisa, body: { ref: "main", ...body } });
  const refused = await post({});
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ message: "Conflict: Commit status checks failed for main." });
  expect((await post({ required_contexts: ["other"] })).status).toBe(409);
  expect((await post({ required_contexts: [] })).status).toBe(201);
  await call("POST", `/repos/acme/widgets/statuses/${scene.head}`, {
    token: lisa,
    body: { state: "success", context: "ci" },
  });
  expect((await post({})).status).toBe(201);
  expect((await post({ required_contexts: ["ci"] })).status).toBe(201);
});

test("refuses a ref that does not exist", async () => {
  const answer = await call("POST", PATH, { token: lisa, body: { ref: "nope" } });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ message: "No ref found for: nope" });
});

test("refuses a missing ref, an unknown state and an address that is none, each by its name", async () => {
  const missing = await call("POST", PATH, { token: lisa, body: {} });
  expect(missing.body).toMatchObject({ errors: [{ resource: "Deployment", field: "ref", code: "missing_field" }] });
  const { id } = await deploy(lisa);
  for (const [field, body] of [
    ["state", { state: "done" }],
    ["environment_url", { state: "success", environment_url: "ftp://x" }],
  ] as const) {
    const answer = await say(lisa, id, body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ resource: "DeploymentStatus", field }] });
  }
});

test("refuses to delete an active deployment, deletes an inactive one", async () => {
  const { id } = await deploy(lisa);
  await say(lisa, id, { state: "success" });
  expect((await call("DELETE", `${PATH}/${id}`, { token: lisa })).status).toBe(422);
  await say(lisa, id, { state: "inactive" });
  expect((await call("DELETE", `${PATH}/${id}`, { token: lisa })).status).toBe(204);
  expect((await call("GET", `${PATH}/${id}`, { token: lisa })).status).toBe(404);
});

test("refuses readers, other repositories' deployments and missing permissions", async () => {
  const { id } = await deploy(lisa);
  expect((await say(hubot, id, { state: "success" })).status).toBe(403);
  expect((await call("GET", `/repos/acme/gadgets/deployments/${id}`)).status).toBe(404);
  const token = await installationToken(scene, { deployments: "read" });
  expect((await call("POST", PATH, { token, body: { ref: "main" } })).status).toBe(403);
});
