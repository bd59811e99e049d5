import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  userToken,
} from "@/lib/testing/host-scene.ts";
import { createFineGrainedToken } from "@/lib/tokens/personal/create-fine-grained-token.ts";

/** A repository comes into an account by a fork or a transfer: by no credential that may not make one there. */

const POWERS = { administration: "write", contents: "read" } as const;

let scene: HostScene;
let platform: number;
let mona: string;

beforeAll(async () => {
  scene = await makeHostScene();
  const members = [{ userId: scene.mona, role: "ADMIN" as const }];
  platform = (await transaction((tx) => insertOrganization(tx, { login: "platform", members }))).id;
  mona = await personalToken(scene.mona);
  await call("POST", "/user/repos", { token: mona, body: { name: "tools", auto_init: true } });
  await db.installation.update({ where: { id: scene.installationId }, data: { repositorySelection: "all" } });
});
beforeEach(async () => {
  await db.organizationSettings.deleteMany();
});

const fork = (repository: string, organization: string, token: string) =>
  call("POST", `/repos/${repository}/forks`, { token, body: { organization } });
const transfer = (repository: string, to: string, token: string) =>
  call("POST", `/repos/${repository}/transfer`, { token, body: { new_owner: to } });

describe.each([
  ["forked", fork],
  ["transferred", transfer],
])("%s", (_, bring) => {
  test("into an organization that forbids classic tokens, by such a token, is refused in its words", async () => {
    await db.organizationSettings.create({ data: { organizationId: scene.acme, classicTokensAllowed: false } });
    expect(await bring("mona/tools", "acme", mona)).toMatchObject({
      status: 403,
      body: { message: expect.stringMatching(/^acme does not allow classic personal access tokens\./) },
    });
  });

  test("by a fine-grained token of another account is refused", async () => {
    const { token } = await createFineGrainedToken({
      viewerId: scene.mona,
      input: {
        name: `Brings by ${bring.name}`,
        resource_owner: "mona",
        repository_selection: "all",
        repository_ids: [],
        permissions: POWERS,
      },
    });
    expect(await bring("mona/tools", "acme", token)).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by personal access token" },
    });
  });

  test("for a person through an integration that is not installed there is refused", async () => {
    const token = await userToken(scene, scene.mona, POWERS);
    expect(await bring("acme/gadgets", "platform", token)).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by integration" },
    });
  });
});

test("an installation forks into no other account, even where its integration is installed too", async () => {
  const token = await installationToken(scene, POWERS);
  const { id: _, ...installed } = await db.installation.findUniqueOrThrow({ where: { id: scene.installationId } });
  await db.installation.create({ data: { ...installed, permissions: POWERS, accountId: platform } });
  expect(await fork("acme/gadgets", "platform", token)).toMatchObject({
    status: 403,
    body: { message: "Resource not accessible by integration" },
  });
});

test("a classic token brings it where nothing forbids that", async () => {
  expect((await fork("acme/gadgets", "platform", mona)).status).toBe(202);
  expect((await transfer("mona/tools", "platform", mona)).status).toBe(202);
});
