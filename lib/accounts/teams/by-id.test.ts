import { beforeAll, describe, expect, test } from "vitest";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import type { TeamJson } from "./represent.ts";

/** Older clients address teams by their ids. */

let scene: HostScene;
let mona: string;
let hubot: string;
let team: TeamJson;

beforeAll(async () => {
  scene = await makeHostScene();
  mona = await personalToken(scene.mona, ["admin:org"]);
  hubot = await personalToken(scene.hubot, ["admin:org"]);
  const made = await call("POST", "/orgs/acme/teams", { token: mona, body: { name: "Hidden", privacy: "secret" } });
  expect(made.status, made.text).toBe(201);
  team = made.body as TeamJson;
});

const addresses = () => [`/teams/${team.id}`, `/organizations/${scene.acme}/team/${team.id}`];

describe("a team by its id", () => {
  test("is the one by its names, with all that belongs to it", async () => {
    const { body } = await call("GET", "/orgs/acme/teams/hidden", { token: mona });
    for (const address of addresses()) {
      expect((await call("GET", address, { token: mona })).body).toEqual(body);
      const put = await call("PUT", `${address}/memberships/lisa`, { token: mona, body: {} });
      expect(put.status, put.text).toBe(200);
      expect((await call("GET", `${address}/repos`, { token: mona })).body).toEqual([]);
    }
  });

  test("is not there for those who may not see it, as by its names", async () => {
    const byName = await call("GET", "/orgs/acme/teams/hidden", { token: hubot });
    expect(byName.status).toBe(404);
    for (const address of addresses()) {
      const answer = await call("GET", address, { token: hubot });
      expect([answer.status, answer.body]).toEqual([404, byName.body]);
    }
  });

  test.each([
    ["an id that nothing has", () => "/teams/999999"],
    ["no id at all", () => "/teams/none"],
    ["the id of another organization beside it", () => `/organizations/${scene.acme + 1}/team/${team.id}`],
  ])("is not found with %s", async (_, address) => {
    expect((await call("GET", address(), { token: mona })).status).toBe(404);
  });
});
