import { createHash } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { api } from "@/lib/api/router.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import { takeOfficialEvents } from "@/lib/testing/official-events.ts";
import { officialAnswerProblems } from "@/lib/testing/official-response-schema.ts";
import { findRef } from "../git/refs.ts";
import { downloadAsset } from "./change-assets.ts";
import type { ReleaseJson } from "./represent.ts";
import { ASSET_BYTES_MAX } from "./rules.ts";

const RELEASES = "/repos/acme/gadgets/releases";

let scene: HostScene;
let mona: string;
let nat: string;
let versions = 0;

beforeAll(async () => {
  scene = await makeHostScene();
  mona = await personalToken(scene.mona);
  nat = await personalToken(scene.nat);
});
beforeEach(async () => {
  await db.release.deleteMany();
  await takeOfficialEvents();
});

const treeOfMain = async () =>
  (await call("GET", "/repos/acme/gadgets/git/trees/main", { token: mona })).body as { sha: string };

/** A tag that no test has had. */
const nextTag = () => `v${++versions}.0.0`;
const create = async (body: Record<string, unknown> = {}, token = mona): Promise<ReleaseJson> => {
  const answer = await call("POST", RELEASES, { token, body: { tag_name: nextTag(), ...body } });
  expect(answer.status, answer.text).toBe(201);
  const path = "/repos/{owner}/{repo}/releases";
  expect(officialAnswerProblems({ method: "POST", path, status: 201, body: answer.body })).toEqual([]);
  return answer.body as ReleaseJson;
};
const change = async (id: number, body: Record<string, unknown>): Promise<ReleaseJson> => {
  const answer = await call("PATCH", `${RELEASES}/${id}`, { token: mona, body });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as ReleaseJson;
};
const names = async () => (await takeOfficialEvents()).map(({ name }) => name);
const latest = async () => ((await call("GET", `${RELEASES}/latest`)).body as ReleaseJson).tag_name;

describe("a release", () => {
  test("is published at once, with a tag that it makes", async () => {
    const { id, tag_name } = await create({ name: "First", body: "All of it" });
    expect(await findRef(scene.gadgets, `refs/tags/${tag_name}`)).toMatchObject({ type: "commit" });
    const events = await takeOfficialEvents();
    expect(events.map(({ name }) => name)).toEqual([
      "create",
      "push",
      "release.created",
      "release.published",
      "release.released",
    ]);
    expect(events[0]?.payload).toMatchObject({ ref: tag_name, ref_type: "tag" });
    expect(events[3]?.payload).toMatchObject({
      release: { id, name: "First", draft: false },
      sender: { login: "mona" },
    });
    expect((await call("GET", `${RELEASES}/tags/${tag_name}`)).body).toMatchObject({ id });
    expect((await call("GET", `${RELEASES}/${id}`)).body).toMatchObject({ id, author: { login: "mona" } });
  });

  test("that is a draft makes no tag and is seen by those who may push alone, until it is published", async () => {
    const { id, tag_name } = await create({ draft: true, prerelease: true });
    expect(await findRef(scene.gadgets, `refs/tags/${tag_name}`)).toBeNull();
    expect(await names()).toEqual(["release.created"]);
    expect((await call("GET", `${RELEASES}/${id}`, { token: nat })).status).toBe(404);
    expect((await call("GET", RELEASES, { token: nat })).body).toEqual([]);
    expect((await call("GET", RELEASES, { token: mona })).body).toMatchObject([{ id, published_at: null }]);
    expect((await change(id, { draft: false })).published_at).not.toBeNull();
    expect(await names()).toEqual(["create", "push", "release.published", "release.prereleased"]);
    expect((await call("GET", RELEASES)).body).toMatchObject([{ id }]);
  });

  test("is edited, and what changed is told", async () => {
    const { id, tag_name } = await create({ name: "Old", body: "Text" });
    await takeOfficialEvents();
    await change(id, { name: "New", body: "Text" });
    const [event] = await takeOfficialEvents();
    expect(event).toMatchObject({
      name: "release.edited",
      payload: { changes: { name: { from: "Old" } }, release: { tag_name } },
    });
    expect(event).not.toHaveProperty("payload.changes.body");
  });

  test("changes between pre-release and release, and back into a draft", async () => {
    const { id } = await create({ prerelease: true });
    await takeOfficialEvents();
    await change(id, { prerelease: false });
    expect(await names()).toEqual(["release.edited", "release.released"]);
    await change(id, { draft: true });
    expect(await names()).toContain("release.unpublished");
  });

  test("is deleted and leaves its tag", async () => {
    const { id, tag_name } = await create();
    await takeOfficialEvents();
    expect((await call("DELETE", `${RELEASES}/${id}`, { token: mona })).status).toBe(204);
    expect(await names()).toEqual(["release.deleted"]);
    expect((await call("GET", `${RELEASES}/${id}`)).status).toBe(404);
    expect(await findRef(scene.gadgets, `refs/tags/${tag_name}`)).not.toBeNull();
  });

  test("is the latest unless it is a pre-release, or another one is named", async () => {
    expect((await call("GET", `${RELEASES}/latest`)).status).toBe(404);
    const first = await create();
    const second = await create();
    await create({ prerelease: true });
    expect(await latest()).toBe(second.tag_name);
    await create({ make_latest: "false" });
    expect(await latest()).toBe(second.tag_name);
    await change(first.id, { make_latest: "true" });
    expect(await latest()).toBe(first.tag_name);
  });

  test("is made by an installation that may write contents", async () => {
    const token = await installationToken(scene, { contents: "write" });
    const answer = await call("POST", "/repos/acme/widgets/releases", { token, body: { tag_name: nextTag() } });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({ author: { login: "ci-bot[bot]" } });
    // The official schema wants an e-mail address of whoever pushes, which a bot's with its brackets is not.
    await takeEvents();
  });

  test("has notes of what changed since the release before", async () => {
    const before = await create();
    const put = await call("PUT", "/repos/acme/gadgets/contents/notes.txt", {
      token: mona,
      body: { message: "Add notes\n\nLong text", content: Buffer.from("x").toString("base64") },
    });
    expect(put.status, put.text).toBe(201);
    const body = { tag_name: nextTag() };
    const answer = await call("POST", `${RELEASES}/generate-notes`, { token: mona, body });
    expect(answer).toMatchObject({ status: 200, body: { name: body.tag_name } });
    const { body: text } = answer.body as { body: string };
    expect(text).toContain(`since ${before.tag_name}`);
    expect(text).toMatch(/^\* Add notes \([0-9a-f]{7}, /m);
    expect(text).not.toContain("Begin");
    const release = await create({ ...body, body: "By hand", generate_release_notes: true });
    expect(release.body).toContain("By hand\n\n## Changes");
  });

  test("refuses a tag that has a release", async () => {
    const { tag_name } = await create();
    const answer = await call("POST", RELEASES, { token: mona, body: { tag_name } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      message: "Validation Failed",
      errors: [{ resource: "Release", code: "already_exists", field: "tag_name" }],
    });
    const { id } = await create({ tag_name, draft: true });
    const published = await call("PATCH", `${RELEASES}/${id}`, { token: mona, body: { draft: false } });
    expect(published.status).toBe(422);
  });

  test("refuses a commit that no branch, tag or pull request has, for notes as well", async () => {
    const body = { message: "Left behind", tree: (await treeOfMain()).sha, parents: [] };
    const { sha } = (await call("POST", "/repos/acme/gadgets/git/commits", { token: mona, body })).body as {
      sha: string;
    };
    const asked = { tag_name: nextTag(), target_commitish: sha };
    const answer = await call("POST", RELEASES, { token: mona, body: asked });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "target_commitish" }] } });
    const notes = { tag_name: nextTag(), target_commitish: sha };
    expect((await call("POST", `${RELEASES}/generate-notes`, { token: mona, body: notes })).status).toBe(422);
  });

  test("refuses a tag that git would not take, and a target that does not exist", async () => {
    const refused = async (body: Record<string, unknown>, field: string) => {
      const answer = await call("POST", RELEASES, { token: mona, body });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    };
    await refused({ tag_name: "not a tag" }, "tag_name");
    await refused({ tag_name: "" }, "tag_name");
    await refused({}, "tag_name");
    await refused({ tag_name: nextTag(), target_commitish: "no-such-branch" }, "target_commitish");
    await refused({ tag_name: nextTag(), make_latest: "perhaps" }, "make_latest");
  });

  test("refuses to publish in a repository without commits", async () => {
    await call("POST", "/orgs/acme/repos", { token: mona, body: { name: "empty" } });
    const answer = await call("POST", "/repos/acme/empty/releases", { token: mona, body: { tag_name: "v1" } });
    expect(answer).toMatchObject({ status: 422, body: { message: "Repository is empty." } });
  });

  test("refuses notes since a tag that does not exist", async () => {
    const body = { tag_name: nextTag(), previous_tag_name: "v0.0.0" };
    expect((await call("POST", `${RELEASES}/generate-notes`, { token: mona, body })).status).toBe(422);
  });

  test("refuses those who may not push", async () => {
    const { id } = await create();
    expect((await call("POST", RELEASES, { token: nat, body: { tag_name: nextTag() } })).status).toBe(403);
    expect((await call("PATCH", `${RELEASES}/${id}`, { token: nat, body: { name: "x" } })).status).toBe(403);
    expect((await call("DELETE", `${RELEASES}/${id}`, { token: nat })).status).toBe(403);
  });

  test("refuses an archived repository", async () => {
    const { id } = await create();
    await db.repository.update({ where: { id: scene.gadgets }, data: { archived: true } });
    const post = await call("POST", RELEASES, { token: mona, body: { tag_name: nextTag() } });
    const remove = await call("DELETE", `${RELEASES}/${id}`, { token: mona });
    await db.repository.update({ where: { id: scene.gadgets }, data: { archived: false } });
    expect(post).toMatchObject({ status: 403, body: { message: "Repository was archived so is read-only." } });
    expect(remove.status).toBe(403);
  });

  test("refuses what is not of the repository", async () => {
    const { id } = await create();
    expect((await call("GET", `/repos/acme/widgets/releases/${id}`, { token: mona })).status).toBe(404);
  });
});

describe("a file of a release", () => {
  const upload = (id: number, query: string, options: { token?: string; body?: BodyInit; type?: string } = {}) =>
    api.request(`/api/uploads/repos/acme/gadgets/releases/${id}/assets${query}`, {
      method: "POST",
      headers: {
        authorization: `token ${options.token ?? mona}`,
        "user-agent": "mortise-tests",
        "content-type": options.type ?? "application/zip",
      },
      body: options.body ?? "PK-not-really",
    });

  test("is sent where the release says, listed, renamed, downloaded and deleted", async () => {
    const release = await create();
    expect(release.upload_url).toMatch(/\/api\/uploads\/repos\/acme\/gadgets\/releases\/\d+\/assets\{\?name,label\}$/);
    const sent = await upload(release.id, "?name=my%20tool.zip&label=The%20tool");
    expect(sent.status).toBe(201);
    const asset = (await sent.json()) as ReleaseJson["assets"][number];
    expect(asset).toMatchObject({
      name: "my.tool.zip",
      label: "The tool",
      content_type: "application/zip",
      size: 13,
      digest: `sha256:${createHash("sha256").update("PK-not-really").digest("hex")}`,
      download_count: 0,
      uploader: { login: "mona" },
    });
    const path = `${RELEASES}/assets/${asset.id}`;
    const schemaPath = "/repos/{owner}/{repo}/releases/assets/{asset_id}";
    const got = await call("GET", path);
    expect(officialAnswerProblems({ method: "GET", path: schemaPath, status: 200, body: got.body })).toEqual([]);
    const renamed = await call("PATCH", path, { token: mona, body: { name: "tool.zip", label: null } });
    expect(renamed.body).toMatchObject({ name: "tool.zip", label: null });
    expect((await call("GET", `${RELEASES}/${release.id}/assets`)).body).toMatchObject([{ name: "tool.zip" }]);
    const followed = await call("GET", path, { headers: { accept: "application/octet-stream" } });
    expect(followed.status).toBe(302);
    expect(followed.headers.get("location")).toMatch(/\/acme\/gadgets\/releases\/download\/v\d+\.0\.0\/tool\.zip$/);
    const { body, headers } = await downloadAsset(scene.gadgets, { tagName: release.tag_name, name: "tool.zip" });
    expect(await new Response(body).text()).toBe("PK-not-really");
    expect(headers["content-disposition"]).toContain("attachment");
    expect((await call("GET", path)).body).toMatchObject({ download_count: 1 });
    expect((await call("DELETE", path, { token: mona })).status).toBe(204);
    expect((await call("GET", path)).status).toBe(404);
  });

  test("of a draft is sent by the API itself to those who see it", async () => {
    const { id } = await create({ draft: true });
    const sent = (await (await upload(id, "?name=a.txt", { type: "text/plain" })).json()) as { id: number };
    const path = `${RELEASES}/assets/${sent.id}`;
    const accept = { accept: "application/octet-stream" };
    expect(await call("GET", path, { token: mona, headers: accept })).toMatchObject({
      status: 200,
      text: "PK-not-really",
    });
    expect((await call("GET", path, { token: nat, headers: accept })).status).toBe(404);
  });

  test("of a draft is read as it is sent, and not into memory first", async () => {
    const { id } = await create({ draft: true });
    const large = "x".repeat(1_000_000);
    const sent = (await (await upload(id, "?name=large.txt", { body: large })).json()) as { id: number };
    const answer = await api.request(`/api/v3${RELEASES}/assets/${sent.id}`, {
      headers: { authorization: `token ${mona}`, "user-agent": "test", accept: "application/octet-stream" },
    });
    expect(answer.headers.get("content-length")).toBe("1000000");
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    expect((await reader.read()).value?.byteLength).toBeLessThan(large.length);
    await reader.cancel();
  });

  test("may be empty, and is gone with its release", async () => {
    const { id } = await create();
    const sent = await upload(id, "?name=empty", { body: "" });
    expect(sent.status).toBe(201);
    expect(await sent.json()).toMatchObject({ size: 0 });
    expect((await call("DELETE", `${RELEASES}/${id}`, { token: mona })).status).toBe(204);
    expect(await db.releaseAsset.count()).toBe(0);
  });

  test("refuses a name that the release has already, and no name", async () => {
    const { id } = await create();
    expect((await upload(id, "?name=a.txt")).status).toBe(201);
    expect((await upload(id, "?name=a.txt")).status).toBe(422);
    expect((await upload(id, "")).status).toBe(422);
    const other = (await (await upload(id, "?name=b.txt")).json()) as { id: number };
    const renamed = await call("PATCH", `${RELEASES}/assets/${other.id}`, { token: mona, body: { name: "a.txt" } });
    expect(renamed.status).toBe(422);
  });

  test("refuses more than it may have, and keeps nothing of it", async () => {
    const { id } = await create();
    const part = new Uint8Array(16 * 1024 * 1024);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent > ASSET_BYTES_MAX) return controller.close();
        sent += part.byteLength;
        controller.enqueue(part);
      },
    });
    const answer = await api.request(`/api/uploads/repos/acme/gadgets/releases/${id}/assets?name=big`, {
      method: "POST",
      headers: { authorization: `token ${mona}`, "user-agent": "mortise-tests" },
      body,
      duplex: "half",
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(await db.releaseAsset.count()).toBe(0);
  });

  test("refuses those who may not push, and an unknown release", async () => {
    const { id } = await create();
    expect((await upload(id, "?name=a.txt", { token: nat })).status).toBe(403);
    expect((await upload(999_999, "?name=a.txt")).status).toBe(404);
  });
});
