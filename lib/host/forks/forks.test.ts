import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Prisma } from "@/generated/prisma/client.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  addCollaborator,
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
  userToken,
} from "@/lib/testing/host-scene.ts";
import { askOfficially, expectOfficialEvents } from "@/lib/testing/official-calls.ts";
import { hashToken } from "@/lib/tokens/formats.ts";
import { listBranches, listTags } from "../git/list-refs.ts";
import { createRef } from "../git/refs.ts";
import type { FullRepository } from "../repositories/represent.ts";

// Compiling the official schemas takes seconds.
const FORKS = "/repos/{owner}/{repo}/forks";
const path = "/repos/acme/gadgets/forks";
const params = { repo: "gadgets" };

let scene: HostScene;
let mona: string;
let nat: string;

beforeAll(async () => {
  scene = await makeHostScene();
  mona = await personalToken(scene.mona);
  nat = await personalToken(scene.nat);
  const [main] = await listBranches(scene.gadgets);
  const sha = main?.sha as string;
  await createRef(scene.gadgets, { ref: "refs/heads/topic", sha });
  await createRef(scene.gadgets, { ref: "refs/tags/v1", sha });
});
beforeEach(async () => {
  await db.repository.deleteMany({ where: { fork: true } });
  await takeEvents();
});

const fork = (token: string, body: Record<string, unknown> = {}) =>
  askOfficially<FullRepository>("POST", FORKS, { params, token, body });

test("a fork has the branches and tags of what it was forked from, and says where it comes from", async () => {
  const made = await fork(nat);
  expect(made).toMatchObject({
    full_name: "nat/gadgets",
    fork: true,
    parent: { full_name: "acme/gadgets" },
    source: { full_name: "acme/gadgets" },
    permissions: { admin: true },
  });
  expect((await listBranches(made.id)).map(({ name }) => name)).toEqual(["main", "topic"]);
  expect((await listTags(made.id)).map(({ name }) => name)).toEqual(["v1"]);
  const [created, forked] = await expectOfficialEvents("repository.created", "fork");
  expect(created).toMatchObject({ repository: { full_name: "nat/gadgets", fork: true } });
  expect(forked).toMatchObject({ forkee: { full_name: "nat/gadgets" }, repository: { full_name: "acme/gadgets" } });
  expect((await call("GET", path)).body).toMatchObject([{ full_name: "nat/gadgets" }]);
  expect((await call("GET", "/repos/acme/gadgets")).body).toMatchObject({ forks_count: 1, fork: false });
});

test("a fork of a fork knows both where it comes from and where all began", async () => {
  await fork(nat);
  const body = { name: "gears", default_branch_only: true };
  const again = await askOfficially<FullRepository>("POST", FORKS, {
    params: { ...params, owner: "nat" },
    token: mona,
    body,
  });
  expect(again).toMatchObject({
    full_name: "mona/gears",
    parent: { full_name: "nat/gadgets" },
    source: { full_name: "acme/gadgets" },
  });
  expect((await listBranches(again.id)).map(({ name }) => name)).toEqual(["main"]);
});

test("a second fork into the same account is the first one", async () => {
  const first = await fork(nat);
  await takeEvents();
  expect((await fork(nat)).id).toBe(first.id);
  expect(await takeEvents()).toEqual([]);
});

test("a fork without a name gets one that is free", async () => {
  await call("POST", "/user/repos", { token: nat, body: { name: "gadgets" } });
  expect((await fork(nat)).name).toBe("gadgets-1");
  await db.repository.deleteMany({ where: { ownerId: scene.nat } });
});

test("a fork outlives what it was forked from", async () => {
  await call("POST", "/user/repos", { token: nat, body: { name: "mortal", auto_init: true } });
  const made = await call("POST", "/repos/nat/mortal/forks", { token: mona, body: {} });
  expect(made.status, made.text).toBe(202);
  expect((await call("DELETE", "/repos/nat/mortal", { token: nat })).status).toBe(204);
  const { body } = await call("GET", "/repos/mona/mortal", { token: mona });
  expect(body).toMatchObject({ fork: true });
  expect(body).not.toHaveProperty("parent");
});

test("an organization's forks and sources are told apart", async () => {
  const body = (await call("GET", "/orgs/acme/repos?type=sources", { token: mona })).body as { fork: boolean }[];
  expect(body.length).toBeGreaterThan(0);
  expect((await call("GET", "/orgs/acme/repos?type=forks", { token: mona })).body).toEqual([]);
});

test("an organization may be named in the address, as clients of the first years do", async () => {
  await call("POST", "/user/repos", { token: mona, body: { name: "tools", auto_init: true } });
  const fork = await call("POST", "/repos/mona/tools/forks?org=acme", { token: mona });
  expect([fork.status, fork.body]).toMatchObject([202, { full_name: "acme/tools" }]);
  expect((await call("POST", "/repos/mona/tools/forks?org=nowhere", { token: mona })).status).toBe(404);
});

test("refuses an account where the integration that acts for somebody is not installed", async () => {
  const token = await userToken(scene, scene.nat, { administration: "write", contents: "read" });
  expect((await call("POST", path, { token, body: {} })).status).toBe(403);
});

test("refuses what an organization keeps private", async () => {
  const answer = await call("POST", "/repos/acme/widgets/forks", { token: mona, body: {} });
  expect(answer.status).toBe(403);
  expect((await call("GET", "/repos/acme/widgets", { token: mona })).body).toMatchObject({ allow_forking: false });
});

test("refuses the account that the repository belongs to, and an organization of others", async () => {
  const into = async (token: string, organization: string) =>
    (await call("POST", path, { token, body: { organization } })).status;
  expect(await into(mona, "acme")).toBe(422);
  expect(await into(nat, "nobody")).toBe(404);
  await call("POST", "/user/repos", { token: nat, body: { name: "own", auto_init: true } });
  expect((await call("POST", "/repos/nat/own/forks", { token: nat, body: { organization: "acme" } })).status).toBe(403);
});

test("refuses an empty repository", async () => {
  await call("POST", "/user/repos", { token: nat, body: { name: "void" } });
  expect((await call("POST", "/repos/nat/void/forks", { token: mona, body: {} })).status).toBe(403);
});

test("refuses a name that is taken", async () => {
  await call("POST", "/user/repos", { token: nat, body: { name: "taken" } });
  expect((await call("POST", path, { token: nat, body: { name: "taken" } })).status).toBe(422);
});

test("refuses a bot that names no organization, and an installation without the permission", async () => {
  const widgets = "/repos/acme/widgets/forks";
  const token = await installationToken(scene, { administration: "write", contents: "read" });
  expect((await call("POST", widgets, { token, body: {} })).status).toBe(422);
  const weak = await installationToken(scene, { contents: "read" });
  expect((await call("POST", widgets, { token: weak, body: {} })).status).toBe(403);
});

describe("a private repository of a person's own", () => {
  const own = "/repos/mona/own/forks";
  const powers = { administration: "write", contents: "read" } as const;
  let id: number;
  beforeAll(async () => {
    const made = await call("POST", "/user/repos", {
      token: mona,
      body: { name: "own", private: true, auto_init: true },
    });
    id = (made.body as { id: number }).id;
    await addCollaborator(id, scene.lisa, "push");
  });
  const forkedBy = async (token: string) => (await call("POST", own, { token, body: {} })).status;

  test("is forked by a classic token of a collaborator with its scope, and hidden from one with a smaller scope", async () => {
    expect(await forkedBy(await personalToken(scene.lisa, ["public_repo"]))).toBe(404);
    expect(await forkedBy(await personalToken(scene.lisa, []))).toBe(404);
    expect(await forkedBy(await personalToken(scene.lisa, ["repo"]))).toBe(202);
  });

  test("is hidden from a collaborator's token through an integration that is not installed there", async () => {
    expect(await forkedBy(await userToken(scene, scene.lisa, powers))).toBe(404);
  });

  test("is forked through an integration that both accounts installed, and by no token of it that was narrowed", async () => {
    const token = await userToken(scene, scene.lisa, powers);
    const narrow = (data: Prisma.AccessTokenUpdateInput) =>
      db.accessToken.update({ where: { hash: hashToken(token) }, data });
    const installed = await db.installation.findFirstOrThrow({ omit: { id: true } });
    for (const accountId of [scene.mona, scene.lisa])
      await db.installation.create({
        data: { ...installed, accountId, permissions: powers, repositorySelection: "all" },
      });
    await narrow({ repositorySelection: "selected", repositoryIds: [scene.gadgets] });
    expect(await forkedBy(token)).toBe(404);
    await narrow({ repositorySelection: "selected", repositoryIds: [id], permissions: { contents: "read" } });
    expect(await forkedBy(token)).toBe(403);
    await narrow({ repositorySelection: null, repositoryIds: [], permissions: powers });
    expect(await forkedBy(token)).toBe(202);
    await db.installation.deleteMany({ where: { accountId: { in: [scene.mona, scene.lisa] } } });
  });
});
