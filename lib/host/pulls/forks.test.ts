import { beforeAll, expect, test } from "vitest";
import { findRef } from "@/lib/host/git/refs.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
  userToken,
} from "@/lib/testing/host-scene.ts";

/** A stranger proposes what they have in a fork of a public repository. */

const BASE = "/repos/acme/gadgets";
const FORK = "/repos/nat/gadgets";

let scene: HostScene;
let mona: string;
let nat: string;

beforeAll(async () => {
  scene = await makeHostScene();
  [mona, nat] = [await personalToken(scene.mona, ["repo"]), await personalToken(scene.nat, ["repo"])];
  await ask(nat, "POST", `${BASE}/forks`);
  const main = await ask(nat, "GET", `${FORK}/git/ref/heads/main`);
  await ask(nat, "POST", `${FORK}/git/refs`, { ref: "refs/heads/idea", sha: (main.object as { sha: string }).sha });
  await commit("idea.md");
  await takeEvents();
});

async function ask(token: string, method: string, path: string, body?: Record<string, unknown>) {
  const answer = await call(method, path, { token, ...(body && { body }) });
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300);
  return answer.body as Record<string, unknown>;
}

async function commit(path: string): Promise<string> {
  const content = Buffer.from("text\n").toString("base64");
  const { commit: made } = await ask(nat, "PUT", `${FORK}/contents/${path}`, {
    message: "Add",
    content,
    branch: "idea",
  });
  return (made as { sha: string }).sha;
}

test("it is opened, follows the fork's branch, and is merged by those who may push to the base", async () => {
  const pull = await ask(nat, "POST", `${BASE}/pulls`, { title: "An idea", head: "nat:idea", base: "main" });
  expect(pull).toMatchObject({
    head: { label: "nat:idea", repo: { full_name: "nat/gadgets" }, user: { login: "nat" } },
    base: { label: "acme:main", repo: { full_name: "acme/gadgets" } },
  });
  const number = Number(pull.number);
  const compared = await ask(nat, "GET", `${BASE}/compare/main...nat:idea`);
  expect(compared).toMatchObject({ status: "ahead", ahead_by: 1 });

  const head = await commit("more.md");
  expect((await findRef(scene.gadgets, `refs/pull/${number}/head`))?.sha).toBe(head);
  const told = await takeEvents();
  expect(told.map(({ name }) => name)).toEqual(["pull_request.opened", "push", "pull_request.synchronize"]);
  expect(told[2]?.payload).toMatchObject({ repository: { full_name: "acme/gadgets" }, after: head });

  await ask(nat, "PATCH", FORK, { private: true });
  expect(await ask(mona, "GET", `${BASE}/pulls/${number}`)).toMatchObject({ head: { repo: null, ref: "idea" } });
  await ask(nat, "PATCH", FORK, { private: false });

  const body = { merge_method: "squash" };
  expect((await call("PUT", `${BASE}/pulls/${number}/merge`, { token: nat, body })).status).toBe(403);
  expect((await ask(mona, "GET", `${BASE}/pulls/${number}`)).mergeable).toBe(true);
  await ask(mona, "PUT", `${BASE}/pulls/${number}/merge`, body);
  expect(await ask(mona, "GET", `${BASE}/pulls/${number}`)).toMatchObject({ merged: true, commits: 2 });
});

test("what is pushed to a fork that was made private stays out of the public base", async () => {
  await commit("open.md");
  const pull = await ask(nat, "POST", `${BASE}/pulls`, { title: "More", head: "nat:idea", base: "main" });
  const path = `${BASE}/pulls/${Number(pull.number)}`;
  await ask(nat, "PATCH", FORK, { private: true });
  const hidden = await commit("hidden.md");
  expect((await call("GET", `${BASE}/git/commits/${hidden}`, { token: mona })).status).toBe(404);
  expect((await ask(mona, "GET", path)).head).not.toMatchObject({ sha: hidden });
  await ask(nat, "PATCH", path, { state: "closed" });
  expect((await call("PATCH", path, { token: nat, body: { state: "open" } })).status).toBe(422);
  expect((await call("GET", `${BASE}/git/commits/${hidden}`, { token: mona })).status).toBe(404);
  await ask(nat, "PATCH", FORK, { private: false });
});

test("a private fork is neither compared with nor proposed to a public base, whoever asks", async () => {
  await commit("secret.md");
  await ask(nat, "PATCH", FORK, { private: true });
  const narrow = await userToken(scene, scene.nat, { contents: "read", pull_requests: "write" });
  for (const token of [narrow, await personalToken(scene.nat, ["public_repo"]), mona, nat]) {
    expect((await call("GET", `${BASE}/compare/main...nat:idea`, { token })).status).toBe(404);
    const body = { title: "Taken", head: "nat:idea", base: "main" };
    expect((await call("POST", `${BASE}/pulls`, { token, body })).status).not.toBe(201);
  }
  await ask(nat, "PATCH", FORK, { private: false });
  expect((await call("GET", `${BASE}/compare/main...nat:idea`, { token: nat })).status).toBe(200);
});

test("refuses to merge what brings workflow files without the permission or the scope for them", async () => {
  const withScope = await personalToken(scene.nat, ["repo", "workflow"]);
  const body = { message: "Sneak", content: Buffer.from("on: push").toString("base64"), branch: "idea" };
  const path = `${FORK}/contents/.github/workflows/sneak.yml`;
  expect((await call("PUT", path, { token: withScope, body })).status).toBe(201);
  const pull = await ask(nat, "POST", `${BASE}/pulls`, { title: "Sneak", head: "nat:idea", base: "main" });
  const merge = `${BASE}/pulls/${Number(pull.number)}/merge`;
  expect((await call("PUT", merge, { token: mona, body: { merge_method: "squash" } })).status).toBe(403);
});

test("refuses to bring a fork's branch up to date with a credential that was not given for the fork", async () => {
  const path = `${BASE}/pulls`;
  const [pull] = (await ask(nat, "GET", `${path}?state=open`)) as unknown as { number: number }[];
  const update = (token: string) => call("PUT", `${path}/${pull?.number}/update-branch`, { token, body: {} });
  const narrow = await userToken(scene, scene.nat, { contents: "write", pull_requests: "write" });
  expect((await update(narrow)).status).toBe(403);
  expect((await update(await installationToken(scene, { pull_requests: "write" }))).status).toBe(403);
  await ask(nat, "PATCH", FORK, { archived: true });
  expect((await update(nat)).body).toMatchObject({ message: "Repository was archived so is read-only." });
  await ask(nat, "PATCH", FORK, { archived: false });
  expect((await update(nat)).status).toBe(202);
});
