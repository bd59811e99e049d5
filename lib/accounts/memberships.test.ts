import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  userToken,
} from "@/lib/testing/host-scene.ts";
import { takeOfficialEvents } from "@/lib/testing/official-events.ts";

const SCOPES = ["repo", "admin:org"] as const;
const MEMBERSHIP = "/orgs/acme/memberships";

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
  await db.organizationInvitation.deleteMany();
  await db.membership.deleteMany({ where: { userId: { in: [scene.nat, scene.lisa] } } });
  await takeOfficialEvents();
});

const names = async () => (await takeOfficialEvents()).map(({ name }) => name);
const invite = (body: Record<string, unknown>) => call("POST", "/orgs/acme/invitations", { token: mona, body });

describe("a membership", () => {
  test("begins with an invitation, whose role may still change, and ends with the person taken out", async () => {
    const put = (role: string) => call("PUT", `${MEMBERSHIP}/nat`, { token: mona, body: { role } });
    expect((await put("member")).body).toMatchObject({ state: "pending", role: "member", user: { login: "nat" } });
    expect((await put("admin")).body).toMatchObject({ state: "pending", role: "admin" });
    const accept = { token: nat, body: { state: "active" } };
    expect((await call("PATCH", "/user/memberships/orgs/acme", accept)).body).toMatchObject({ state: "active" });
    expect((await call("PATCH", "/user/memberships/orgs/acme", accept)).status).toBe(200);
    expect((await put("member")).body).toMatchObject({ state: "active", role: "member" });
    expect((await call("DELETE", `${MEMBERSHIP}/nat`, { token: mona })).status).toBe(204);
    expect((await call("GET", `${MEMBERSHIP}/nat`, { token: mona })).status).toBe(404);
    expect(await names()).toEqual([
      "organization.member_invited",
      "organization.member_added",
      "organization.member_removed",
    ]);
  });

  test("is given by an installation that may write members", async () => {
    const token = await installationToken(scene, { members: "write" });
    expect((await call("PUT", `${MEMBERSHIP}/nat`, { token })).body).toMatchObject({ state: "pending" });
    const [event] = await takeOfficialEvents();
    expect(event?.payload).toMatchObject({ sender: { login: "ci-bot[bot]" }, user: { login: "nat" } });
    expect((await call("DELETE", `${MEMBERSHIP}/nat`, { token })).status).toBe(204);
  });

  test("is not the integration's to give for a person who does not own the organization", async () => {
    const token = await userToken(scene, scene.hubot, { members: "write" });
    expect((await call("PUT", `${MEMBERSHIP}/nat`, { token })).status).toBe(403);
  });

  test("refuses members, strangers, organizations and unknown people", async () => {
    const put = async (login: string, token: string) =>
      (await call("PUT", `${MEMBERSHIP}/${login}`, { token, body: {} })).status;
    expect(await put("nat", hubot)).toBe(403);
    expect(await put("nat", nat)).toBe(403);
    expect(await put("acme", mona)).toBe(422);
    expect(await put("nobody", mona)).toBe(404);
  });

  test("refuses to take out the last owner", async () => {
    expect((await call("DELETE", "/orgs/acme/members/mona", { token: mona })).status).toBe(422);
    expect((await call("PUT", `${MEMBERSHIP}/mona`, { token: mona, body: { role: "member" } })).status).toBe(422);
  });

  test("refuses to accept where there is no invitation, and another state than active", async () => {
    const patch = async (state: string) =>
      (await call("PATCH", "/user/memberships/orgs/acme", { token: nat, body: { state } })).status;
    expect(await patch("active")).toBe(404);
    expect(await patch("pending")).toBe(422);
  });
});

describe("an invitation", () => {
  test("is made by id or address, listed, and taken back", async () => {
    const made = await invite({ invitee_id: scene.nat });
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ login: "nat", role: "direct_member", inviter: { login: "mona" }, team_count: 0 });
    expect((await invite({ email: "lisa@example.test", role: "admin" })).body).toMatchObject({ role: "admin" });
    const list = (query = "") => call("GET", `/orgs/acme/invitations${query}`, { token: mona });
    expect((await list()).body).toMatchObject([{ login: "nat" }, { login: "lisa" }]);
    expect((await list("?role=admin")).body).toMatchObject([{ login: "lisa" }]);
    const { id } = made.body as { id: number };
    expect((await call("GET", `/orgs/acme/invitations/${id}/teams`, { token: mona })).body).toEqual([]);
    expect((await call("DELETE", `/orgs/acme/invitations/${id}`, { token: mona })).status).toBe(204);
    expect((await call("DELETE", `/orgs/acme/invitations/${id}`, { token: mona })).status).toBe(404);
    expect((await call("GET", `/orgs/acme/invitations/${id}/teams`, { token: mona })).status).toBe(404);
    expect(await names()).toEqual(["organization.member_invited", "organization.member_invited"]);
  });

  test("names teams", async () => {
    const team = await call("POST", "/orgs/acme/teams", { token: mona, body: { name: "Core" } });
    const { id: teamId } = team.body as { id: number };
    const { body } = await invite({ invitee_id: scene.nat, team_ids: [teamId] });
    expect(body).toMatchObject({ team_count: 1 });
    const { id } = body as { id: number };
    const teams = await call("GET", `/orgs/acme/invitations/${id}/teams`, { token: mona });
    expect(teams.body).toMatchObject([{ slug: "core" }]);
  });

  test("refuses nobody, members, those who are asked already, and teams of others", async () => {
    expect((await invite({})).body).toMatchObject({ errors: [{ field: "email", code: "missing_field" }] });
    expect((await invite({ invitee_id: 999_999 })).body).toMatchObject({ errors: [{ field: "invitee_id" }] });
    expect((await invite({ invitee_id: scene.hubot })).status).toBe(422);
    expect((await invite({ invitee_id: scene.nat, team_ids: [999_999] })).status).toBe(422);
    expect((await invite({ invitee_id: scene.nat })).status).toBe(201);
    expect((await invite({ invitee_id: scene.nat })).status).toBe(422);
  });

  test("refuses members who do not own the organization", async () => {
    expect((await call("GET", "/orgs/acme/invitations", { token: hubot })).status).toBe(403);
    const body = { invitee_id: scene.nat };
    expect((await call("POST", "/orgs/acme/invitations", { token: hubot, body })).status).toBe(403);
  });
});

describe("a public membership", () => {
  const own = "/orgs/acme/public_members/hubot";

  test("is shown to strangers, until it is concealed", async () => {
    expect((await call("GET", own)).status).toBe(404);
    expect((await call("PUT", own, { token: hubot })).status).toBe(204);
    expect((await call("GET", own)).status).toBe(204);
    expect((await call("GET", "/orgs/acme/public_members")).body).toMatchObject([{ login: "hubot" }]);
    expect((await call("GET", "/orgs/acme/members")).body).toMatchObject([{ login: "hubot" }]);
    expect((await call("GET", "/users/hubot/orgs")).body).toMatchObject([{ login: "acme" }]);
    expect((await call("DELETE", own, { token: hubot })).status).toBe(204);
    expect((await call("GET", "/orgs/acme/members")).body).toEqual([]);
    expect((await call("GET", "/users/hubot/orgs")).body).toEqual([]);
  });

  test("refuses everybody but the member", async () => {
    expect((await call("PUT", own, { token: mona })).status).toBe(403);
    expect((await call("PUT", "/orgs/acme/public_members/nat", { token: nat })).status).toBe(403);
  });
});

describe("outside collaborators", () => {
  test("are listed, and lose what they have", async () => {
    const list = () => call("GET", "/orgs/acme/outside_collaborators", { token: mona });
    expect((await list()).body).toMatchObject([{ login: "lisa" }]);
    expect((await call("DELETE", "/orgs/acme/outside_collaborators/lisa", { token: mona })).status).toBe(204);
    expect((await list()).body).toEqual([]);
    const [event] = await takeOfficialEvents();
    expect(event).toMatchObject({ name: "member.removed", payload: { member: { login: "lisa" } } });
  });

  test("refuses to take a member for one", async () => {
    expect((await call("DELETE", "/orgs/acme/outside_collaborators/hubot", { token: mona })).status).toBe(422);
  });
});

describe("a collaborator", () => {
  test("is added, changed and removed, each told as the official schema says", async () => {
    const path = "/repos/acme/gadgets/collaborators/nat";
    for (const permission of ["pull", "admin"])
      expect((await call("PUT", path, { token: mona, body: { permission } })).status).toBe(204);
    expect((await call("DELETE", path, { token: mona })).status).toBe(204);
    expect(await names()).toEqual(["member.added", "member.edited", "member.removed"]);
  });
});
