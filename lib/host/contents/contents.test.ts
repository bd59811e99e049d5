import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
  userToken,
} from "@/lib/testing/host-scene.ts";
import { commitFiles } from "../git/commit-files.ts";
import { readReadme } from "./queries.ts";
import type { FileJson } from "./represent.ts";

const PATH = "/repos/acme/widgets/contents";
const encode = (text: string) => Buffer.from(text).toString("base64");
const decode = (body: unknown) => Buffer.from((body as FileJson).content, "base64").toString();

let scene: HostScene;
let lisa: string;
let hubot: string;
let nat: string;

beforeAll(async () => {
  scene = await makeHostScene();
  [lisa, hubot, nat] = (await Promise.all([scene.lisa, scene.hubot, scene.nat].map((id) => personalToken(id)))) as [
    string,
    string,
    string,
  ];
});
beforeEach(async () => {
  await takeEvents();
});

describe("reading", () => {
  test("a file comes in Base64 with its addresses, by branch, tag path or commit", async () => {
    const answer = await call("GET", `${PATH}/src/index.js`, { token: hubot });
    expect(answer.body).toMatchObject({ type: "file", name: "index.js", path: "src/index.js", encoding: "base64" });
    expect(decode(answer.body)).toBe("export const widgets = 1;\n");
    expect((answer.body as FileJson).content.endsWith("\n")).toBe(true);
    const bySha = await call("GET", `${PATH}/src/index.js?ref=${scene.head}`, { token: hubot });
    expect(decode(bySha.body)).toBe("export const widgets = 1;\n");
  });

  test("a directory is listed, the top with and without a slash", async () => {
    for (const path of [PATH, `${PATH}/`]) {
      const answer = await call("GET", path, { token: hubot });
      expect(answer.body).toMatchObject([
        { type: "file", path: "README.md" },
        { type: "dir", path: "src" },
      ]);
    }
    const answer = await call("GET", `${PATH}/src`, { token: hubot });
    expect(answer.body).toMatchObject([{ type: "file", path: "src/index.js", size: 26 }]);
  });

  test("a link answers with the file it leads to, or says where it leads", async () => {
    const author = { name: "Lisa", email: "lisa@example.test", date: clock.now() };
    await commitFiles(scene.gadgets, {
      branch: "main",
      message: "Links\n",
      author,
      committer: author,
      files: {
        "docs/link.md": { content: "../README.md", mode: "120000" },
        "docs/out.md": { content: "../../etc/passwd", mode: "120000" },
        "big.bin": Buffer.alloc(1024 * 1024 + 1),
      },
    });
    const inside = await call("GET", "/repos/acme/gadgets/contents/docs/link.md");
    expect(inside.body).toMatchObject({ type: "file", path: "docs/link.md" });
    expect(decode(inside.body)).toBe("# Widgets\n");
    const outside = await call("GET", "/repos/acme/gadgets/contents/docs/out.md");
    expect(outside.body).toMatchObject({ type: "symlink", target: "../../etc/passwd" });
    const big = await call("GET", "/repos/acme/gadgets/contents/big.bin");
    expect(big.body).toMatchObject({ encoding: "none", content: "", size: 1024 * 1024 + 1 });
  });

  test.each(["application/vnd.github.raw", "application/vnd.github.v3.raw", "application/vnd.github.raw+json"])(
    "a file comes as it is when asked for as %s",
    async (accept) => {
      const answer = await call("GET", `${PATH}/src/index.js`, { token: hubot, headers: { accept } });
      expect(answer.text).toBe("export const widgets = 1;\n");
      // Clients read it as text for its charset, and nothing runs for its type.
      expect(answer.headers.get("content-type")).toBe("application/vnd.github.v3.raw; charset=utf-8");
      expect(answer.headers.get("etag")).not.toBeNull();
      const readme = await call("GET", "/repos/acme/widgets/readme", { token: hubot, headers: { accept } });
      expect(readme.text).toBe("# Widgets\n");
      expect((await call("GET", `${PATH}/src`, { token: hubot, headers: { accept } })).body).toHaveLength(1);
    },
  );

  test("a slash before the path, which PyGithub leaves there, is none of its own", async () => {
    const answer = await call("GET", `${PATH}//src/index.js`, { token: hubot });
    expect(answer.body).toMatchObject({ path: "src/index.js" });
  });

  test("the README is found", async () => {
    const answer = await call("GET", "/repos/acme/widgets/readme", { token: hubot });
    expect(answer.body).toMatchObject({ path: "README.md" });
    expect(await readReadme(scene.widgets, { ref: "main" })).toEqual({ path: "README.md", text: "# Widgets\n" });
  });

  test("refuses what does not exist: a path, a ref, a path outside", async () => {
    expect((await call("GET", `${PATH}/nope.md`, { token: hubot })).body).toMatchObject({ message: "Not Found" });
    const noRef = await call("GET", `${PATH}/README.md?ref=nope`, { token: hubot });
    expect(noRef.status).toBe(404);
    expect(noRef.body).toMatchObject({ message: "No commit found for the ref nope" });
    for (const path of ["..%2F..%2Fetc", ".git/config", "a//b", "%00"])
      expect((await call("GET", `${PATH}/${path}`, { token: hubot })).status).toBe(404);
  });

  test("refuses an empty repository in its own words", async () => {
    await call("POST", "/user/repos", { token: nat, body: { name: "void" } });
    for (const path of ["contents", "contents/README.md", "readme"]) {
      const answer = await call("GET", `/repos/nat/void/${path}`, { token: nat });
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ message: "This repository is empty." });
    }
    expect(
      await readReadme(
        (await call("GET", "/repos/nat/void", { token: nat }).then(({ body }) => body as { id: number })).id,
        { ref: "main" },
      ),
    ).toBeNull();
  });

  test("an installation needs contents, which metadata does not give", async () => {
    const token = await installationToken(scene, { metadata: "read", issues: "write" });
    const answer = await call("GET", `${PATH}/README.md`, { token });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ message: "Resource not accessible by integration" });
    expect((await call("GET", "/repos/acme/widgets", { token })).status).toBe(200);
  });
});

describe("writing", () => {
  test("a file is created, changed and deleted, each a commit that is pushed", async () => {
    const token = await installationToken(scene, { contents: "write" });
    const path = `${PATH}/notes/today.md`;
    const created = await call("PUT", path, { token, body: { message: "Add", content: encode("one\n") } });
    expect(created.status, created.text).toBe(201);
    expect(created.body).toMatchObject({
      content: { path: "notes/today.md", size: 4 },
      commit: { message: "Add", author: { name: "ci-bot[bot]" }, parents: [{ sha: scene.head }] },
    });
    const { content } = created.body as { content: { sha: string } };
    const changed = await call("PUT", path, {
      token,
      body: { message: "Change", content: encode("two\n"), sha: content.sha },
    });
    expect(changed.status, changed.text).toBe(200);
    expect(decode((await call("GET", path, { token })).body)).toBe("two\n");
    const { sha } = (changed.body as { content: { sha: string } }).content;
    const deleted = await call("DELETE", path, { token, body: { message: "Remove", sha } });
    expect(deleted.status, deleted.text).toBe(200);
    expect(deleted.body).toMatchObject({ content: null, commit: { message: "Remove" } });
    expect((await call("GET", path, { token })).status).toBe(404);
    const events = await takeEvents();
    expect(events.map(({ name }) => name)).toEqual(["push", "push", "push"]);
    expect(events[0]?.payload).toMatchObject({
      commits: [{ added: ["notes/today.md"], author: { username: "ci-bot[bot]" } }],
      sender: { login: "ci-bot[bot]" },
    });
  });

  test("the first file of an empty repository is its first commit", async () => {
    await call("POST", "/user/repos", { token: nat, body: { name: "first" } });
    const body = { message: "Begin", content: encode("hi"), author: { name: "Nat", email: "nat@example.test" } };
    const answer = await call("PUT", "/repos/nat/first/contents/a.txt", { token: nat, body });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({ commit: { author: { name: "Nat" }, committer: { name: "Nat" }, parents: [] } });
  });

  test("refuses to change a file without saying which one is meant", async () => {
    const answer = await call("PUT", `${PATH}/README.md`, {
      token: lisa,
      body: { message: "x", content: encode("x") },
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ message: 'Invalid request.\n\n"sha" wasn\'t supplied.' });
  });

  test("refuses when the file is another one by now", async () => {
    const sha = "a".repeat(40);
    for (const method of ["PUT", "DELETE"]) {
      const answer = await call(method, `${PATH}/README.md`, {
        token: lisa,
        body: { message: "x", content: encode("x"), sha },
      });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ message: `README.md does not match ${sha}` });
    }
  });

  test.each([
    ["message", { content: "" }],
    ["message", { message: " ", content: "" }],
    ["content", { message: "x" }],
    ["content", { message: "x", content: "not base64!" }],
    ["sha", { message: "x", content: "", sha: "short" }],
    ["branch", { message: "x", content: "", branch: "a..b" }],
  ])("refuses a wrong %s", async (field, body) => {
    const answer = await call("PUT", `${PATH}/new.md`, { token: lisa, body });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ field }] });
  });

  test("refuses a branch that does not exist, and a path that git could not keep", async () => {
    const body = { message: "x", content: encode("x") };
    const noBranch = await call("PUT", `${PATH}/new.md`, { token: lisa, body: { ...body, branch: "nope" } });
    expect(noBranch.status).toBe(404);
    expect(noBranch.body).toMatchObject({ message: "Branch nope not found" });
    for (const path of [".git/hooks/x", "src", "README.md/x"])
      expect((await call("PUT", `${PATH}/${path}`, { token: lisa, body })).status).toBe(422);
  });

  test("refuses workflow files without their permission, on every kind of credential", async () => {
    const body = { message: "x", content: encode("on: push\n") };
    const path = `${PATH}/.github/workflows/ci.yml`;
    const without = await installationToken(scene, { contents: "write" });
    expect((await call("PUT", path, { token: without, body })).status).toBe(403);
    const person = await userToken(scene, scene.lisa, { contents: "write" });
    expect((await call("PUT", path, { token: person, body })).status).toBe(403);
    expect((await call("PUT", path, { token: lisa, body })).status).toBe(403);
    const withPermission = await installationToken(scene, { contents: "write", workflows: "write" });
    expect((await call("PUT", path, { token: withPermission, body })).status).toBe(201);
  });

  test("refuses readers", async () => {
    const answer = await call("PUT", `${PATH}/new.md`, { token: hubot, body: { message: "x", content: "" } });
    expect(answer.status).toBe(403);
  });
});
