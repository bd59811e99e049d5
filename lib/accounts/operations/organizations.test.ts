import { beforeAll, describe, expect, test } from "vitest";
import { createOrganization } from "@/lib/accounts/create-organization.ts";
import { inviteMember } from "@/lib/accounts/invite-member.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { installationToken, loadTestWorld, otherInstallationToken, TOKENS } from "@/lib/testing/world.ts";

beforeAll(async () => {
  await loadTestWorld();
  const [acme, mona] = await Promise.all([idOf("acme"), idOf("mona")]);
  await inviteMember({ viewerId: mona, organizationId: acme, input: { invitee: "lisa" } });
});

const idOf = async (login: string) => (await db.account.findUniqueOrThrow({ where: { login } })).id;
const logins = (body: unknown) => (body as { login: string }[]).map(({ login }) => login);

describe("GET /orgs/{org}", () => {
  test("shows everybody what is public", async () => {
    const { status, body } = await call("GET", "/orgs/acme");
    expect(status).toBe(200);
    expect(body).toMatchObject({ login: "acme", type: "Organization", public_repos: 1 });
    expect(body).not.toHaveProperty("total_private_repos");
  });

  test("shows its owners more", async () => {
    const { body } = await call("GET", "/orgs/acme", { token: TOKENS.mona });
    expect(body).toMatchObject({ total_private_repos: 2, default_repository_permission: "none" });
  });

  test("shows members no more than everybody", async () => {
    const { body } = await call("GET", "/orgs/acme", { token: TOKENS.hubot });
    expect(body).not.toHaveProperty("total_private_repos");
  });

  test("does not find a person", async () => {
    expect((await call("GET", "/orgs/mona")).status).toBe(404);
  });
});

describe("PATCH /orgs/{org}", () => {
  test("changes what it says of itself, and leaves the rest", async () => {
    const first = await call("PATCH", "/orgs/acme", { token: TOKENS.mona, body: { description: "Makes widgets" } });
    expect(first).toMatchObject({ status: 200, body: { description: "Makes widgets", total_private_repos: 2 } });
    const token = await installationToken();
    const second = await call("PATCH", "/orgs/acme", { token, body: { location: "Delft" } });
    expect(second).toMatchObject({ status: 200, body: { description: "Makes widgets", location: "Delft" } });
  });

  test("refuses an address that is none", async () => {
    const answer = await call("PATCH", "/orgs/acme", { token: TOKENS.mona, body: { blog: "javascript:alert(1)" } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ resource: "Organization", field: "blog" }] } });
  });

  test("refuses members who do not own it, and an installation without the permission", async () => {
    expect((await call("PATCH", "/orgs/acme", { token: TOKENS.hubot, body: {} })).status).toBe(403);
    const token = await installationToken({ permissions: { members: "read" } });
    expect(await call("PATCH", "/orgs/acme", { token, body: {} })).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by integration" },
    });
  });
});

describe("DELETE /orgs/{org}", () => {
  test("refuses members who do not own it, and deletes it for its owner", async () => {
    const organization = await createOrganization({ viewerId: await idOf("mona"), input: { login: "passing" } });
    const team = { viewerId: await idOf("mona"), organizationId: organization.id };
    await inviteMember({ ...team, input: { invitee: "hubot" } });
    expect((await call("DELETE", "/orgs/passing", { token: TOKENS.hubot })).status).toBe(403);
    expect(await call("DELETE", "/orgs/passing", { token: TOKENS.mona })).toMatchObject({ status: 202, body: {} });
    expect((await call("GET", "/orgs/passing", { token: TOKENS.mona })).status).toBe(404);
  });
});

describe("GET /orgs/{org}/members", () => {
  test("lists the people for members, and by role", async () => {
    const as = (query = "") => call("GET", `/orgs/acme/members${query}`, { token: TOKENS.hubot });
    expect(logins((await as()).body)).toEqual(["hubot", "mona"]);
    expect(logins((await as("?role=admin")).body)).toEqual(["mona"]);
    expect((await as("?role=boss")).status).toBe(422);
  });

  test("lists them for an installation that may read members", async () => {
    const { body } = await call("GET", "/orgs/acme/members", { token: await installationToken() });
    expect(logins(body)).toEqual(["hubot", "mona"]);
  });

  test("refuses an installation without the permission", async () => {
    const token = await installationToken({ permissions: { issues: "read" } });
    expect(await call("GET", "/orgs/acme/members", { token })).toMatchObject({
      status: 403,
      body: { message: "Resource not accessible by integration" },
    });
  });

  test("refuses an installation on another account", async () => {
    expect((await call("GET", "/orgs/acme/members", { token: await otherInstallationToken() })).status).toBe(403);
  });

  test("shows strangers nobody who does not show themselves", async () => {
    expect((await call("GET", "/orgs/acme/members", { token: TOKENS.lisa })).body).toEqual([]);
    expect((await call("GET", "/orgs/acme/members")).body).toEqual([]);
    expect((await call("GET", "/orgs/acme/public_members")).body).toEqual([]);
  });
});

describe("GET /orgs/{org}/members/{username}", () => {
  test("says yes of a member", async () => {
    expect((await call("GET", "/orgs/acme/members/hubot", { token: TOKENS.mona })).status).toBe(204);
  });

  test("says no of anybody else, in the wire's words", async () => {
    const { status, body } = await call("GET", "/orgs/acme/members/lisa", { token: TOKENS.mona });
    expect(status).toBe(404);
    expect(body).toMatchObject({ message: "User does not exist or is not a member of the organization" });
  });

  test("sends strangers on to the public members", async () => {
    const { status, headers } = await call("GET", "/orgs/acme/members/hubot", { token: TOKENS.lisa });
    expect(status).toBe(302);
    expect(headers.get("location")).toMatch(/\/api\/v3\/orgs\/acme\/public_members\/hubot$/);
    expect(await call("GET", "/orgs/acme/public_members/hubot", { token: TOKENS.lisa })).toMatchObject({
      status: 404,
      body: { message: "User does not exist or is not a public member of the organization" },
    });
  });
});

describe("GET /orgs/{org}/memberships/{username}", () => {
  test("tells a member's role, and that an invited person has not answered", async () => {
    const of = (login: string) => call("GET", `/orgs/acme/memberships/${login}`, { token: TOKENS.mona });
    expect(await of("mona")).toMatchObject({ status: 200, body: { role: "admin", state: "active" } });
    expect(await of("lisa")).toMatchObject({ status: 200, body: { role: "member", state: "pending" } });
    expect((await of("nobody-here")).status).toBe(404);
  });

  test("refuses strangers", async () => {
    expect((await call("GET", "/orgs/acme/memberships/hubot", { token: TOKENS.lisa })).status).toBe(403);
    expect((await call("GET", "/orgs/acme/memberships/hubot")).status).toBe(401);
  });
});

describe("one's own organizations", () => {
  test("are listed", async () => {
    expect(logins((await call("GET", "/user/orgs", { token: TOKENS.hubot })).body)).toEqual(["acme"]);
    expect((await call("GET", "/user/orgs", { token: TOKENS.lisa })).body).toEqual([]);
  });

  test("are listed with the role and the state", async () => {
    const of = (query: string) => call("GET", `/user/memberships/orgs${query}`, { token: TOKENS.lisa });
    expect((await of("")).body).toMatchObject([{ state: "pending", role: "member", organization: { login: "acme" } }]);
    expect((await of("?state=active")).body).toEqual([]);
    expect((await of("?state=gone")).status).toBe(422);
  });

  test("are told one by one", async () => {
    const mine = (token: string) => call("GET", "/user/memberships/orgs/acme", { token });
    expect((await mine(TOKENS.mona)).body).toMatchObject({ role: "admin", user: { login: "mona" } });
    expect((await call("GET", "/user/memberships/orgs/nowhere", { token: TOKENS.mona })).status).toBe(404);
  });

  test("are not listed for an installation, which belongs to none", async () => {
    expect((await call("GET", "/user/orgs", { token: await installationToken() })).status).toBe(403);
  });
});

/** Ends the world of this file. */
describe("DELETE /orgs/{org} by an installation", () => {
  test("deletes it, and the very integration that asked with it", async () => {
    const token = await installationToken();
    expect((await call("DELETE", "/orgs/acme", { token })).status).toBe(202);
    expect((await call("GET", "/orgs/acme")).status).toBe(404);
    expect((await call("GET", "/installation/repositories", { token })).status).toBe(401);
  });
});
