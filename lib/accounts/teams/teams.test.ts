import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findRoleOn } from "@/lib/host/collaborators/queries.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, installationToken, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { takeOfficialEvents } from "@/lib/testing/official-events.ts";
import type { TeamJson } from "./represent.ts";

const TEAMS = "/orgs/acme/teams";
const SCOPES = ["repo", "admin:org"] as const;

let scene: HostScene;
let mona: string;
let hubot: string;
let nat: string;

beforeAll(async () => {
  scene = await makeHostScene();
  mona = await personalToken(scene.mona, SCOPES);
  hubot = await personalToken(scene.hubot, SCOPES);
  nat = await personalToken(scene.nat, SCOPES);
});
beforeEach(async () => {
  await db.team.deleteMany();
  await db.organizationInvitation.deleteMany();
  await takeOfficialEvents();
});

const create = async (body: Record<string, unknown>, token = mona): Promise<TeamJson> => {
  const answer = await call("POST", TEAMS, { token, body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body as TeamJson;
};
const names = async () => (await takeOfficialEvents()).map(({ name }) => name);

describe("a team", () => {
  test("is made with people and repositories, and every part of it is told", async () => {
    const team = await create({
      name: "Core Team",
      description: "The heart",
      privacy: "closed",
      permission: "push",
      maintainers: ["hubot"],
      repo_names: ["acme/widgets"],
    });
    expect(team).toMatchObject({
      slug: "core-team",
      privacy: "closed",
      members_count: 2,
      repos_count: 1,
      parent: null,
    });
    const events = await takeOfficialEvents();
    expect(events.map(({ name }) => name)).toEqual([
      "team.created",
      "membership.added",
      "membership.added",
      "team.added_to_repository",
      "team_add",
    ]);
    expect(events[2]?.payload).toMatchObject({
      member: { login: "hubot" },
      scope: "team",
      team: { slug: "core-team" },
    });
    expect(events[4]?.payload).toMatchObject({ repository: { full_name: "acme/widgets" }, sender: { login: "mona" } });
  });

  test("is secret unless said otherwise, and under another one seen by every member", async () => {
    const parent = await create({ name: "Parent", privacy: "closed" });
    expect(await create({ name: "Alone" })).toMatchObject({ privacy: "secret" });
    const child = await create({ name: "Child", parent_team_id: parent.id });
    expect(child).toMatchObject({ privacy: "closed", parent: { slug: "parent" } });
    const { body } = await call("GET", `${TEAMS}/parent/teams`, { token: hubot });
    expect(body).toMatchObject([{ slug: "child" }]);
  });

  test("is changed, and what changed is told", async () => {
    await create({ name: "Core", privacy: "closed" });
    await takeOfficialEvents();
    const body = { name: "Kernel", description: "Small", notification_setting: "notifications_disabled" };
    const { status, body: changed } = await call("PATCH", `${TEAMS}/core`, { token: mona, body });
    expect(status).toBe(200);
    expect(changed).toMatchObject({ slug: "kernel", description: "Small" });
    const [event] = await takeOfficialEvents();
    expect(event).toMatchObject({
      name: "team.edited",
      payload: { changes: { name: { from: "Core" }, notification_setting: { from: "notifications_enabled" } } },
    });
  });

  test("is deleted, and the teams under it stand on their own", async () => {
    const { id } = await create({ name: "Parent", privacy: "closed" });
    const child = await create({ name: "Child", parent_team_id: id });
    await takeOfficialEvents();
    expect((await call("DELETE", `${TEAMS}/parent`, { token: mona })).status).toBe(204);
    expect(await names()).toEqual(["team.deleted"]);
    expect((await call("GET", `${TEAMS}/child`, { token: mona })).body).toMatchObject({ parent: null });
    expect(await db.teamAncestor.findMany({ where: { teamId: child.id } })).toMatchObject([{ ancestorId: child.id }]);
  });

  test("is made by an installation that may write members", async () => {
    const token = await installationToken(scene, { members: "write" });
    expect(await create({ name: "Made by a bot" }, token)).toMatchObject({ members_count: 0 });
    const [event] = await takeOfficialEvents();
    expect(event?.payload).toMatchObject({ sender: { login: "ci-bot[bot]", type: "Bot" } });
  });

  test("refuses a name of two lines", async () => {
    const answer = await call("POST", TEAMS, { token: mona, body: { name: "Two\nlines" } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "name" }] } });
  });

  test("refuses a name that another team has", async () => {
    await create({ name: "Core" });
    const answer = await call("POST", TEAMS, { token: mona, body: { name: "core" } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "name", code: "already_exists" }] } });
  });

  test("refuses a maintainer who does not belong to the organization", async () => {
    const answer = await call("POST", TEAMS, { token: mona, body: { name: "Core", maintainers: ["nat"] } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "maintainers" }] } });
  });

  test("refuses a repository that the one who makes it does not administer", async () => {
    const answer = await call("POST", TEAMS, { token: hubot, body: { name: "Core", repo_names: ["acme/widgets"] } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "repo_names" }] } });
  });

  test("refuses a parent that is secret, itself or below it", async () => {
    const secret = await create({ name: "Secret" });
    const top = await create({ name: "Top", privacy: "closed" });
    const low = await create({ name: "Low", parent_team_id: top.id });
    const under = (parent_team_id: number) =>
      call("PATCH", `${TEAMS}/top`, { token: mona, body: { parent_team_id } }).then(({ status }) => status);
    for (const { id } of [secret, top, low]) expect(await under(id)).toBe(422);
  });

  test("refuses secrecy to a team with others above or under it", async () => {
    const top = await create({ name: "Top", privacy: "closed" });
    await create({ name: "Low", parent_team_id: top.id });
    for (const slug of ["top", "low"])
      expect((await call("PATCH", `${TEAMS}/${slug}`, { token: mona, body: { privacy: "secret" } })).status).toBe(422);
    const body = { name: "Lower", parent_team_id: top.id, privacy: "secret" };
    expect((await call("POST", TEAMS, { token: mona, body })).status).toBe(422);
  });

  test("that is secret is not found by members who are not in it", async () => {
    await create({ name: "Secret" });
    expect((await call("GET", `${TEAMS}/secret`, { token: hubot })).status).toBe(404);
    expect((await call("GET", TEAMS, { token: hubot })).body).toEqual([]);
    expect((await call("PATCH", `${TEAMS}/secret`, { token: hubot, body: { name: "x" } })).status).toBe(404);
  });

  test("refuses changes by a member who does not maintain it", async () => {
    await create({ name: "Core", privacy: "closed" });
    expect((await call("PATCH", `${TEAMS}/core`, { token: hubot, body: { name: "x" } })).status).toBe(403);
    expect((await call("DELETE", `${TEAMS}/core`, { token: hubot })).status).toBe(403);
  });

  test("refuses strangers", async () => {
    await create({ name: "Core", privacy: "closed" });
    expect((await call("POST", TEAMS, { token: nat, body: { name: "Mine" } })).status).toBe(403);
    expect((await call("GET", `${TEAMS}/core`, { token: nat })).status).toBe(403);
  });
});

describe("the people of a team", () => {
  test("are added, made maintainers and taken out", async () => {
    await create({ name: "Core", privacy: "closed" });
    await takeOfficialEvents();
    const membership = `${TEAMS}/core/memberships/hubot`;
    expect((await call("GET", membership, { token: mona })).status).toBe(404);
    expect((await call("PUT", membership, { token: mona })).body).toMatchObject({ role: "member", state: "active" });
    const { body } = await call("PUT", membership, { token: mona, body: { role: "maintainer" } });
    expect(body).toMatchObject({ role: "maintainer", state: "active" });
    const logins = async (role: string) =>
      ((await call("GET", `${TEAMS}/core/members?role=${role}`, { token: mona })).body as { login: string }[]).map(
        ({ login }) => login,
      );
    expect(await logins("all")).toEqual(["hubot", "mona"]);
    expect(await logins("maintainer")).toEqual(["hubot", "mona"]);
    expect(await logins("member")).toEqual([]);
    expect((await call("PATCH", `${TEAMS}/core`, { token: hubot, body: { description: "Ours" } })).status).toBe(200);
    expect((await call("DELETE", membership, { token: mona })).status).toBe(204);
    expect(await names()).toEqual(["membership.added", "team.edited", "membership.removed"]);
  });

  test("are invited to the organization where they do not belong to it, and join both at once", async () => {
    await create({ name: "Core", privacy: "closed" });
    await takeOfficialEvents();
    const membership = `${TEAMS}/core/memberships/nat`;
    expect((await call("PUT", membership, { token: mona })).body).toMatchObject({ state: "pending" });
    expect((await call("GET", membership, { token: mona })).body).toMatchObject({ state: "pending" });
    const accepted = await call("PATCH", "/user/memberships/orgs/acme", { token: nat, body: { state: "active" } });
    expect(accepted.body).toMatchObject({ state: "active", role: "member" });
    expect((await call("GET", membership, { token: mona })).body).toMatchObject({ state: "active" });
    expect((await call("DELETE", "/orgs/acme/members/nat", { token: mona })).status).toBe(204);
    const events = await takeOfficialEvents();
    expect(events.map(({ name }) => name)).toEqual([
      "organization.member_invited",
      "organization.member_added",
      "membership.added",
      "membership.removed",
      "organization.member_removed",
    ]);
    expect(events[3]?.payload).toMatchObject({ scope: "organization", member: { login: "nat" } });
  });

  test("leave by themselves", async () => {
    await create({ name: "Core", maintainers: ["hubot"] });
    expect((await call("DELETE", `${TEAMS}/core/memberships/hubot`, { token: hubot })).status).toBe(204);
    expect((await call("GET", `${TEAMS}/core`, { token: hubot })).status).toBe(404);
  });

  test("are listed with those of the teams below", async () => {
    const { id } = await create({ name: "Top", privacy: "closed" });
    await create({ name: "Low", parent_team_id: id, maintainers: ["hubot"] });
    const { body } = await call("GET", `${TEAMS}/top/members`, { token: mona });
    expect(body).toMatchObject([{ login: "hubot" }, { login: "mona" }]);
    expect((await call("GET", `${TEAMS}/top/memberships/hubot`, { token: mona })).status).toBe(200);
  });

  test("see their teams", async () => {
    await create({ name: "Core", maintainers: ["hubot"] });
    const { body } = await call("GET", "/user/teams", { token: hubot });
    expect(body).toMatchObject([{ slug: "core", organization: { login: "acme" } }]);
    expect((await call("GET", "/user/teams", { token: nat })).body).toEqual([]);
  });

  test("refuses an organization and somebody unknown as a member", async () => {
    await create({ name: "Core" });
    expect((await call("PUT", `${TEAMS}/core/memberships/acme`, { token: mona })).status).toBe(422);
    expect((await call("PUT", `${TEAMS}/core/memberships/nobody`, { token: mona })).status).toBe(404);
  });

  test("refuses an invitation by a maintainer who does not own the organization", async () => {
    await create({ name: "Core", maintainers: ["hubot"] });
    expect((await call("PUT", `${TEAMS}/core/memberships/nat`, { token: hubot })).status).toBe(403);
  });

  test("refuses to take out somebody who is not in the team", async () => {
    await create({ name: "Core" });
    expect((await call("DELETE", `${TEAMS}/core/memberships/hubot`, { token: mona })).status).toBe(404);
  });
});

describe("the repositories of a team", () => {
  const repository = `${TEAMS}/core/repos/acme/widgets`;

  test("are given, changed and taken, and give its people their role", async () => {
    await create({ name: "Core", privacy: "closed", maintainers: ["hubot"] });
    await takeOfficialEvents();
    expect((await call("GET", repository, { token: mona })).status).toBe(404);
    expect((await call("PUT", repository, { token: mona, body: { permission: "push" } })).status).toBe(204);
    expect(await findRoleOn(scene.widgets, scene.hubot)).toBe("push");
    expect((await call("PUT", repository, { token: mona, body: { permission: "admin" } })).status).toBe(204);
    expect(await findRoleOn(scene.widgets, scene.hubot)).toBe("admin");
    expect((await call("GET", repository, { token: mona })).status).toBe(204);
    const headers = { accept: "application/vnd.github.v3.repository+json" };
    expect((await call("GET", repository, { token: mona, headers })).body).toMatchObject({ role_name: "admin" });
    expect((await call("GET", `${TEAMS}/core/repos`, { token: mona })).body).toMatchObject([
      { full_name: "acme/widgets", permissions: { admin: true } },
    ]);
    expect((await call("GET", "/repos/acme/widgets/teams", { token: mona })).body).toMatchObject([
      { slug: "core", permission: "admin", permissions: { admin: true } },
    ]);
    expect((await call("DELETE", repository, { token: mona })).status).toBe(204);
    expect(await findRoleOn(scene.widgets, scene.hubot)).toBe("pull");
    const events = await takeOfficialEvents();
    expect(events.map(({ name }) => name)).toEqual([
      "team.added_to_repository",
      "team_add",
      "team.edited",
      "team.removed_from_repository",
    ]);
    expect(events[2]?.payload).toMatchObject({
      changes: { repository: { permissions: { from: { admin: false, pull: true, push: true } } } },
    });
  });

  test("are reached by the people of the teams below, wherever those are moved", async () => {
    const top = await create({ name: "Core", privacy: "closed", permission: "push", repo_names: ["acme/widgets"] });
    await create({ name: "Low", privacy: "closed", maintainers: ["hubot"] });
    const put = (parent_team_id: number | null) =>
      call("PATCH", `${TEAMS}/low`, { token: mona, body: { parent_team_id } });
    expect(await findRoleOn(scene.widgets, scene.hubot)).toBe("pull");
    expect((await put(top.id)).status).toBe(200);
    expect(await findRoleOn(scene.widgets, scene.hubot)).toBe("push");
    expect((await call("GET", `${TEAMS}/low/repos`, { token: mona })).body).toMatchObject([{ name: "widgets" }]);
    expect((await put(null)).status).toBe(200);
    expect(await findRoleOn(scene.widgets, scene.hubot)).toBe("pull");
  });

  test("are given by an installation that may administer them, and reads members", async () => {
    await create({ name: "Core", privacy: "closed" });
    const weak = await installationToken(scene, { members: "write" });
    expect((await call("PUT", repository, { token: weak })).status).toBe(403);
    const token = await installationToken(scene, { members: "read", administration: "write" });
    const answer = await call("PUT", repository, { token });
    expect(answer.status, answer.text).toBe(204);
    expect(answer.headers.get("x-accepted-github-permissions")).toBe("members=read,administration=write");
  });

  test("refuses a repository outside the installation's selection as one that does not exist", async () => {
    await create({ name: "Core", privacy: "closed" });
    const token = await installationToken(scene, { members: "read", administration: "write" });
    await db.repository.update({ where: { id: scene.gadgets }, data: { private: true } });
    const answer = await call("PUT", `${TEAMS}/core/repos/acme/gadgets`, { token });
    await db.repository.update({ where: { id: scene.gadgets }, data: { private: false } });
    expect(answer.status).toBe(404);
  });

  test("refuses those who do not administer the repository", async () => {
    await create({ name: "Core", privacy: "closed" });
    expect((await call("PUT", repository, { token: hubot })).status).toBe(403);
    await call("PUT", repository, { token: mona });
    expect((await call("DELETE", repository, { token: hubot })).status).toBe(403);
  });

  test("refuses a repository of another account", async () => {
    await create({ name: "Core" });
    const made = await call("POST", "/user/repos", { token: mona, body: { name: "own" } });
    expect(made.status).toBe(201);
    expect((await call("PUT", `${TEAMS}/core/repos/mona/own`, { token: mona })).status).toBe(422);
    expect((await call("DELETE", `${TEAMS}/core/repos/mona/own`, { token: mona })).status).toBe(404);
  });
});
