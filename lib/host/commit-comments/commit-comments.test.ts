import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import { askOfficially, expectOfficialEvents } from "@/lib/testing/official-calls.ts";
import { listBranches } from "../git/list-refs.ts";
import type { CommitCommentJson } from "./represent.ts";

// Compiling the official schemas takes seconds.
const ON_COMMIT = "/repos/{owner}/{repo}/commits/{commit_sha}/comments";
const COMMENT = "/repos/{owner}/{repo}/comments/{comment_id}";
const COMMENTS = "/repos/acme/gadgets/comments";

let scene: HostScene;
let sha: string;
let mona: string;
let nat: string;

beforeAll(async () => {
  scene = await makeHostScene();
  sha = (await listBranches(scene.gadgets))[0]?.sha as string;
  mona = await personalToken(scene.mona);
  nat = await personalToken(scene.nat);
});
beforeEach(async () => {
  await takeEvents();
});

const at = (more: Record<string, string | number> = {}) => ({ repo: "gadgets", commit_sha: sha, ...more });
const comment = (token: string, body: Record<string, unknown>) =>
  askOfficially<CommitCommentJson>("POST", ON_COMMIT, { params: at(), token, body });

test("a comment on a commit is made, told, listed, changed and deleted", async () => {
  const { id } = await comment(nat, { body: "Why?", path: "README.md", position: 1 });
  const [event] = await expectOfficialEvents("commit_comment.created");
  expect(event).toMatchObject({ action: "created", comment: { id, commit_id: sha, path: "README.md", position: 1 } });
  const params = at({ comment_id: id });
  expect(await askOfficially("GET", ON_COMMIT, { params, token: nat })).toMatchObject([{ id, user: { login: "nat" } }]);
  expect(await askOfficially("GET", "/repos/{owner}/{repo}/comments", { params, token: nat })).toHaveLength(1);
  const changed = await askOfficially("PATCH", COMMENT, { params, token: nat, body: { body: "How?" } });
  expect(changed).toMatchObject({ body: "How?", author_association: "NONE" });
  expect((await call("DELETE", `${COMMENTS}/${id}`, { token: nat })).status).toBe(204);
  expect((await call("GET", `${COMMENTS}/${id}`)).status).toBe(404);
  await expectOfficialEvents();
});

test("an installation that may read contents comments as its bot", async () => {
  const token = await installationToken(scene, { contents: "read" });
  const path = `/repos/acme/widgets/commits/${scene.head}/comments`;
  const answer = await call("POST", path, { token, body: { body: "Checked" } });
  expect(answer).toMatchObject({ status: 201, body: { user: { login: "ci-bot[bot]" }, line: null } });
});

test("reactions are given, counted and taken back", async () => {
  const { id } = await comment(mona, { body: "Good" });
  const path = `${COMMENTS}/${id}/reactions`;
  const given = await call("POST", path, { token: mona, body: { content: "rocket" } });
  expect(given.status).toBe(201);
  expect((await call("POST", path, { token: mona, body: { content: "rocket" } })).status).toBe(200);
  expect((await call("GET", path)).body).toMatchObject([{ content: "rocket", user: { login: "mona" } }]);
  expect((await call("GET", `${COMMENTS}/${id}`)).body).toMatchObject({ reactions: { rocket: 1, total_count: 1 } });
  const { id: reactionId } = given.body as { id: number };
  expect((await call("DELETE", `${path}/${reactionId}`, { token: mona })).status).toBe(204);
  expect((await call("GET", path)).body).toEqual([]);
});

test("refuses a commit that the repository does not have, and a blank body", async () => {
  const post = async (on: string, body: string) =>
    (await call("POST", `/repos/acme/gadgets/commits/${on}/comments`, { token: nat, body: { body } })).status;
  expect(await post("0".repeat(40), "Why?")).toBe(422);
  expect(await post(sha, " ")).toBe(422);
});

test("refuses to change or delete what somebody else wrote, except to those who may push", async () => {
  const { id } = await comment(mona, { body: "Mine" });
  expect((await call("PATCH", `${COMMENTS}/${id}`, { token: nat, body: { body: "Yours" } })).status).toBe(403);
  expect((await call("DELETE", `${COMMENTS}/${id}`, { token: nat })).status).toBe(403);
  const other = await comment(nat, { body: "Spam" });
  expect((await call("DELETE", `${COMMENTS}/${other.id}`, { token: mona })).status).toBe(204);
});

test("refuses an archived repository", async () => {
  await db.repository.update({ where: { id: scene.gadgets }, data: { archived: true } });
  const path = `/repos/acme/gadgets/commits/${sha}/comments`;
  const answer = await call("POST", path, { token: mona, body: { body: "Late" } });
  await db.repository.update({ where: { id: scene.gadgets }, data: { archived: false } });
  expect(answer).toMatchObject({ status: 403, body: { message: "Repository was archived so is read-only." } });
});
