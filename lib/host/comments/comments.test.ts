import { beforeAll, beforeEach, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import type { CommentJson } from "./represent.ts";

const ISSUE = "/repos/acme/gadgets/issues/1";
const COMMENTS = "/repos/acme/gadgets/issues/comments";

let scene: HostScene;
let mona: string;
let nat: string;

beforeAll(async () => {
  scene = await makeHostScene();
  mona = await personalToken(scene.mona);
  nat = await personalToken(scene.nat);
});
beforeEach(async () => {
  await takeEvents();
});

const comment = async (token: string, body: string): Promise<CommentJson> => {
  const answer = await call("POST", `${ISSUE}/comments`, { token, body: { body } });
  expect(answer.status, answer.text).toBe(201);
  return answer.body as CommentJson;
};

test("a comment is made, changed and deleted, and the issue counts along", async () => {
  const countOf = async () => ((await call("GET", ISSUE)).body as { comments: number }).comments;
  const before = await countOf();
  const { id } = await comment(nat, "Me too");
  expect(await countOf()).toBe(before + 1);
  const changed = await call("PATCH", `${COMMENTS}/${id}`, { token: nat, body: { body: "Me as well" } });
  expect(changed.body).toMatchObject({ body: "Me as well", user: { login: "nat" }, author_association: "NONE" });
  expect((await call("DELETE", `${COMMENTS}/${id}`, { token: nat })).status).toBe(204);
  expect((await call("GET", `${COMMENTS}/${id}`)).status).toBe(404);
  expect(await countOf()).toBe(before);
  const events = await takeEvents();
  expect(events.map(({ name }) => name)).toEqual([
    "issue_comment.created",
    "issue_comment.edited",
    "issue_comment.deleted",
  ]);
  expect(events[1]?.payload).toMatchObject({ changes: { body: { from: "Me too" } }, issue: { number: 1 } });
});

test("an installation comments as its bot, through issues or pull requests", async () => {
  const path = "/repos/acme/widgets/issues/1/comments";
  for (const permissions of [{ issues: "write" }, { pull_requests: "write" }] as const) {
    const token = await installationToken(scene, permissions);
    const answer = await call("POST", path, { token, body: { body: "Checked" } });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ user: { login: "ci-bot[bot]" }, performed_via_github_app: { slug: "ci-bot" } });
    expect(answer.headers.get("x-accepted-github-permissions")).toBe("issues=write; pull_requests=write");
  }
});

test("lists comments of an issue and of the repository, by pages and time", async () => {
  const first = await comment(nat, "one");
  const second = await comment(mona, "two");
  const ids = async (path: string) => ((await call("GET", path)).body as CommentJson[]).map(({ id }) => id);
  expect(await ids(`${ISSUE}/comments`)).toEqual([first.id, second.id]);
  expect(await ids(`${ISSUE}/comments?per_page=1&page=2`)).toEqual([second.id]);
  expect(await ids(`${COMMENTS}?direction=desc`)).toEqual([second.id, first.id]);
  expect(await ids(`${ISSUE}/comments?since=2100-01-01T00:00:00Z`)).toEqual([]);
});

test("refuses a blank body", async () => {
  const answer = await call("POST", `${ISSUE}/comments`, { token: nat, body: { body: " " } });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ errors: [{ resource: "IssueComment", field: "body" }] });
});

test("refuses to comment on an issue that does not exist", async () => {
  expect(
    (await call("POST", "/repos/acme/gadgets/issues/404/comments", { token: nat, body: { body: "x" } })).status,
  ).toBe(404);
});

test("refuses to change or delete what somebody else wrote, except to those who may push", async () => {
  const { id } = await comment(mona, "Mine");
  expect((await call("PATCH", `${COMMENTS}/${id}`, { token: nat, body: { body: "Yours" } })).status).toBe(403);
  expect((await call("DELETE", `${COMMENTS}/${id}`, { token: nat })).status).toBe(403);
  const other = await comment(nat, "Spam");
  expect((await call("DELETE", `${COMMENTS}/${other.id}`, { token: mona })).status).toBe(204);
});

test("refuses a comment of another repository", async () => {
  const { id } = await comment(mona, "In gadgets");
  expect((await call("GET", `/repos/acme/widgets/issues/comments/${id}`, { token: mona })).status).toBe(404);
});
