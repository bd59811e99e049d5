import { afterEach, beforeAll, expect, test } from "vitest";
import { findClientCode } from "@/lib/api/code-access.ts";
import { clock } from "@/lib/platform/clock.ts";
import { redactText } from "@/lib/platform/redact.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, installationToken, makeHostScene } from "@/lib/testing/host-scene.ts";
import { tokenQuery } from "../download-token.ts";
import type { FileJson } from "./represent.ts";

let scene: HostScene;
let token: string;

beforeAll(async () => {
  scene = await makeHostScene();
  token = await installationToken(scene, { contents: "read" });
});
afterEach(() => clock.set(undefined));

async function downloadUrl(path = "src/index.js", repository = "widgets"): Promise<string> {
  const { body } = await call("GET", `/repos/acme/${repository}/contents/${path}`, { token });
  return (body as FileJson).download_url as string;
}

/** As app/[owner]/[repo]/raw asks, for a client without any other credential unless headers are given. */
function follow(url: string, headers: Record<string, string> = {}) {
  const [owner = "", name = "", , ...place] = new URL(url).pathname.slice(1).split("/");
  const download = { kind: "raw", place: place.map(decodeURIComponent).join("/") } as const;
  return findClientCode(new Request(url, { headers }), { owner, name }, download);
}

test("a file's address in a private repository works by itself", async () => {
  const url = await downloadUrl();
  expect(url).toMatch(/\/acme\/widgets\/raw\/main\/src\/index\.js\?token=\d+\.[0-9a-f]{64}$/);
  expect(await follow(url)).toMatchObject({ id: scene.widgets });
  const { body } = await call("GET", "/repos/acme/widgets/contents/src", { token });
  const [listed] = body as FileJson[];
  expect(await follow(listed?.download_url as string)).toMatchObject({ id: scene.widgets });
});

test("a file's address in a public repository has no token", async () => {
  expect(new URL(await downloadUrl("README.md", "gadgets")).search).toBe("");
});

test("without a token in the address, Authorization counts, and without either a session", async () => {
  const [bare = ""] = (await downloadUrl()).split("?");
  expect(await follow(bare, { authorization: `token ${token}` })).toMatchObject({ id: scene.widgets });
  expect(await follow(bare)).toBeNull();
});

test("a file's address is refused after five minutes, with Authorization as well", async () => {
  const url = await downloadUrl();
  clock.set(new Date(clock.now().getTime() + 300_000));
  await expect(follow(url)).rejects.toMatchObject({ status: 404 });
  await expect(follow(url, { authorization: `token ${token}` })).rejects.toMatchObject({ status: 404 });
});

test("a file's address is refused when it is altered: another file, branch, repository, time or signature", async () => {
  const url = await downloadUrl();
  for (const bad of [
    url.replace("src/index.js", "README.md"),
    url.replace("/raw/main/", "/raw/topic/"),
    url.replace("/widgets/", "/gadgets/"),
    url.replace(/token=\d/, "token=9"),
    url.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    url.replace(/token=.*/, "token="),
    `${url}0`,
  ])
    await expect(follow(bad), bad).rejects.toMatchObject({ status: 404 });
});

test("an address stays the same within a minute, so that its answer's tag does", () => {
  const at = (now: string) => {
    clock.set(new Date(now));
    return tokenQuery({ id: scene.widgets, private: true }, { kind: "raw", place: "main/README.md" });
  };
  expect(at("2031-01-01T10:00:40Z")).toBe(at("2031-01-01T10:00:00Z"));
});

test("the token is blanked where an address is written down", async () => {
  const url = await downloadUrl();
  const [bare] = url.split("?");
  expect(redactText(`followed ${url}`)).toBe(`followed ${bare}?token=[redacted]`);
});
