import { beforeEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { acceptInvitation, cancelInvitation, declineInvitation } from "./answer-invitation.ts";
import { changeMemberRole, removeMember } from "./change-membership.ts";
import { createOrganization } from "./create-organization.ts";
import { insertOrganization } from "./insert-organization.ts";
import { insertUser } from "./insert-user.ts";
import { inviteMember } from "./invite-member.ts";
import { membersOf } from "./people-queries.ts";
import { administeredAccounts, findOrganizationRole, organizationsOf, requireAdministrator } from "./queries.ts";
import { insertTeam } from "./teams/insert-team.ts";
import { updateOrganization } from "./update-organization.ts";

let mona: number;
let hubot: number;
let lisa: number;
let acme: number;

beforeEach(async () => {
  await db.event.deleteMany();
  await db.mail.deleteMany();
  await db.account.deleteMany();
  const add = async (login: string) =>
    (await insertUser(db, { login, email: { address: `${login}@example.test`, verified: true } })).id;
  [mona, hubot, lisa] = [await add("mona"), await add("hubot"), await add("lisa")];
  const members = [
    { userId: mona, role: "ADMIN" as const },
    { userId: hubot, role: "MEMBER" as const },
  ];
  acme = (await insertOrganization(db, { login: "acme", members })).id;
});

const roleOf = (userId: number) => findOrganizationRole({ organizationId: acme, userId });
const events = async () =>
  (await db.event.findMany({ orderBy: { id: "asc" } })).map(({ name, payload }) => ({
    name,
    payload: payload as { action?: string },
  }));

describe("an organization", () => {
  test("belongs to whoever makes it", async () => {
    const { id } = await createOrganization({ viewerId: lisa, input: { login: "new-org" } });
    expect(await organizationsOf(lisa)).toMatchObject([{ organization: { id, login: "new-org" }, role: "ADMIN" }]);
    expect((await administeredAccounts(lisa)).map(({ login }) => login)).toEqual(["lisa", "new-org"]);
  });

  test.each(["mona", "ACME", "settings", "no_underscores"])("is refused the login %s", async (login) => {
    const refused = createOrganization({ viewerId: lisa, input: { login } });
    await expect(refused).rejects.toMatchObject({
      status: 422,
      errors: [{ resource: "Organization", field: "login" }],
    });
  });

  test("is administered by its owners alone", async () => {
    expect(await requireAdministrator(mona, acme)).toMatchObject({ login: "acme" });
    await expect(requireAdministrator(hubot, acme)).rejects.toMatchObject({ status: 403 });
    await expect(requireAdministrator(lisa, acme)).rejects.toMatchObject({ status: 404 });
    await expect(requireAdministrator(lisa, mona)).rejects.toMatchObject({ status: 404 });
    expect(await requireAdministrator(lisa, lisa)).toMatchObject({ login: "lisa" });
  });

  test("says of itself what its owners write", async () => {
    const input = { name: "Acme", description: " ", blog: "https://acme.example" };
    const changed = await updateOrganization({ viewerId: mona, organizationId: acme, input });
    expect(changed).toMatchObject({ name: "Acme", description: null, url: "https://acme.example" });
  });

  test("refuses a name of two lines, and takes a description of two", async () => {
    const change = (input: object) => updateOrganization({ viewerId: mona, organizationId: acme, input });
    await expect(change({ name: "Acme\nWorkshop" })).rejects.toMatchObject({
      status: 422,
      errors: [{ field: "name" }],
    });
    expect(await change({ description: "First\nsecond" })).toMatchObject({ description: "First\nsecond" });
  });

  test("refuses changes by members, and a website that is no address", async () => {
    const change = (viewerId: number, blog: string) =>
      updateOrganization({ viewerId, organizationId: acme, input: { blog } });
    await expect(change(hubot, "https://acme.example")).rejects.toMatchObject({ status: 403 });
    await expect(change(mona, "acme")).rejects.toMatchObject({ status: 422, errors: [{ field: "blog" }] });
  });
});

describe("an invitation", () => {
  const invite = (invitee: string, { viewerId = mona, role = "member" as "member" | "admin" } = {}) =>
    inviteMember({ viewerId, organizationId: acme, input: { invitee, role } });

  test.each(["lisa", "LISA@example.test"])("of %s is sent by mail and told to who listens", async (invitee) => {
    await invite(invitee);
    expect(await db.mail.findMany()).toMatchObject([
      { to: "lisa@example.test", subject: "You are invited to join acme" },
    ]);
    const [event] = await events();
    expect(event?.payload).toMatchObject({
      action: "member_invited",
      user: { login: "lisa" },
      sender: { login: "mona" },
    });
    expect(officialProblems("organization", event?.payload ?? {})).toEqual([]);
    expect(await roleOf(lisa)).toBeNull();
  });

  test("is accepted with the role it was made for", async () => {
    const { id: invitationId } = await invite("lisa", { role: "admin" });
    await acceptInvitation({ viewerId: lisa, invitationId });
    expect(await roleOf(lisa)).toBe("ADMIN");
    const event = (await events()).at(-1);
    expect(event?.payload).toMatchObject({ action: "member_added", membership: { role: "admin", state: "active" } });
    expect(officialProblems("organization", event?.payload ?? {})).toEqual([]);
  });

  test("is declined, and taken back", async () => {
    const first = await invite("lisa");
    await declineInvitation({ viewerId: lisa, invitationId: first.id });
    const second = await invite("lisa");
    await cancelInvitation({ viewerId: mona, organizationId: acme, invitationId: second.id });
    expect(await roleOf(lisa)).toBeNull();
    expect(await db.organizationInvitation.count()).toBe(0);
  });

  test("is answered once", async () => {
    const { id: invitationId } = await invite("lisa");
    const both = [1, 2].map(() => acceptInvitation({ viewerId: lisa, invitationId }));
    const outcomes = (await Promise.allSettled(both)).map(({ status }) => status);
    expect(outcomes.sort()).toEqual(["fulfilled", "rejected"]);
    await expect(declineInvitation({ viewerId: lisa, invitationId })).rejects.toMatchObject({ status: 404 });
  });

  test("of somebody else is not there to answer", async () => {
    const { id: invitationId } = await invite("lisa");
    await expect(acceptInvitation({ viewerId: hubot, invitationId })).rejects.toMatchObject({ status: 404 });
  });

  test("is refused to those who do not own the organization", async () => {
    await expect(invite("lisa", { viewerId: hubot })).rejects.toMatchObject({ status: 403 });
    await expect(invite("lisa", { viewerId: lisa })).rejects.toMatchObject({ status: 404 });
    const { id: invitationId } = await invite("lisa");
    const taken = cancelInvitation({ viewerId: hubot, organizationId: acme, invitationId });
    await expect(taken).rejects.toMatchObject({ status: 403 });
  });

  test.each([
    ["", "invalid"],
    ["nobody-here", "missing"],
    ["nobody@example.test", "missing"],
    ["acme", "missing"],
    ["hubot", "already_exists"],
  ])("is refused for %j", async (invitee, code) => {
    await expect(invite(invitee)).rejects.toMatchObject({ status: 422, errors: [{ field: "invitee", code }] });
  });

  test("is refused by an address that nobody has verified: it may be somebody else's", async () => {
    await db.email.updateMany({ where: { accountId: lisa }, data: { verifiedAt: null } });
    await expect(invite("lisa@example.test")).rejects.toMatchObject({
      errors: [{ field: "invitee", code: "missing" }],
    });
    await invite("lisa");
  });

  test("is refused a second time while the first waits", async () => {
    await invite("lisa");
    await expect(invite("lisa")).rejects.toMatchObject({ errors: [{ field: "invitee", code: "already_exists" }] });
  });
});

describe("a member", () => {
  const change = (userId: number, role: string, viewerId = mona) =>
    changeMemberRole({ viewerId, organizationId: acme, userId, role });
  const remove = (userId: number, viewerId = mona) => removeMember({ viewerId, organizationId: acme, userId });

  test("becomes an owner, and a member again", async () => {
    await change(hubot, "admin");
    expect(await roleOf(hubot)).toBe("ADMIN");
    await change(hubot, "member");
    expect(await roleOf(hubot)).toBe("MEMBER");
    expect(await db.auditEntry.count({ where: { action: "org.update_member" } })).toBe(2);
  });

  test("keeps the role that is changed to no role at all", async () => {
    await expect(change(hubot, "boss")).rejects.toMatchObject({ status: 422, errors: [{ field: "role" }] });
  });

  test("is changed and removed by owners alone", async () => {
    await expect(change(mona, "member", hubot)).rejects.toMatchObject({ status: 403 });
    await expect(remove(mona, hubot)).rejects.toMatchObject({ status: 403 });
    await expect(remove(mona, lisa)).rejects.toMatchObject({ status: 404 });
    await expect(change(lisa, "admin")).rejects.toMatchObject({ status: 404 });
  });

  test("loses teams and collaborations with the membership", async () => {
    const times = { createdAt: clock.now(), updatedAt: clock.now() };
    const team = await insertTeam(db, { organizationId: acme, name: "Core Team", memberIds: [hubot] });
    expect(team.slug).toBe("core-team");
    const repository = await db.repository.create({ data: { ownerId: acme, name: "widgets", ...times } });
    const collaborator = { repositoryId: repository.id, userId: hubot, role: "push" as const };
    await db.collaborator.create({ data: { ...collaborator, createdAt: clock.now() } });
    await remove(hubot);
    expect(await roleOf(hubot)).toBeNull();
    expect(await db.teamMember.count()).toBe(0);
    expect(await db.collaborator.count()).toBe(0);
    const event = (await events()).at(-1);
    expect(event?.payload).toMatchObject({ action: "member_removed", membership: { user: { login: "hubot" } } });
    expect(officialProblems("organization", event?.payload ?? {})).toEqual([]);
  });

  test("may leave", async () => {
    await remove(hubot, hubot);
    expect(await roleOf(hubot)).toBeNull();
  });

  test("who is the last owner cannot leave or be demoted", async () => {
    const words = /last owner of acme.*owner first/;
    await expect(remove(mona)).rejects.toMatchObject({ status: 422, message: expect.stringMatching(words) });
    await expect(change(mona, "member")).rejects.toMatchObject({ status: 422, message: expect.stringMatching(words) });
    expect(await roleOf(mona)).toBe("ADMIN");
  });

  test("stays an owner when both owners leave at once", async () => {
    await change(hubot, "admin");
    const outcomes = await Promise.allSettled([remove(mona, mona), remove(hubot, hubot)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.membership.count({ where: { organizationId: acme, role: "ADMIN" } })).toBe(1);
  });

  test("is found by role and by a part of the name", async () => {
    const find = async (filter: { role?: "ADMIN"; search?: string }) => {
      const { members } = await membersOf(acme, { page: { page: 1, perPage: 30 }, ...filter });
      return members.map(({ user }) => user.login);
    };
    expect(await find({})).toEqual(["hubot", "mona"]);
    expect(await find({ role: "ADMIN" })).toEqual(["mona"]);
    expect(await find({ search: "HUB" })).toEqual(["hubot"]);
  });
});
