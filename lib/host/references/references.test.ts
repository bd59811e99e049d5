import { beforeAll, beforeEach, describe, expect, test } from "vitest";
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
let token: string;
let second: string;

beforeAll(async () => {
  scene = await makeHostScene();
  lisa = await personalToken(scene.lisa);
  hubot = await personalToken(scene.hubot);
  token = await installationToken(scene, { contents: "write" });
  const body = { message: "Second", content: Buffer.from("2").toString("base64"), branch: "main" };
  const answer = await call("PUT", `${REPOSITORY}/contents/second.txt`, { token: lisa, body });
  second = (answer.body as { commit: { sha: string } }).commit.sha;
});
beforeEach(async () => {
  await takeEvents();
});

describe("references", () => {
  test("a branch is created, moved and deleted, each told as a push", async () => {
    const created = await call("POST", `${REPOSITORY}/git/refs`, {
      token,
      body: { ref: "refs/heads/topic/one", sha: scene.head },
    });
    expect(created.status, created.text).toBe(201);
    expect(created.body).toMatchObject({ ref: "refs/heads/topic/one", object: { type: "commit", sha: scene.head } });
    const path = `${REPOSITORY}/git/refs/heads/topic/one`;
    const moved = await call("PATCH", path, { token, body: { sha: second } });
    expect(moved.body).toMatchObject({ object: { sha: second } });
    const read = await call("GET", `${REPOSITORY}/git/ref/heads/topic/one`, { token: hubot });
    expect(read.body).toMatchObject({ object: { sha: second } });
    const matching = await call("GET", `${REPOSITORY}/git/matching-refs/heads/topic`, { token: hubot });
    expect(matching.body).toMatchObject([{ ref: "refs/heads/topic/one" }]);
    expect((await call("DELETE", path, { token })).status).toBe(204);
    expect((await call("GET", `${REPOSITORY}/git/ref/heads/topic/one`, { token: hubot })).status).toBe(404);
    expect((await takeEvents()).map(({ name }) => name)).toEqual(["create", "push", "push", "delete", "push"]);
  });

  test("one is read at its own address, several are listed there, as PyGithub and octokit.rb ask", async () => {
    const read = await call("GET", `${REPOSITORY}/git/ref/heads/main`, { token: hubot });
    const { url } = read.body as { url: string };
    const atItsOwn = await call("GET", new URL(url).pathname.replace("/api/v3", ""), { token: hubot });
    expect(atItsOwn.body).toEqual(read.body);
    for (const path of ["/git/refs", "/git/refs/heads", "/git/refs/heads/ma"])
      expect((await call("GET", `${REPOSITORY}${path}`, { token: hubot })).body).toContainEqual(read.body);
    expect((await call("GET", `${REPOSITORY}/git/refs/heads/nothing`, { token: hubot })).status).toBe(404);
  });

  test("refuses a reference that exists, an object that does not and a name that is none", async () => {
    const post = (body: Record<string, unknown>) => call("POST", `${REPOSITORY}/git/refs`, { token, body });
    expect((await post({ ref: "refs/heads/main", sha: scene.head })).body).toMatchObject({
      message: "Reference already exists",
    });
    expect((await post({ ref: "refs/heads/x", sha: "f".repeat(40) })).body).toMatchObject({
      message: "Object does not exist",
    });
    for (const [field, body] of [
      ["ref", { ref: "main", sha: scene.head }],
      ["ref", { ref: "refs/heads/a..b", sha: scene.head }],
      ["sha", { ref: "refs/heads/x", sha: "main" }],
    ] as const) {
      const answer = await post(body);
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ errors: [{ resource: "Reference", field }] });
    }
    expect(await takeEvents()).toEqual([]);
  });

  test("refuses to lose commits unless forced", async () => {
    const path = `${REPOSITORY}/git/refs/heads/back`;
    await call("POST", `${REPOSITORY}/git/refs`, { token, body: { ref: "refs/heads/back", sha: second } });
    const refused = await call("PATCH", path, { token, body: { sha: scene.head } });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ message: "Update is not a fast forward" });
    await takeEvents();
    expect((await call("PATCH", path, { token, body: { sha: scene.head, force: true } })).status).toBe(200);
    expect((await takeEvents())[0]?.payload).toMatchObject({ forced: true });
  });

  test("refuses to move or delete what does not exist, and to delete the default branch", async () => {
    const path = `${REPOSITORY}/git/refs/heads/nope`;
    for (const answer of [
      await call("PATCH", path, { token, body: { sha: scene.head } }),
      await call("DELETE", path, { token }),
    ]) {
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ message: "Reference does not exist" });
    }
    expect((await call("DELETE", `${REPOSITORY}/git/refs/heads/main`, { token })).status).toBe(422);
  });

  test("refuses readers, and refs that only the host writes", async () => {
    const body = { ref: "refs/heads/mine", sha: scene.head };
    expect((await call("POST", `${REPOSITORY}/git/refs`, { token: hubot, body })).status).toBe(403);
    const pull = { ...body, ref: "refs/pull/1/head" };
    expect((await call("POST", `${REPOSITORY}/git/refs`, { token, body: pull })).status).toBe(422);
    expect((await call("DELETE", `${REPOSITORY}/git/refs/pull/1/head`, { token })).status).toBe(422);
  });
});

describe("branches and commits", () => {
  test("branches are listed and read, also with a slash in the name", async () => {
    await call("POST", `${REPOSITORY}/git/refs`, { token, body: { ref: "refs/heads/feature/x", sha: scene.head } });
    const listed = await call("GET", `${REPOSITORY}/branches`, { token: hubot });
    expect(listed.body).toMatchObject([{ name: "back" }, { name: "feature/x" }, { name: "main", protected: false }]);
    const read = await call("GET", `${REPOSITORY}/branches/feature/x`, { token: hubot });
    expect(read.body).toMatchObject({ name: "feature/x", commit: { sha: scene.head, author: { login: "mona" } } });
    const missing = await call("GET", `${REPOSITORY}/branches/nope`, { token: hubot });
    expect(missing.status).toBe(404);
    expect(missing.body).toMatchObject({ message: "Branch not found" });
  });

  test("commits are listed by branch, path and author, and one is read with what it changes", async () => {
    const shas = async (query: string) =>
      ((await call("GET", `${REPOSITORY}/commits?${query}`, { token: hubot })).body as { sha: string }[]).map(
        ({ sha }) => sha,
      );
    expect(await shas("")).toEqual([second, scene.head]);
    expect(await shas("sha=feature/x")).toEqual([scene.head]);
    expect(await shas("path=second.txt")).toEqual([second]);
    expect(await shas("author=mona")).toEqual([scene.head]);
    expect(await shas("author=lisa")).toEqual([second]);
    expect(await shas("per_page=1&page=2")).toEqual([scene.head]);
    expect(await shas("page=99999999")).toEqual([]);
    for (const ref of [second, "main", "heads/main", second.slice(0, 7)]) {
      const answer = await call("GET", `${REPOSITORY}/commits/${ref}`, { token: hubot });
      expect(answer.body).toMatchObject({
        sha: second,
        author: { login: "lisa" },
        stats: { additions: 1, deletions: 0, total: 1 },
        files: [{ filename: "second.txt", status: "added" }],
        parents: [{ sha: scene.head }],
      });
    }
  });

  test("a ref's commit is named alone when asked for as its name", async () => {
    const headers = { accept: "application/vnd.github.v3.sha" };
    const answer = await call("GET", `${REPOSITORY}/commits/main`, { token: hubot, headers });
    expect(answer.text).toMatch(/^[0-9a-f]{40}$/);
    expect(answer.headers.get("content-type")).toBe("application/vnd.github.v3.sha; charset=utf-8");
  });

  test.each([
    ["diff", /^diff --git a\/second\.txt b\/second\.txt\n/],
    [
      "patch",
      /^From [0-9a-f]{40} .*\nFrom: .*\nDate: .*\nSubject: \[PATCH\] Second\n[\s\S]*\ndiff --git a\/second\.txt/,
    ],
  ])("a commit is told as a %s when asked for as one", async (format, expected) => {
    const headers = { accept: `application/vnd.github.${format}` };
    const answer = await call("GET", `${REPOSITORY}/commits/${second}`, { token: hubot, headers });
    expect(answer.text).toMatch(expected);
    const first = await call("GET", `${REPOSITORY}/commits/${scene.head}`, { token: hubot, headers });
    expect(first.text).toContain("+# Widgets");
  });

  test("refuses a commit that does not exist, and an empty repository", async () => {
    const answer = await call("GET", `${REPOSITORY}/commits/nope`, { token: hubot });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ message: "No commit found for SHA: nope" });
    expect((await call("GET", `${REPOSITORY}/commits?sha=nope`, { token: hubot })).status).toBe(404);
    await call("POST", "/user/repos", { token: lisa, body: { name: "void" } });
    for (const path of ["commits", "commits/main", "git/ref/heads/main"]) {
      const empty = await call("GET", `/repos/lisa/void/${path}`, { token: lisa });
      expect(empty.status).toBe(409);
      expect(empty.body).toMatchObject({ message: "Git Repository is empty." });
    }
    expect((await call("GET", "/repos/lisa/void/branches", { token: lisa })).body).toEqual([]);
  });
});
