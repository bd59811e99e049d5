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

// Compiling the official schemas takes seconds.
const GIT = "/repos/{owner}/{repo}/git";
const WIDGETS = "/repos/acme/widgets";
const NOTHING = "1".repeat(40);

type Sha = { sha: string };
type TreeJson = Sha & { truncated: boolean; tree: { path: string; mode: string; type: string; sha: string }[] };

let scene: HostScene;
let token: string;
let mona: string;
let hubot: string;

beforeAll(async () => {
  scene = await makeHostScene();
  token = await installationToken(scene, { contents: "write" });
  [mona, hubot] = await Promise.all([personalToken(scene.mona, ["repo", "workflow"]), personalToken(scene.hubot)]);
});
beforeEach(async () => {
  await takeEvents();
});

const make = <T = Sha>(kind: string, body: Record<string, unknown>) =>
  askOfficially<T>("POST", `${GIT}/${kind}`, { token: mona, body });
const paths = ({ tree }: TreeJson) => tree.map(({ path }) => path);
const rootTree = async () =>
  (
    await askOfficially<{ tree: Sha }>("GET", `${GIT}/commits/{commit_sha}`, {
      token,
      params: { commit_sha: scene.head },
    })
  ).tree.sha;

test("a commit is made of a blob and a tree, and a branch is made of it, which alone is told", async () => {
  const blob = await make("blobs", { content: "aGVsbG8K", encoding: "base64" });
  const read = await askOfficially("GET", `${GIT}/blobs/{file_sha}`, { token, params: { file_sha: blob.sha } });
  expect(read).toMatchObject({ size: 6, content: "aGVsbG8K\n", encoding: "base64" });
  const tree = await make<TreeJson>("trees", {
    base_tree: scene.head,
    tree: [
      { path: "docs/hello.txt", mode: "100644", type: "blob", sha: blob.sha },
      { path: "run.sh", mode: "100755", type: "blob", content: "#!/bin/sh\n" },
      { path: "README.md", mode: "100644", type: "blob", sha: null },
    ],
  });
  expect(paths(tree)).toEqual(["docs", "run.sh", "src"]);
  const commit = await make<
    Sha & { parents: Sha[]; author: { name: string; date: string }; committer: { name: string } }
  >("commits", {
    message: "By hand",
    tree: tree.sha,
    parents: [scene.head],
    author: { name: "Lisa", email: "lisa@example.test", date: "2020-01-02T03:04:05Z" },
  });
  expect(commit).toMatchObject({
    author: { name: "Lisa", date: "2020-01-02T03:04:05Z" },
    committer: { name: "Lisa" },
    parents: [{ sha: scene.head }],
  });
  expect(await takeEvents()).toEqual([]);
  await make("refs", { ref: "refs/heads/by-hand", sha: commit.sha });
  const [, push] = await expectOfficialEvents("create", "push");
  expect(push).toMatchObject({ after: commit.sha, ref: "refs/heads/by-hand" });
  const { body } = await call("GET", `${WIDGETS}/contents/docs/hello.txt?ref=by-hand`, { token });
  expect(body).toMatchObject({ sha: blob.sha });
});

test("an installation commits as its bot", async () => {
  const tree = await rootTree();
  const { body } = await call("POST", `${WIDGETS}/git/commits`, { token, body: { message: "By CI", tree } });
  expect(body).toMatchObject({ author: { name: "ci-bot[bot]" }, parents: [] });
});

test("a tree is listed whole or by one level, by its name, a commit's or a branch's", async () => {
  const list = (tree_sha: string, query = "") =>
    askOfficially<TreeJson>("GET", `${GIT}/trees/{tree_sha}`, { token, params: { tree_sha }, query });
  expect(paths(await list("main"))).toEqual(["README.md", "src"]);
  expect(paths(await list(scene.head, "?recursive=1"))).toEqual(["README.md", "src", "src/index.js"]);
  expect((await list(await rootTree())).sha).toBe(await rootTree());
});

test("whole trees are put and taken away, and what lies in the way gives way", async () => {
  const base_tree = await rootTree();
  const listed = await askOfficially<TreeJson>("GET", `${GIT}/trees/{tree_sha}`, {
    token,
    params: { tree_sha: base_tree },
  });
  const src = listed.tree.find(({ path }) => path === "src")?.sha;
  const change = (tree: Record<string, unknown>[]) => make<TreeJson>("trees", { base_tree, tree });
  const copied = await change([{ path: "copy", mode: "040000", type: "tree", sha: src }]);
  expect(copied.tree.find(({ path }) => path === "copy")?.sha).toBe(src);
  expect(paths(await change([{ path: "src", mode: "040000", type: "tree", sha: null }]))).toEqual(["README.md"]);
  expect(paths(await change([{ path: "src", mode: "100644", content: "a file now" }]))).toEqual(["README.md", "src"]);
  const below = await change([{ path: "README.md/inside", mode: "100644", content: "a directory now" }]);
  expect(below.tree.find(({ path }) => path === "README.md")?.type).toBe("tree");
});

test("an annotated tag is made, read and listed by its name", async () => {
  const tag = await make<Sha & { object: Sha }>("tags", {
    tag: "v1.0.0",
    message: "The first\n",
    object: scene.head,
    type: "commit",
    tagger: { name: "Lisa", email: "lisa@example.test", date: "2020-01-02T03:04:05Z" },
  });
  await make("refs", { ref: "refs/tags/v1.0.0", sha: tag.sha });
  const read = await askOfficially("GET", `${GIT}/tags/{tag_sha}`, { token, params: { tag_sha: tag.sha } });
  expect(read).toMatchObject({
    tag: "v1.0.0",
    message: "The first\n",
    object: { sha: scene.head, type: "commit" },
    tagger: { name: "Lisa", date: "2020-01-02T03:04:05Z" },
  });
  const tags = await askOfficially("GET", "/repos/{owner}/{repo}/tags", { token });
  expect(tags).toMatchObject([{ name: "v1.0.0", commit: { sha: scene.head } }]);
});

test("a blob comes raw where that is asked for", async () => {
  const { sha } = await make("blobs", { content: "as it is" });
  const headers = { accept: "application/vnd.github.raw+json" };
  expect((await call("GET", `${WIDGETS}/git/blobs/${sha}`, { token, headers })).text).toBe("as it is");
});

test("a file larger than a megabyte is stored", async () => {
  const content = Buffer.alloc(2 * 1024 * 1024, "x").toString("base64");
  const { sha } = await make("blobs", { content, encoding: "base64" });
  const { body } = await call("GET", `${WIDGETS}/git/blobs/${sha}`, { token });
  expect(body).toMatchObject({ size: 2 * 1024 * 1024 });
});

test("refuses objects that are not there or of another type", async () => {
  const tree = await rootTree();
  const refused = async (kind: string, body: Record<string, unknown>) => {
    const { status, body: said } = await call("POST", `${WIDGETS}/git/${kind}`, { token: mona, body });
    return { status, message: (said as { message: string }).message };
  };
  expect(await refused("commits", { message: "x", tree: NOTHING })).toEqual({
    status: 422,
    message: "Tree SHA does not exist",
  });
  expect(await refused("commits", { message: "x", tree, parents: [tree] })).toEqual({
    status: 422,
    message: "Parent SHA does not exist or is not a commit object",
  });
  for (const entry of [
    { path: "a", mode: "100644", sha: NOTHING },
    { path: "a", mode: "100644", sha: tree },
    { path: "../a", mode: "100644", content: "" },
    { path: ".git/config", mode: "100644", content: "" },
    { path: "a", mode: "100600", content: "" },
    { path: "a", mode: "100644", content: "", sha: tree },
    { path: "a", mode: "100644" },
  ])
    expect((await refused("trees", { tree: [entry] })).status).toBe(422);
  expect((await refused("trees", { base_tree: "nowhere", tree: [] })).status).toBe(422);
  expect((await refused("tags", { tag: "v", message: "", object: tree, type: "commit" })).status).toBe(422);
  expect((await refused("blobs", { content: "?", encoding: "base64" })).status).toBe(422);
  for (const [kind, name] of [
    ["blobs", NOTHING],
    ["blobs", "short"],
    ["trees", NOTHING],
    ["commits", tree],
    ["commits", "main"],
    ["tags", scene.head],
  ])
    expect((await call("GET", `${WIDGETS}/git/${kind}/${name}`, { token })).status, `${kind} ${name}`).toBe(404);
});

test("refuses a reader, and workflow files without their permission once a branch would have them", async () => {
  expect((await call("POST", `${WIDGETS}/git/blobs`, { token: hubot, body: { content: "x" } })).status).toBe(403);
  const base_tree = await rootTree();
  const entry = { path: ".github/workflows/ci.yml", mode: "100644", content: "on: push\n" };
  const tree = await call("POST", `${WIDGETS}/git/trees`, { token, body: { base_tree, tree: [entry] } });
  const { sha } = tree.body as Sha;
  const body = { message: "Sneak", tree: sha, parents: [scene.head] };
  const commit = (await call("POST", `${WIDGETS}/git/commits`, { token, body })).body as Sha;
  const ref = { ref: "refs/heads/sneak", sha: commit.sha };
  expect((await call("POST", `${WIDGETS}/git/refs`, { token, body: ref })).status).toBe(403);
});

test("refuses workflow files without their permission where a merge or a release would bring them", async () => {
  const base_tree = await rootTree();
  const entry = { path: ".github/workflows/side.yml", mode: "100644", content: "on: push\n" };
  const post = (path: string, body: Record<string, unknown>) => call("POST", `${WIDGETS}/${path}`, { token, body });
  const { sha: tree } = (await post("git/trees", { base_tree, tree: [entry] })).body as Sha;
  const made = await post("git/commits", { message: "Sneak", tree, parents: [scene.head] });
  const { sha } = made.body as Sha;
  const draft = await post("releases", { tag_name: "later", draft: true });
  const release = `${WIDGETS}/releases/${(draft.body as { id: number }).id}`;
  for (const answer of [
    await post("merges", { base: "main", head: sha }),
    await post("releases", { tag_name: "sneak", target_commitish: sha }),
    await call("PATCH", release, { token, body: { target_commitish: sha, draft: false } }),
  ])
    expect(answer.status, answer.text).toBe(403);
});

test("refuses a symbolic link in the place of the workflow folder without the permission", async () => {
  const entry = { path: ".github/workflows", mode: "120000", content: "../elsewhere" };
  const post = (path: string, body: Record<string, unknown>) => call("POST", `${WIDGETS}/git/${path}`, { token, body });
  const { sha: tree } = (await post("trees", { base_tree: await rootTree(), tree: [entry] })).body as Sha;
  const { sha } = (await post("commits", { message: "Sneak", tree, parents: [scene.head] })).body as Sha;
  expect((await post("refs", { ref: "refs/heads/link", sha })).status).toBe(403);
});
