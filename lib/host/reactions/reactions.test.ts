import { beforeAll, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import {
  addCollaborator,
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
} from "@/lib/testing/host-scene.ts";
import { askOfficially } from "@/lib/testing/official-calls.ts";
import type { CommentJson } from "../comments/represent.ts";
import type { IssueJson } from "../issues/represent.ts";
import { REACTIONS } from "./rules.ts";

// Compiling the official schemas takes seconds.
const ISSUE = "/repos/{owner}/{repo}/issues/{issue_number}";
const COMMENT = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
const WIDGETS = "/repos/acme/widgets/issues";

let scene: HostScene;
let token: string;
let mona: string;
let hubot: string;

beforeAll(async () => {
  scene = await makeHostScene();
  token = await installationToken(scene, { issues: "write" });
  [mona, hubot] = await Promise.all([personalToken(scene.mona), personalToken(scene.hubot)]);
});

async function open(): Promise<{ issue_number: number }> {
  const { body } = await call("POST", WIDGETS, { token, body: { title: "React to me" } });
  return { issue_number: (body as IssueJson).number };
}

test("every kind is given once by each, counted on the issue, and taken back by the one who gave it", async () => {
  const params = await open();
  for (const content of REACTIONS)
    await askOfficially("POST", `${ISSUE}/reactions`, { token, params, body: { content } });
  const path = `${WIDGETS}/${params.issue_number}`;
  const again = await call("POST", `${path}/reactions`, { token, body: { content: "heart" } });
  expect(again.status).toBe(200);
  expect((await call("POST", `${path}/reactions`, { token: hubot, body: { content: "heart" } })).status).toBe(201);
  const issue = await askOfficially<IssueJson>("GET", ISSUE, { token, params });
  expect(issue.reactions).toMatchObject({ total_count: 9, heart: 2, "+1": 1, "-1": 1, eyes: 1 });
  const hearts = await askOfficially<{ id: number; user: { login: string } }[]>("GET", `${ISSUE}/reactions`, {
    token,
    params,
    query: "?content=heart",
  });
  expect(hearts.map(({ user }) => user.login)).toEqual(["ci-bot[bot]", "hubot"]);
  const own = hearts[0]?.id;
  expect((await call("DELETE", `${path}/reactions/${own}`, { token: hubot })).status).toBe(403);
  expect((await call("DELETE", `${path}/reactions/${own}`, { token })).status).toBe(204);
  expect((await call("DELETE", `${path}/reactions/${own}`, { token })).status).toBe(404);
});

test("comments are reacted to alike", async () => {
  const { issue_number } = await open();
  const { body } = await call("POST", `${WIDGETS}/${issue_number}/comments`, { token, body: { body: "And to me" } });
  const params = { comment_id: (body as CommentJson).id };
  const { id } = await askOfficially<{ id: number }>("POST", `${COMMENT}/reactions`, {
    token,
    params,
    body: { content: "rocket" },
  });
  const comment = await askOfficially<CommentJson>("GET", COMMENT, { token, params });
  expect(comment.reactions).toMatchObject({ total_count: 1, rocket: 1 });
  expect(await askOfficially("GET", `${COMMENT}/reactions`, { token, params })).toMatchObject([{ id }]);
  await askOfficially("DELETE", `${COMMENT}/reactions/{reaction_id}`, {
    token,
    params: { ...params, reaction_id: id },
  });
  expect(await askOfficially("GET", `${COMMENT}/reactions`, { token, params })).toEqual([]);
});

test("refuses a kind that there is not, and a reaction of something else", async () => {
  const { issue_number } = await open();
  const other = await open();
  const path = `${WIDGETS}/${issue_number}/reactions`;
  const unknown = await call("POST", path, { token, body: { content: "shrug" } });
  expect(unknown.status).toBe(422);
  expect(unknown.body).toMatchObject({ errors: [{ resource: "Reaction", field: "content" }] });
  const { body } = await call("POST", path, { token, body: { content: "eyes" } });
  const { id } = body as { id: number };
  const elsewhere = await call("DELETE", `${WIDGETS}/${other.issue_number}/reactions/${id}`, { token });
  expect(elsewhere.status).toBe(404);
});

test("refuses reactions on a locked issue to those who may not push", async () => {
  const { issue_number } = await open();
  await call("PUT", `${WIDGETS}/${issue_number}/lock`, { token: mona });
  const path = `${WIDGETS}/${issue_number}/reactions`;
  expect((await call("POST", path, { token: hubot, body: { content: "eyes" } })).status).toBe(403);
  await addCollaborator(scene.widgets, scene.hubot, "push");
  expect((await call("POST", path, { token: hubot, body: { content: "eyes" } })).status).toBe(201);
});

test("refuses an installation that may only read issues", async () => {
  const { issue_number } = await open();
  const reader = await installationToken(scene, { issues: "read" });
  const path = `${WIDGETS}/${issue_number}/reactions`;
  expect((await call("GET", path, { token: reader })).status).toBe(200);
  expect((await call("POST", path, { token: reader, body: { content: "eyes" } })).status).toBe(403);
});
