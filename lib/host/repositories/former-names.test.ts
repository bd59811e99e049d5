import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renameAccount } from "@/lib/accounts/rename-account.ts";
import { handleGit } from "@/lib/api/git-access.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, installationToken, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { clientGit, scratchFolder } from "../git/scratch.ts";
import { visitRepository } from "./visit-repository.ts";

let scene: HostScene;
let mona: string;
let nat: string;
let server: http.Server;

beforeAll(async () => {
  scene = await makeHostScene();
  [mona, nat] = [await personalToken(scene.mona), await personalToken(scene.nat)];
  for (const [from, to] of [
    ["widgets", "parts"],
    ["gadgets", "tools"],
  ])
    expect(await rename(`/repos/acme/${from}`, String(to))).toBe(200);
  server = http.createServer((request, response) => void handleGit(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const rename = async (path: string, name: string, token = mona) =>
  (await call("PATCH", path, { token, body: { name } })).status;
const create = async (name: string) => {
  const answer = await call("POST", "/orgs/acme/repos", { token: mona, body: { name, private: true } });
  expect(answer.status, answer.text).toBe(201);
  return (answer.body as { id: number }).id;
};

describe("the API at an old address", () => {
  test("a read is sent on to the address by id with 301, its query kept", async () => {
    const answer = await call("GET", "/repos/acme/Widgets/issues?state=all&per_page=1", { token: mona });
    const url = expect.stringMatching(
      new RegExp(`/api/v3/repositories/${scene.widgets}/issues\\?state=all&per_page=1$`),
    );
    expect(answer.status).toBe(301);
    expect(answer.headers.get("location")).toEqual(url);
    expect(answer.body).toEqual({
      message: "Moved Permanently",
      url,
      documentation_url: expect.stringContaining("https://docs.github.com/rest/"),
    });
    const followed = await call("GET", `/repositories/${scene.widgets}/issues?state=all`, { token: mona });
    expect(followed.body).toMatchObject([{ title: "It broke" }]);
  });

  test("what changes something is sent on with 307, so that it stays what it is", async () => {
    const answer = await call("POST", "/repos/acme/widgets/issues", { token: mona, body: { title: "Again" } });
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toMatch(new RegExp(`/repositories/${scene.widgets}/issues$`));
  });

  test("an installation is sent on where it may see the repository", async () => {
    const token = await installationToken(scene, { metadata: "read" });
    expect((await call("GET", "/repos/acme/widgets", { token })).status).toBe(301);
  });

  test("a private repository stays hidden: the answer is that for what never was", async () => {
    for (const token of [undefined, nat]) {
      const there = await call("GET", "/repos/acme/widgets", { ...(token && { token }) });
      const never = await call("GET", "/repos/acme/neverwas", { ...(token && { token }) });
      expect([there.status, there.text]).toEqual([404, never.text]);
    }
  });

  test("a public one is sent on for everybody", async () => {
    expect((await call("GET", "/repos/acme/gadgets")).status).toBe(301);
  });

  test("a repository that is made with the name takes the address back, for good", async () => {
    const id = await create("passing");
    expect(await rename("/repos/acme/passing", "passed")).toBe(200);
    expect((await call("GET", "/repos/acme/passing", { token: mona })).status).toBe(301);
    const taker = await create("passing");
    expect((await call("GET", "/repos/acme/passing", { token: mona })).body).toMatchObject({ id: taker });
    const { status } = await call("DELETE", "/repos/acme/passing", { token: mona });
    expect(status).toBe(204);
    expect((await call("GET", "/repos/acme/passing", { token: mona })).status).toBe(404);
    expect((await call("GET", `/repositories/${id}`, { token: mona })).body).toMatchObject({ name: "passed" });
  });

  test("a repository that gets its old name back is there again", async () => {
    await create("returning");
    expect(await rename("/repos/acme/returning", "gone")).toBe(200);
    expect(await rename("/repos/acme/gone", "returning")).toBe(200);
    expect((await call("GET", "/repos/acme/returning", { token: mona })).status).toBe(200);
    expect((await call("GET", "/repos/acme/gone", { token: mona })).status).toBe(301);
  });

  test("a change of upper and lower case alone leaves no old address", async () => {
    await create("cased");
    expect(await rename("/repos/acme/cased", "Cased")).toBe(200);
    expect((await call("GET", "/repos/acme/cased", { token: mona })).body).toMatchObject({ name: "Cased" });
  });
});

describe("git at an old address", () => {
  test("clones and pushes follow, with the credentials that they have", async () => {
    const origin = `http://x-access-token:${mona}@127.0.0.1:${(server.address() as AddressInfo).port}`;
    const folder = scratchFolder();
    const { stderr } = await clientGit(folder, ["clone", `${origin}/acme/widgets`, "."]);
    expect(stderr).toContain("redirecting to");
    expect(stderr).toContain("/acme/parts.git");
    await clientGit(folder, ["commit", "-q", "--allow-empty", "-m", "From before"]);
    await clientGit(folder, ["push", "-q", "origin", "HEAD:refs/heads/from-before"]);
    const pushed = await call("GET", "/repos/acme/parts/git/ref/heads/from-before", { token: mona });
    expect(pushed.status, pushed.text).toBe(200);
  });

  test("whoever may not see it hears of nothing", async () => {
    const origin = `http://x-access-token:${nat}@127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(clientGit(scratchFolder(), ["clone", `${origin}/acme/widgets`, "."])).rejects.toThrow(/not found/i);
  });
});

test("a page at an old address leads to the repository, for those alone who may see it", async () => {
  const visitor = { id: scene.mona, sessionId: "00000000-0000-0000-0000-000000000000" };
  const visit = (who: typeof visitor | null) => visitRepository(who, { owner: "acme", name: "widgets" });
  await expect(visit(visitor)).rejects.toMatchObject({ status: 301, movedTo: { ownerLogin: "acme", name: "parts" } });
  await expect(visit(null)).rejects.toMatchObject({ status: 404 });
});

test("an account that is renamed leaves addresses of its repositories that lead on, and none of itself", async () => {
  await renameAccount({ viewerId: scene.mona, accountId: scene.acme, login: "acme-works" });
  for (const name of ["parts", "widgets"]) {
    const answer = await call("GET", `/repos/acme/${name}`, { token: mona });
    expect(answer.headers.get("location"), name).toMatch(new RegExp(`/repositories/${scene.widgets}$`));
  }
  expect((await call("GET", "/orgs/acme", { token: mona })).status).toBe(404);
  expect((await call("GET", "/repos/acme-works/parts", { token: mona })).status).toBe(200);
});
