import { beforeAll, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, makeHostScene, personalToken, takeEvents } from "@/lib/testing/host-scene.ts";
import { askOfficially, expectOfficialEvents } from "@/lib/testing/official-calls.ts";
import { bytesByLanguage } from "./languages.ts";

// Compiling the official schemas takes seconds.
const REPOSITORY = "/repos/{owner}/{repo}";
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC+HZrb4Z3n9mXk7H1aJ9pGq2Yw0cNlT8uVfR5sQeDxM";

let scene: HostScene;
let mona: string;
let lisa: string;

beforeAll(async () => {
  scene = await makeHostScene();
  [mona, lisa] = await Promise.all([personalToken(scene.mona), personalToken(scene.lisa)]);
  await call("POST", "/orgs/acme/repos", { token: mona, body: { name: "empty" } });
  await takeEvents();
});

test("languages are counted in bytes, the largest first, without what is brought along", () => {
  const files = [
    { path: "src/a.ts", size: 10 },
    { path: "b.tsx", size: 5 },
    { path: "main.go", size: 100 },
    { path: "Makefile", size: 1 },
    { path: "README.md", size: 1000 },
    { path: "node_modules/x/index.js", size: 1000 },
    { path: "linked", size: null },
  ];
  expect(Object.entries(bytesByLanguage(files))).toEqual([
    ["Go", 100],
    ["TypeScript", 15],
    ["Makefile", 1],
  ]);
});

test("a repository tells its languages and contributors; an empty one has none", async () => {
  expect(await askOfficially("GET", `${REPOSITORY}/languages`, { token: mona })).toEqual({ JavaScript: 26 });
  const contributors = await askOfficially("GET", `${REPOSITORY}/contributors`, { token: mona });
  expect(contributors).toMatchObject([{ login: "mona", contributions: 1 }]);
  const params = { repo: "empty" };
  expect(await askOfficially("GET", `${REPOSITORY}/languages`, { token: mona, params })).toEqual({});
  expect((await call("GET", "/repos/acme/empty/contributors", { token: mona })).status).toBe(204);
});

test("who is not known here is counted where that is asked for", async () => {
  const body = {
    message: "From afar",
    content: "aGk=",
    author: { name: "Far", email: "far@elsewhere.test" },
    committer: { name: "Far", email: "far@elsewhere.test" },
  };
  await call("PUT", "/repos/acme/gadgets/contents/far.md", { token: mona, body });
  const params = { repo: "gadgets" };
  const count = async (query: string) =>
    (await askOfficially<{ type: string }[]>("GET", `${REPOSITORY}/contributors`, { token: mona, params, query })).map(
      ({ type }) => type,
    );
  expect(await count("")).toEqual(["User"]);
  expect(new Set(await count("?anon=1"))).toEqual(new Set(["User", "Anonymous"]));
  await takeEvents();
});

test("topics are replaced, in small letters and each once, and the change is told", async () => {
  const names = ["Gears", "round-things", "gears"];
  const set = await askOfficially("PUT", `${REPOSITORY}/topics`, { token: mona, body: { names } });
  expect(set).toEqual({ names: ["gears", "round-things"] });
  await askOfficially("PUT", `${REPOSITORY}/topics`, { token: mona, body: { names: ["gears", "round-things"] } });
  const [edited] = await expectOfficialEvents("repository.edited");
  expect(edited).toMatchObject({
    changes: { topics: { from: [] } },
    repository: { topics: ["gears", "round-things"] },
  });
  expect(await askOfficially("GET", `${REPOSITORY}/topics`, { token: lisa })).toEqual({
    names: ["gears", "round-things"],
  });
});

test("refuses topics that are none, too many of them, and somebody who does not administer", async () => {
  const put = async (names: unknown, token = mona) =>
    (await call("PUT", "/repos/acme/widgets/topics", { token, body: { names } })).status;
  expect(await put(["with space"])).toBe(422);
  expect(await put(["-begins"])).toBe(422);
  expect(await put(["x".repeat(51)])).toBe(422);
  expect(await put(Array.from({ length: 21 }, (_, n) => `t${n}`))).toBe(422);
  expect(await put(["fine"], lisa)).toBe(403);
});

test("deploy keys are added, read, listed and taken away, and told", async () => {
  const body = { title: "deployer", key: `${KEY} deployer@ci`, read_only: true };
  const key = await askOfficially<{ id: number }>("POST", `${REPOSITORY}/keys`, { token: mona, body });
  expect(key).toMatchObject({ title: "deployer", key: KEY, read_only: true, added_by: "mona", last_used: null });
  const params = { key_id: key.id };
  expect(await askOfficially("GET", `${REPOSITORY}/keys/{key_id}`, { token: mona, params })).toEqual(key);
  expect(await askOfficially("GET", `${REPOSITORY}/keys`, { token: mona })).toEqual([key]);
  const taken = await call("POST", "/repos/acme/gadgets/keys", { token: mona, body });
  expect(taken.body).toMatchObject({
    errors: [{ resource: "PublicKey", field: "key", message: "key is already in use" }],
  });
  await askOfficially("DELETE", `${REPOSITORY}/keys/{key_id}`, { token: mona, params });
  expect((await call("DELETE", `/repos/acme/widgets/keys/${key.id}`, { token: mona })).status).toBe(404);
  await expectOfficialEvents("deploy_key.created", "deploy_key.deleted");
});

test("refuses deploy keys that are none, and somebody who does not administer", async () => {
  const post = async (key: string, token = mona) =>
    (await call("POST", "/repos/acme/widgets/keys", { token, body: { title: "x", key } })).status;
  expect(await post("not a key")).toBe(422);
  expect(await post(KEY.replace("ssh-ed25519", "ssh-rsa"))).toBe(422);
  expect(await post(KEY, lisa)).toBe(403);
  expect((await call("GET", "/repos/acme/widgets/keys", { token: lisa })).status).toBe(403);
});

test("environments are those that were deployed to", async () => {
  for (const environment of ["staging", "production", "staging"]) {
    const body = { ref: "main", environment, required_contexts: [] };
    expect((await call("POST", "/repos/acme/widgets/deployments", { token: mona, body })).status).toBe(201);
  }
  const { environments } = await askOfficially<{ environments: { name: string }[] }>(
    "GET",
    `${REPOSITORY}/environments`,
    {
      token: mona,
    },
  );
  expect(environments.map(({ name }) => name)).toEqual(["production", "staging"]);
  const params = { environment_name: "staging" };
  expect(
    await askOfficially("GET", `${REPOSITORY}/environments/{environment_name}`, { token: mona, params }),
  ).toMatchObject({
    name: "staging",
  });
  expect((await call("GET", "/repos/acme/widgets/environments/nowhere", { token: mona })).status).toBe(404);
});
