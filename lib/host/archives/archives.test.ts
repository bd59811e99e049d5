import { gunzipSync } from "node:zlib";
import { afterEach, beforeAll, expect, test } from "vitest";
import { findClientCode } from "@/lib/api/code-access.ts";
import { clock } from "@/lib/platform/clock.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, installationToken, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { setRef } from "../git/set-ref.ts";
import { archiveAsked, findArchive } from "./archive.ts";

let scene: HostScene;
let token: string;

beforeAll(async () => {
  scene = await makeHostScene();
  token = await installationToken(scene, { contents: "read" });
  await setRef(scene.widgets, "refs/heads/topic/one", scene.head);
});
afterEach(() => clock.set(undefined));

const KINDS = [
  ["tarball", "tar.gz"],
  ["zipball", "zip"],
] as const;

const ask = (kind: string, ref: string, repository = "widgets") =>
  call("GET", `/repos/acme/${repository}/${kind}${ref}`, { token });
const locationOf = ({ headers }: { headers: Headers }) => new URL(headers.get("location") ?? "");

/** What is at an address that the API leads to, for a client without any other credential. */
async function follow(location: URL): Promise<{ headers: Record<string, string>; bytes: Buffer }> {
  const [, owner = "", name = "", , place = ""] = location.pathname.split("/");
  const asked = archiveAsked(place);
  if (!asked) throw new Error(`${place} is no archive`);
  const request = new Request(location);
  const repository = await findClientCode(request, { owner, name }, { kind: asked.format, place: asked.ref });
  if (!repository) throw new Error("nobody is let in without a token");
  const archive = await findArchive(repository, asked);
  return { headers: archive.headers, bytes: Buffer.from(await new Response(await archive.open()).arrayBuffer()) };
}

test.each(KINDS)("%s leads to an archive with every file under a directory of its own", async (kind, format) => {
  const answer = await ask(kind, "/main");
  expect(answer).toMatchObject({ status: 302, text: "" });
  expect(locationOf(answer).pathname).toBe(`/acme/widgets/archive/${scene.head}.${format}`);
  const { headers, bytes } = await follow(locationOf(answer));
  const title = `acme-widgets-${scene.head.slice(0, 7)}`;
  expect(headers["content-disposition"]).toBe(`attachment; filename=${title}.${format}`);
  const names = (format === "zip" ? bytes : gunzipSync(bytes)).toString("latin1");
  expect(names).toContain(`${title}/README.md`);
  expect(names).toContain(`${title}/src/index.js`);
});

test.each(KINDS)("%s takes refs with slashes, HEAD, an object's name and none at all", async (kind) => {
  for (const ref of ["/topic/one", "/refs/heads/topic/one", "/HEAD", `/${scene.head}`, "/", ""])
    expect(locationOf(await ask(kind, ref)).pathname, ref).toContain(`/archive/${scene.head}.`);
  const byId = await call("GET", `/repositories/${scene.widgets}/${kind}/main`, { token });
  expect(byId.status).toBe(302);
});

test("an archive of what everybody may read has no token in its address", async () => {
  const answer = await call("GET", "/repos/acme/gadgets/tarball/main");
  expect(answer.status).toBe(302);
  expect(locationOf(answer).search).toBe("");
});

test.each(KINDS)("%s refuses a ref that is none", async (kind) => {
  for (const ref of ["/nope", "/main/nope", "/..", "/refs/heads/", "/main%00"]) {
    const answer = await ask(kind, ref);
    expect(answer.status, ref).toBe(404);
    expect(answer.body).toMatchObject({ message: "Not Found" });
  }
});

test.each(KINDS)("%s refuses a repository without commits", async (kind) => {
  const nat = await personalToken(scene.nat);
  await call("POST", "/user/repos", { token: nat, body: { name: `void-${kind}` } });
  expect((await call("GET", `/repos/nat/void-${kind}/${kind}`, { token: nat })).status).toBe(404);
});

test.each(KINDS)("%s refuses an installation without contents", async (kind) => {
  const without = await installationToken(scene, { issues: "write" });
  const answer = await call("GET", `/repos/acme/widgets/${kind}/main`, { token: without });
  expect(answer).toMatchObject({ status: 403, body: { message: "Resource not accessible by integration" } });
  token = await installationToken(scene, { contents: "read" });
});

test("an archive's address is refused after five minutes", async () => {
  const start = clock.now().getTime();
  const location = locationOf(await ask("tarball", "/main"));
  clock.set(new Date(start + 240_000));
  expect((await follow(location)).bytes.length).toBeGreaterThan(0);
  clock.set(new Date(clock.now().getTime() + 300_000));
  await expect(follow(location)).rejects.toMatchObject({ status: 404 });
});

test("an archive's address is refused when it is altered: another repository, format, commit, or token", async () => {
  const good = locationOf(await ask("tarball", "/main")).href;
  for (const bad of [
    good.replace("/widgets/", "/gadgets/"),
    good.replace("/widgets/", "/nothing-here/"),
    good.replace(".tar.gz?", ".zip?"),
    good.replace(scene.head, "main"),
    good.replace(/token=\d/, "token=9"),
    good.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    good.replace(/token=.*/, "token="),
  ])
    await expect(follow(new URL(bad)), bad).rejects.toMatchObject({ status: 404 });
});

test("an archive that nobody reads to its end stops git, and another one is made after it", async () => {
  const repository = { id: scene.widgets, ownerLogin: "acme", name: "widgets", private: true };
  const archive = await findArchive(repository, { ref: scene.head, format: "zip" });
  await (await archive.open()).cancel();
  expect((await new Response(await archive.open()).arrayBuffer()).byteLength).toBeGreaterThan(0);
});

test("an archive of a commit that is gone fails before its first byte", async () => {
  const { openArchive } = await import("../git/archive.ts");
  const asked = { sha: "0".repeat(39).concat("1"), format: "zip", prefix: "x/" } as const;
  await expect(openArchive(scene.widgets, asked)).rejects.toMatchObject({ failure: { kind: "failed" } });
});
