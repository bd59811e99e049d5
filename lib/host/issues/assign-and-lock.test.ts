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
import type { IssueJson } from "./represent.ts";

// Compiling the official schemas takes seconds.
const ISSUE = "/repos/{owner}/{repo}/issues/{issue_number}";
const WIDGETS = "/repos/acme/widgets/issues";

let scene: HostScene;
let token: string;
let hubot: string;
let lisa: string;
let params: { issue_number: number };
let path: string;

beforeAll(async () => {
  scene = await makeHostScene();
  token = await installationToken(scene, { issues: "write" });
  [hubot, lisa] = await Promise.all([personalToken(scene.hubot), personalToken(scene.lisa)]);
});
beforeEach(async () => {
  const { body } = await call("POST", WIDGETS, { token, body: { title: "Whose is it" } });
  params = { issue_number: (body as IssueJson).number };
  path = `${WIDGETS}/${params.issue_number}`;
  await takeEvents();
});

const assigned = ({ assignees }: IssueJson) => assignees.map(({ login }) => login);

test("people are assigned beside those who are, and taken off again", async () => {
  const add = (assignees: string[]) =>
    askOfficially<IssueJson>("POST", `${ISSUE}/assignees`, { token, params, body: { assignees } });
  expect(assigned(await add(["hubot"]))).toEqual(["hubot"]);
  expect(assigned(await add(["LISA", "hubot"]))).toEqual(["hubot", "lisa"]);
  const body = { assignees: ["hubot", "nobody"] };
  expect(assigned(await askOfficially("DELETE", `${ISSUE}/assignees`, { token, params, body }))).toEqual(["lisa"]);
  const events = await expectOfficialEvents("issues.assigned", "issues.assigned", "issues.unassigned");
  expect(events.map(({ assignee }) => (assignee as { login: string }).login)).toEqual(["hubot", "lisa", "hubot"]);
});

test("who cannot be assigned is passed over", async () => {
  const answer = await call("POST", `${path}/assignees`, { token, body: { assignees: ["nat"] } });
  expect(answer.status).toBe(201);
  expect(assigned(answer.body as IssueJson)).toEqual([]);
  expect(await takeEvents()).toEqual([]);
});

test("it is told who can be assigned", async () => {
  const people = await askOfficially<{ login: string }[]>("GET", "/repos/{owner}/{repo}/assignees", { token });
  expect(people.map(({ login }) => login)).toEqual(["hubot", "lisa", "mona"]);
  const check = async (login: string) =>
    (await call("GET", `/repos/acme/widgets/assignees/${login}`, { token })).status;
  expect([await check("lisa"), await check("nat")]).toEqual([204, 404]);
  expect((await call("GET", `${path}/assignees/mona`, { token })).status).toBe(204);
  expect((await call("GET", `${WIDGETS}/99999/assignees/mona`, { token })).status).toBe(404);
});

test("refuses assigning to a reader, and more than ten people", async () => {
  expect((await call("POST", `${path}/assignees`, { token: hubot, body: { assignees: ["hubot"] } })).status).toBe(403);
  const assignees = Array.from({ length: 11 }, (_, n) => `person${n}`);
  expect((await call("POST", `${path}/assignees`, { token, body: { assignees } })).status).toBe(422);
});

test("a conversation is locked with a reason and unlocked, and says so", async () => {
  await askOfficially("PUT", `${ISSUE}/lock`, { token, params, body: { lock_reason: "too heated" } });
  expect(await askOfficially("GET", ISSUE, { token, params })).toMatchObject({
    locked: true,
    active_lock_reason: "too heated",
  });
  await askOfficially("PUT", `${ISSUE}/lock`, { token, params });
  await askOfficially("DELETE", `${ISSUE}/lock`, { token, params });
  expect(await askOfficially("GET", ISSUE, { token, params })).toMatchObject({
    locked: false,
    active_lock_reason: null,
  });
  await expectOfficialEvents("issues.locked", "issues.unlocked");
});

test("refuses comments on a locked issue to those who may not push", async () => {
  await call("PUT", `${path}/lock`, { token });
  const comment = (as: string) => call("POST", `${path}/comments`, { token: as, body: { body: "But" } });
  const refused = await comment(hubot);
  expect(refused.status).toBe(403);
  expect(refused.body).toMatchObject({ message: "Unable to create comment because issue is locked." });
  expect((await comment(lisa)).status).toBe(201);
});

test("refuses locking to a reader, and for a reason that there is not", async () => {
  expect((await call("PUT", `${path}/lock`, { token: hubot })).status).toBe(403);
  expect((await call("PUT", `${path}/lock`, { token, body: { lock_reason: "boring" } })).status).toBe(422);
});
