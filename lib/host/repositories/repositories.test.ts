import fs from "node:fs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
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
import { repositoryExists } from "../git/init-repository.ts";
import { repositoriesDirectory } from "../git/repository-path.ts";
import { isEmptyRepository } from "../git/resolve-ref.ts";
import { repositoriesVisibleTo } from "./queries.ts";
import { recordPush } from "./record-push.ts";
import type { FullRepository } from "./represent.ts";

let scene: HostScene;
let mona: string;
let hubot: string;
let nat: string;
let lisa: string;

beforeAll(async () => {
  scene = await makeHostScene();
  [mona, hubot, nat, lisa] = (await Promise.all(
    [scene.mona, scene.hubot, scene.nat, scene.lisa].map((id) => personalToken(id)),
  )) as [string, string, string, string];
});
beforeEach(async () => {
  await takeEvents();
});

const byText = (a: string, b: string) => (a < b ? -1 : 1);
const names = (body: unknown) => (body as { full_name: string }[]).map(({ full_name }) => full_name).sort(byText);

describe("creating", () => {
  test("on one's own account, with files on disk, the usual labels, an event and an audit entry", async () => {
    const answer = await call("POST", "/user/repos", {
      token: nat,
      body: { name: "my notes", description: "Mine", private: true, auto_init: true },
    });
    expect(answer.status, answer.text).toBe(201);
    const repository = answer.body as FullRepository;
    expect(repository).toMatchObject({
      full_name: "nat/my-notes",
      private: true,
      visibility: "private",
      default_branch: "main",
      description: "Mine",
      permissions: { admin: true, pull: true },
    });
    expect(answer.headers.get("location")).toBe(repository.url);
    expect(await repositoryExists(repository.id)).toBe(true);
    expect(await isEmptyRepository(repository.id)).toBe(false);
    const labels = await call("GET", "/repos/nat/my-notes/labels", { token: nat });
    expect(labels.body).toHaveLength(9);
    expect((await takeEvents()).map(({ name }) => name)).toEqual(["repository.created"]);
    expect(await db.auditEntry.count({ where: { action: "repo.create", repositoryId: repository.id } })).toBe(1);
  });

  test("without a first commit the repository is empty", async () => {
    const answer = await call("POST", "/user/repos", { token: nat, body: { name: "empty" } });
    const { id, private: isPrivate, pushed_at, created_at } = answer.body as FullRepository;
    expect(await isEmptyRepository(id)).toBe(true);
    expect(isPrivate).toBe(false);
    expect(pushed_at).toBe(created_at);
  });

  test("an integration's repository joins its selected installation", async () => {
    const token = await installationToken(scene, { administration: "write", metadata: "read" });
    const answer = await call("POST", "/orgs/acme/repos", { token, body: { name: "made-by-ci", private: true } });
    expect(answer.status, answer.text).toBe(201);
    const listed = await call("GET", "/installation/repositories", { token });
    expect(names((listed.body as { repositories: unknown }).repositories)).toContain("acme/made-by-ci");
    expect((await takeEvents())[0]?.payload).toMatchObject({ sender: { login: "ci-bot[bot]" } });
  });

  test("a member of an organization administers what they create in it", async () => {
    const answer = await call("POST", "/orgs/acme/repos", { token: hubot, body: { name: "hubots" } });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({ permissions: { admin: true } });
  });

  test("refuses a name that the account has, in any case, and leaves nothing behind", async () => {
    const before = fs
      .readdirSync(repositoriesDirectory(), { recursive: true })
      .filter((file) => /\d\.git$/.test(String(file)));
    const answer = await call("POST", "/orgs/acme/repos", { token: mona, body: { name: "Widgets" } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      message: "Repository creation failed.",
      errors: [
        { resource: "Repository", code: "custom", field: "name", message: "name already exists on this account" },
      ],
    });
    const after = fs
      .readdirSync(repositoriesDirectory(), { recursive: true })
      .filter((file) => /\d\.git$/.test(String(file)));
    expect(after).toEqual(before);
    expect(await takeEvents()).toEqual([]);
  });

  test.each([
    ["name", {}],
    ["name", { name: "" }],
    ["name", { name: ".." }],
    ["name", { name: "thing.git" }],
    ["name", { name: "x".repeat(101) }],
    ["homepage", { name: "x", homepage: "javascript:alert(1)" }],
    ["private", { name: "x", private: "yes" }],
    ["visibility", { name: "x", visibility: "internal" }],
  ])("refuses a wrong %s: %j", async (field, body) => {
    const answer = await call("POST", "/user/repos", { token: nat, body });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ resource: "Repository", field }] });
  });

  test("refuses somebody who does not belong to the organization", async () => {
    const answer = await call("POST", "/orgs/acme/repos", { token: nat, body: { name: "intruder" } });
    expect(answer.status).toBe(403);
  });

  test("refuses a private repository to a token for public ones", async () => {
    const token = await personalToken(scene.nat, ["public_repo"]);
    expect((await call("POST", "/user/repos", { token, body: { name: "secret", private: true } })).status).toBe(403);
    expect((await call("POST", "/user/repos", { token, body: { name: "open-one" } })).status).toBe(201);
  });
});

describe("reading and changing", () => {
  test("everybody reads a public repository and nobody hears of a private one", async () => {
    const open = await call("GET", "/repos/acme/gadgets");
    expect(open.status).toBe(200);
    expect(open.body).not.toHaveProperty("permissions");
    expect(open.headers.get("x-accepted-github-permissions")).toBe("metadata=read");
    const missing = await call("GET", "/repos/acme/nothing");
    const hidden = await call("GET", "/repos/acme/widgets");
    expect(hidden.text).toBe(missing.text);
    expect(hidden.status).toBe(404);
  });

  test("an installation is told what its permissions are worth", async () => {
    const reader = await installationToken(scene, { metadata: "read" });
    expect((await call("GET", "/repos/acme/widgets", { token: reader })).body).toMatchObject({
      permissions: { admin: false, push: false, pull: true },
    });
    const writer = await installationToken(scene, { contents: "write", metadata: "read" });
    expect((await call("GET", `/repositories/${scene.widgets}`, { token: writer })).body).toMatchObject({
      full_name: "acme/widgets",
      permissions: { admin: false, push: true, pull: true },
    });
  });

  test("text, name, visibility and archiving change, each with its event", async () => {
    await call("POST", "/user/repos", { token: nat, body: { name: "changing", auto_init: true } });
    await takeEvents();
    const path = "/repos/nat/changing";
    const edited = await call("PATCH", path, { token: nat, body: { description: "New", homepage: "https://x.test" } });
    expect(edited.body).toMatchObject({ description: "New", homepage: "https://x.test" });
    expect((await takeEvents())[0]).toMatchObject({
      name: "repository.edited",
      payload: { changes: { description: { from: null }, homepage: { from: null } } },
    });
    await call("PATCH", path, { token: nat, body: { private: true } });
    expect((await takeEvents()).map(({ name }) => name)).toEqual(["repository.privatized"]);
    await call("PATCH", path, { token: nat, body: { visibility: "public" } });
    expect((await takeEvents()).map(({ name }) => name)).toEqual(["repository.publicized", "public"]);
    const renamed = await call("PATCH", path, { token: nat, body: { name: "changed" } });
    expect(renamed.body).toMatchObject({ full_name: "nat/changed" });
    expect((await takeEvents())[0]?.payload).toMatchObject({ changes: { repository: { name: { from: "changing" } } } });
    await call("PATCH", "/repos/nat/changed", { token: nat, body: { archived: true } });
    const refused = await call("POST", "/repos/nat/changed/issues", { token: nat, body: { title: "Too late" } });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ message: "Repository was archived so is read-only." });
    expect((await call("PATCH", "/repos/nat/changed", { token: nat, body: { description: "x" } })).status).toBe(403);
    expect((await call("PATCH", "/repos/nat/changed", { token: nat, body: { archived: false } })).status).toBe(200);
  });

  test("refuses a default branch that does not exist", async () => {
    const answer = await call("PATCH", "/repos/acme/widgets", { token: mona, body: { default_branch: "nope" } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ field: "default_branch", code: "invalid" }] });
  });

  test("refuses a name that is taken", async () => {
    const answer = await call("PATCH", "/repos/acme/widgets", { token: mona, body: { name: "gadgets" } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ field: "name" }] });
  });

  test("refuses those who do not administer it", async () => {
    const answer = await call("PATCH", "/repos/acme/widgets", { token: lisa, body: { description: "Mine now" } });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ message: "Must have admin rights to Repository." });
  });
});

describe("deleting", () => {
  test("takes the rows at once and the files after, and is told", async () => {
    const { id } = (await call("POST", "/user/repos", { token: nat, body: { name: "doomed" } })).body as FullRepository;
    await takeEvents();
    expect((await call("DELETE", "/repos/nat/doomed", { token: nat })).status).toBe(204);
    expect((await call("GET", "/repos/nat/doomed", { token: nat })).status).toBe(404);
    await expect.poll(() => repositoryExists(id)).toBe(false);
    expect((await takeEvents())[0]).toMatchObject({
      name: "repository.deleted",
      payload: { repository: { full_name: "nat/doomed" } },
    });
    expect(await db.auditEntry.count({ where: { action: "repo.destroy", repositoryId: id } })).toBe(1);
  });

  test("the one that comes at the same time as another finds nothing to do", async () => {
    const { id } = (await call("POST", "/user/repos", { token: nat, body: { name: "twice" } })).body as FullRepository;
    const both = [1, 2, 3].map(() => call("DELETE", "/repos/nat/twice", { token: nat }));
    for (const { status } of await Promise.all(both)) expect([204, 404]).toContain(status);
    expect(await db.auditEntry.count({ where: { action: "repo.destroy", repositoryId: id } })).toBe(1);
  });

  test("refuses a token without the scope and people without admin rights", async () => {
    const token = await personalToken(scene.mona, ["repo"]);
    expect((await call("DELETE", "/repos/acme/gadgets", { token })).status).toBe(403);
    expect((await call("DELETE", "/repos/acme/widgets", { token: lisa })).status).toBe(403);
  });
});

describe("listing", () => {
  test("what a list shows is what a get allows, for every kind of credential", async () => {
    const permissions = { metadata: "read", issues: "read" } as const;
    const tokens: (string | undefined)[] = [
      undefined,
      mona,
      hubot,
      lisa,
      nat,
      await personalToken(scene.mona, []),
      await installationToken(scene, permissions),
      await userToken(scene, scene.hubot, permissions),
      await userToken(scene, scene.nat, permissions),
    ];
    const all = await db.repository.findMany({ where: { ownerId: scene.acme } });
    expect(all.length).toBeGreaterThan(2);
    for (const token of tokens) {
      const options = token ? { token } : {};
      const listed = names((await call("GET", "/orgs/acme/repos?per_page=100", options)).body);
      const readable: string[] = [];
      for (const { name } of all)
        if ((await call("GET", `/repos/acme/${name}`, options)).status === 200) readable.push(`acme/${name}`);
      expect(listed).toEqual(readable.sort(byText));
    }
  });

  test("one's own list has what one works on, narrowed as asked", async () => {
    const list = async (token: string, query = "") =>
      names((await call("GET", `/user/repos?per_page=100${query}`, { token })).body);
    expect(await list(lisa)).toEqual(["acme/widgets"]);
    expect(await list(lisa, "&affiliation=owner")).toEqual([]);
    expect(await list(hubot, "&affiliation=organization_member&visibility=public")).toContain("acme/gadgets");
    expect(await list(mona, "&type=private")).not.toContain("acme/gadgets");
    const token = await userToken(scene, scene.mona, { metadata: "read" });
    expect(await list(token, "&visibility=private")).toEqual(["acme/made-by-ci", "acme/widgets"]);
  });

  test.each(["created", "updated", "pushed", "full_name"])("a list is sorted by %s, either way", async (sort) => {
    for (const path of ["/user/repos", "/orgs/acme/repos", "/users/acme/repos"]) {
      const list = async (direction: string) => {
        const answer = await call("GET", `${path}?sort=${sort}&direction=${direction}`, { token: mona });
        expect(answer.status, answer.text).toBe(200);
        return (answer.body as { full_name: string }[]).map(({ full_name }) => full_name);
      };
      expect(await list("asc")).toEqual((await list("desc")).toReversed());
    }
  });

  test("refuses type beside visibility", async () => {
    const answer = await call("GET", "/user/repos?type=owner&visibility=all", { token: mona });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      message: "If you specify visibility or affiliation, you cannot specify type.",
    });
  });

  test("anybody sees somebody's public repositories alone", async () => {
    expect(names((await call("GET", "/users/acme/repos")).body)).toContain("acme/gadgets");
    expect(names((await call("GET", "/users/acme/repos", { token: mona })).body)).not.toContain("acme/widgets");
    expect((await call("GET", "/users/nobody-here/repos")).status).toBe(404);
  });

  test("an installation lists its selection, others are refused", async () => {
    const token = await installationToken(scene, { metadata: "read" });
    const { body } = await call("GET", "/installation/repositories?per_page=1", { token });
    expect(body).toMatchObject({
      total_count: 2,
      repository_selection: "selected",
      repositories: [{ full_name: "acme/widgets" }],
    });
    const refused = await call("GET", "/installation/repositories", { token: mona });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      message:
        "You must authenticate with an installation access token in order to list repositories for an installation.",
    });
    expect((await call("GET", "/installation/repositories")).status).toBe(401);
  });

  test("pages of a person show what they may see of an account", async () => {
    const page = { page: 1, perPage: 30 };
    const seen = async (userId: number | null, search?: string) =>
      (await repositoriesVisibleTo(userId, scene.acme, { page, ...(search && { search }) })).repositories.map(
        ({ name }) => name,
      );
    expect(await seen(null)).not.toContain("widgets");
    expect(await seen(scene.lisa)).toContain("widgets");
    expect(await seen(scene.mona, "IDGE")).toEqual(["widgets"]);
  });
});

describe("pushes", () => {
  const commit = (id: number, branch: string, files: Record<string, string | null>, startAt?: string) => {
    const author = { name: "Lisa", email: "lisa@example.test", date: clock.now() };
    return commitFiles(id, {
      branch,
      message: `Change ${branch}\n`,
      author,
      committer: author,
      files,
      ...(startAt && { startAt }),
    });
  };

  test("say what came, who made it and what it touches", async () => {
    const update = await commit(scene.widgets, "main", { "src/index.js": "export {};\n", "new.txt": "new\n" });
    await recordPush({ repositoryId: scene.widgets, actor: { accountId: scene.lisa }, updates: [update] });
    const events = await takeEvents();
    expect(events.map(({ name }) => name)).toEqual(["push"]);
    expect(events[0]?.payload).toMatchObject({
      ref: "refs/heads/main",
      before: update.before,
      after: update.after,
      created: false,
      deleted: false,
      forced: false,
      pusher: { name: "lisa" },
      commits: [
        {
          id: update.after,
          message: "Change main",
          author: { username: "lisa" },
          added: ["new.txt"],
          modified: ["src/index.js"],
          removed: [],
        },
      ],
      head_commit: { id: update.after },
      sender: { login: "lisa" },
    });
    const row = await db.repository.findUniqueOrThrow({ where: { id: scene.widgets } });
    expect(row.pushedAt).not.toBeNull();
  });

  test("a new branch is created and pushed, one that goes is deleted and pushed", async () => {
    const { after } = await commit(scene.widgets, "topic", { "topic.txt": "x" }, scene.head);
    const ref = "refs/heads/topic";
    const actor = { accountId: scene.lisa };
    await recordPush({ repositoryId: scene.widgets, actor, updates: [{ ref, before: null, after }] });
    const created = await takeEvents();
    expect(created.map(({ name }) => name)).toEqual(["create", "push"]);
    expect(created[0]?.payload).toMatchObject({ ref: "topic", ref_type: "branch", master_branch: "main" });
    expect(created[1]?.payload).toMatchObject({ created: true, before: "0".repeat(40), commits: [{ id: after }] });
    await recordPush({ repositoryId: scene.widgets, actor, updates: [{ ref, before: after, after: null }] });
    const deleted = await takeEvents();
    expect(deleted.map(({ name }) => name)).toEqual(["delete", "push"]);
    expect(deleted[1]?.payload).toMatchObject({ deleted: true, after: "0".repeat(40), commits: [], head_commit: null });
  });

  test("an empty repository takes the first branch pushed for its default", async () => {
    const { id } = (await call("POST", "/user/repos", { token: nat, body: { name: "trunk-based" } }))
      .body as FullRepository;
    const update = await commit(id, "trunk", { "a.txt": "a" });
    await recordPush({ repositoryId: id, actor: { accountId: scene.nat }, updates: [update] });
    expect((await call("GET", "/repos/nat/trunk-based", { token: nat })).body).toMatchObject({
      default_branch: "trunk",
    });
  });
});
