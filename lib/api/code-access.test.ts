import { beforeAll, expect, test } from "vitest";
import { type HostScene, installationToken, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { requireReadableCode } from "./code-access.ts";

let scene: HostScene;

beforeAll(async () => {
  scene = await makeHostScene();
});

const read = (token: string, name = "widgets") =>
  requireReadableCode(new Headers({ authorization: `token ${token}` }), { owner: "acme", name });

test("a token that may read the contents reads the code", async () => {
  expect(await read(await installationToken(scene, { contents: "read" }))).toMatchObject({ id: scene.widgets });
  expect(await read(await personalToken(scene.hubot))).toMatchObject({ id: scene.widgets });
  expect(await read(await personalToken(scene.nat, []), "gadgets")).toMatchObject({ id: scene.gadgets });
});

test("refuses a token without the permission, one of a stranger, and one that is none", async () => {
  await expect(read(await installationToken(scene, { issues: "read" }))).rejects.toMatchObject({ status: 403 });
  await expect(read(await personalToken(scene.nat))).rejects.toMatchObject({ status: 404 });
  await expect(read(`ghp_${"x".repeat(36)}`)).rejects.toMatchObject({ status: 401 });
});
