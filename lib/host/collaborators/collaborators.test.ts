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
import { findInvitee } from "./find-invitee.ts";

const PATH = "/repos/acme/widgets/collaborators";

let scene: HostScene;
let mona: string;
let hubot: string;

beforeAll(async () => {
  scene = await makeHostScene();
  mona = await personalToken(scene.mona);
  hubot = await personalToken(scene.hubot);
});
beforeEach(async () => {
  await takeEvents();
});

test("lists everybody with a role, those invited by name, and those from outside", async () => {
  const list = async (query: string) =>
    ((await call("GET", `${PATH}${query}`, { token: mona })).body as { login: string; role_name: string }[]).map(
      ({ login, role_name }) => `${login} ${role_name}`,
    );
  expect(await list("")).toEqual(["hubot read", "lisa write", "mona admin"]);
  expect(await list("?affiliation=direct")).toEqual(["lisa write"]);
  expect(await list("?affiliation=outside")).toEqual(["lisa write"]);
  expect(await list("?permission=admin")).toEqual(["mona admin"]);
});

test("a person is added, changed and removed, each with its event", async () => {
  const nat = await personalToken(scene.nat);
  expect((await call("PUT", `${PATH}/nat`, { token: mona, body: { permission: "pull" } })).status).toBe(204);
  expect((await call("GET", `${PATH}/nat`, { token: mona })).status).toBe(204);
  expect((await call("GET", "/repos/acme/widgets", { token: nat })).status).toBe(200);
  expect((await call("PUT", `${PATH}/nat`, { token: mona, body: { permission: "maintain" } })).status).toBe(204);
  expect((await call("GET", `${PATH}/nat/permission`, { token: mona })).body).toMatchObject({
    permission: "write",
    role_name: "maintain",
    user: { login: "nat", permissions: { maintain: true, admin: false } },
  });
  expect((await call("DELETE", `${PATH}/nat`, { token: mona })).status).toBe(204);
  expect((await call("GET", `${PATH}/nat`, { token: mona })).status).toBe(404);
  expect((await call("GET", "/repos/acme/widgets", { token: nat })).status).toBe(404);
  const events = await takeEvents();
  expect(events.map(({ name }) => name)).toEqual(["member.added", "member.edited", "member.removed"]);
  expect(events[0]?.payload).toMatchObject({ member: { login: "nat" }, changes: { permission: { to: "read" } } });
});

test("an installation with metadata reads who works on it", async () => {
  const token = await installationToken(scene, { metadata: "read" });
  expect((await call("GET", `${PATH}/lisa/permission`, { token })).body).toMatchObject({ permission: "write" });
});

test("refuses readers the view of others", async () => {
  const answer = await call("GET", `${PATH}/lisa/permission`, { token: hubot });
  expect(answer.status).toBe(403);
  expect(answer.body).toMatchObject({ message: "Must have push access to view collaborator permission." });
});

test("refuses to add for those who do not administer the repository", async () => {
  const lisa = await personalToken(scene.lisa);
  expect((await call("PUT", `${PATH}/nat`, { token: lisa, body: {} })).status).toBe(403);
});

test("refuses an unknown role, an unknown person and an organization", async () => {
  const unknown = await call("PUT", `${PATH}/nat`, { token: mona, body: { permission: "owner" } });
  expect(unknown.status).toBe(422);
  expect(unknown.body).toMatchObject({ errors: [{ field: "permission" }] });
  expect((await call("PUT", `${PATH}/nobody-here`, { token: mona, body: {} })).status).toBe(404);
  expect((await call("PUT", `${PATH}/acme`, { token: mona, body: {} })).status).toBe(404);
});

test("refuses an address that nobody has verified: it may be somebody else's", async () => {
  expect(await findInvitee("lisa@example.test")).toMatchObject({ login: "lisa" });
  await db.email.updateMany({ where: { accountId: scene.lisa }, data: { verifiedAt: null } });
  await expect(findInvitee("lisa@example.test")).rejects.toMatchObject({ status: 422 });
  expect(await findInvitee("lisa")).toMatchObject({ login: "lisa" });
});
