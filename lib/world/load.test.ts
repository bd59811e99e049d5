import fs from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { listBranches } from "@/lib/host/git/list-refs.ts";
import { readBlob } from "@/lib/host/git/read-blob.ts";
import { getCommit } from "@/lib/host/git/read-commits.ts";
import { repositoriesDirectory } from "@/lib/host/git/repository-path.ts";
import { insertInstallation } from "@/lib/installations/insert-installation.ts";
import { insertIntegration } from "@/lib/integrations/insert-integration.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { removeWorld, repositoryDirectories, repositoryIdOf } from "@/lib/testing/loaded-world.ts";
import { loadWorldData, loadWorldIfEmpty } from "./load.ts";

const MONA = "ghp_monaMonaMonaMonaMonaMonaMonaMona0001";

afterEach(removeWorld);

describe("a world that fails", () => {
  test("at the last row, because an id is taken, leaves no rows and no directories", async () => {
    await transaction(async (tx) => {
      const { id: ownerId } = await insertUser(tx, { login: "earlier" });
      const { id: integrationId } = await insertIntegration(tx, {
        ownerId,
        createdById: ownerId,
        name: "Earlier",
        url: "https://earlier.example.test",
        permissions: {},
        events: [],
      });
      await insertInstallation(tx, {
        id: 5001,
        integrationId,
        accountId: ownerId,
        version: { number: 1, permissions: {}, events: [] },
        repositorySelection: "all",
        repositoryIds: [],
        installerId: null,
      });
    });
    const loading = loadWorldData({
      users: [{ login: "mona" }],
      repositories: [{ name: "mona/widgets", issues: [{ title: "It broke" }] }, { name: "mona/gadgets" }],
      integrations: [{ name: "CI Bot", owner: "mona", installations: [{ id: 5001, account: "mona" }] }],
    });
    await expect(loading).rejects.toThrow(/^the world file: something is there already, or there twice \(.*\)$/);
    const logins = (await db.account.findMany({ orderBy: { id: "asc" } })).map(({ login }) => login);
    expect(logins).toEqual(["earlier", "earlier[bot]"]);
    expect(await db.repository.count()).toBe(0);
    expect(repositoryDirectories()).toEqual([]);
  });

  test("in git leaves no rows and no directories", async () => {
    fs.mkdirSync(path.dirname(repositoriesDirectory()), { recursive: true });
    fs.writeFileSync(repositoriesDirectory(), "in the way");
    const loading = loadWorldData({ users: [{ login: "mona" }], repositories: [{ name: "mona/widgets" }] });
    await expect(loading).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(await db.account.count()).toBe(0);
  });
});

describe("what can be left out or chosen", () => {
  test("a repository without files has a README; one with none at all is empty and was never pushed to", async () => {
    await loadWorldData({
      users: [{ login: "mona" }],
      repositories: [
        { name: "mona/widgets", description: "Small parts", default_branch: "trunk" },
        { name: "mona/empty", files: {} },
      ],
    });
    const widgets = await repositoryIdOf("widgets");
    const { content } = await readBlob(widgets, { ref: "trunk", path: "README.md", maxBytes: 100 });
    expect(content.toString()).toBe("# widgets\n\nSmall parts\n");
    const empty = await db.repository.findFirstOrThrow({ where: { name: "empty" } });
    expect(empty.pushedAt).toBeNull();
    expect(await listBranches(empty.id)).toEqual([]);
  });

  test("bytes are given in base64", async () => {
    const bytes = Buffer.from([0, 255, 10, 13]);
    await loadWorldData({
      users: [{ login: "mona", name: "Mona <the first>" }],
      repositories: [{ name: "mona/widgets", files: { "a b/ü.bin": { base64: bytes.toString("base64") } } }],
    });
    const id = await repositoryIdOf("widgets");
    expect((await readBlob(id, { ref: "main", path: "a b/ü.bin", maxBytes: 100 })).content).toEqual(bytes);
    expect((await getCommit(id, "main")).author.name).toBe("Mona the first");
  });

  test("ids that are left out go on behind the chosen ones, and so do later rows", async () => {
    await loadWorldData({
      users: [{ login: "mona" }],
      repositories: [{ name: "mona/first" }, { id: 700, name: "mona/second" }],
      integrations: [
        { name: "First", owner: "mona", installations: [{ account: "mona" }] },
        { id: 9000, name: "Second", owner: "mona", installations: [{ id: 60_000, account: "mona" }] },
      ],
    });
    const ids = { name: true, id: true } as const;
    expect(await db.repository.findMany({ select: ids, orderBy: { id: "asc" } })).toEqual([
      { name: "second", id: 700 },
      { name: "first", id: 701 },
    ]);
    expect(await db.integration.findMany({ select: ids, orderBy: { id: "asc" } })).toEqual([
      { name: "Second", id: 9000 },
      { name: "First", id: 9001 },
    ]);
    const installations = await db.installation.findMany({ orderBy: { id: "asc" } });
    expect(installations.map(({ id }) => id)).toEqual([60_000, 60_001]);
    const created = await transaction(
      (tx) =>
        tx.$queryRaw<{ next: number }[]>`SELECT nextval(pg_get_serial_sequence('"Repository"', 'id'))::int AS next`,
    );
    expect(created).toEqual([{ next: 702 }]);
  });

  test("issues are numbered in the order of the file, and new ones go on behind them", async () => {
    await loadWorldData({
      users: [{ login: "mona", tokens: [{ token: MONA, scopes: ["repo"] }] }, { login: "hubot" }],
      repositories: [
        {
          name: "mona/widgets",
          labels: [{ name: "Bug" }],
          issues: [
            { title: "First", labels: ["bug"], assignees: ["MONA"], comments: [{ author: "hubot", body: "Yes." }] },
            { title: "Second", state: "closed", state_reason: "not_planned", author: "hubot", locked: true },
          ],
        },
      ],
    });
    const { body } = await call("GET", "/repos/mona/widgets/issues?state=all&direction=asc&sort=created", {
      token: MONA,
    });
    expect((body as { number: number }[]).toSorted((a, b) => a.number - b.number)).toMatchObject([
      { number: 1, comments: 1, labels: [{ name: "Bug" }], assignees: [{ login: "mona" }], user: { login: "mona" } },
      { number: 2, state: "closed", state_reason: "not_planned", locked: true, user: { login: "hubot" } },
    ]);
    const created = await call("POST", "/repos/mona/widgets/issues", { token: MONA, body: { title: "Third" } });
    expect(created.body).toMatchObject({ number: 3 });
  });

  test("the keys of a profile have the names of the API", async () => {
    await loadWorldData({
      users: [
        {
          login: "mona",
          bio: "Joiner",
          blog: "https://mona.example.test",
          location: "Uppsala",
          emails: [{ email: "work@example.test", verified: false }],
          tokens: [{ token: MONA, scopes: ["user"] }],
        },
      ],
    });
    const { body } = await call("GET", "/user", { token: MONA });
    expect(body).toMatchObject({ bio: "Joiner", blog: "https://mona.example.test", location: "Uppsala" });
    const addresses = await db.email.findMany({ orderBy: { id: "asc" } });
    expect(addresses).toMatchObject([
      { address: "mona@example.test", primary: true, verifiedAt: expect.any(Date) },
      { address: "work@example.test", primary: false, verifiedAt: null },
    ]);
  });
});

test("WORLD=none leaves the database empty", async () => {
  expect(await loadWorldIfEmpty({ world: "none", mode: "local" })).toEqual({ loaded: false, signIn: [] });
  expect(await db.account.count()).toBe(0);
});
