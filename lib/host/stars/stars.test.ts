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

// Compiling the official schemas takes seconds.
const STAR = "/user/starred/acme/gadgets";
const WITH_TIME = { accept: "application/vnd.github.star+json" };

let scene: HostScene;
let nat: string;

beforeAll(async () => {
  scene = await makeHostScene();
  nat = await personalToken(scene.nat);
});
beforeEach(async () => {
  await db.star.deleteMany();
  await takeEvents();
});

test("a star is given once, counted, and taken away", async () => {
  expect((await call("GET", STAR, { token: nat })).status).toBe(404);
  for (const _ of [1, 2]) expect((await call("PUT", STAR, { token: nat })).status).toBe(204);
  expect((await call("GET", STAR, { token: nat })).status).toBe(204);
  const params = { repo: "gadgets" };
  const counted = await askOfficially("GET", "/repos/{owner}/{repo}", { params, token: nat });
  expect(counted).toMatchObject({ stargazers_count: 1, watchers: 1 });
  for (const _ of [1, 2]) expect((await call("DELETE", STAR, { token: nat })).status).toBe(204);
  const [starred, , unstarred] = await expectOfficialEvents("star.created", "watch.started", "star.deleted");
  expect(starred).toMatchObject({ starred_at: expect.any(String), sender: { login: "nat" } });
  expect(unstarred).toMatchObject({ starred_at: null });
});

test("stars are listed on both sides, with their times for who asks", async () => {
  await call("PUT", STAR, { token: nat });
  const people = await askOfficially("GET", "/repos/{owner}/{repo}/stargazers", {
    params: { repo: "gadgets" },
    token: nat,
  });
  expect(people).toMatchObject([{ login: "nat" }]);
  expect(await askOfficially("GET", "/user/starred", { token: nat })).toMatchObject([{ full_name: "acme/gadgets" }]);
  expect((await call("GET", "/users/nat/starred")).body).toMatchObject([{ full_name: "acme/gadgets" }]);
  const timed = async (path: string) => (await call("GET", path, { token: nat, headers: WITH_TIME })).body;
  const at = expect.any(String);
  expect(await timed("/repos/acme/gadgets/stargazers")).toMatchObject([{ starred_at: at, user: { login: "nat" } }]);
  expect(await timed("/user/starred")).toMatchObject([{ starred_at: at, repo: { full_name: "acme/gadgets" } }]);
});

test("what somebody starred and one may not see is left out", async () => {
  const mona = await personalToken(scene.mona);
  await call("PUT", "/user/starred/acme/widgets", { token: mona });
  expect((await call("GET", "/users/mona/starred", { token: nat })).body).toEqual([]);
  expect((await call("GET", "/users/mona/starred", { token: mona })).body).toHaveLength(1);
});

test("refuses a repository that one may not see as one that does not exist", async () => {
  expect((await call("PUT", "/user/starred/acme/widgets", { token: nat })).status).toBe(404);
  expect((await call("PUT", "/user/starred/acme/nothing", { token: nat })).status).toBe(404);
  expect((await call("GET", "/users/nobody/starred")).status).toBe(404);
});

test("refuses an installation, which likes nothing", async () => {
  const token = await installationToken(scene, { metadata: "read" });
  expect((await call("PUT", STAR, { token })).status).toBe(403);
});
