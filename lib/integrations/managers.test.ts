import { beforeEach, describe, expect, test } from "vitest";
import { removeMember } from "@/lib/accounts/change-membership.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { addManager, removeManager } from "./change-managers.ts";
import { changeVisibility } from "./change-visibility.ts";
import { includes, managedBy, managersOf } from "./managers.ts";
import { integrationsManagedBy } from "./page-queries.ts";
import { registerIntegration } from "./register-integration.ts";

const { mona, hubot, acme, input, register } = await prepareOwner();
const lisa = await transaction((tx) => insertUser(tx, { login: "lisa" }));
const asHubot = { accountId: hubot.id };

beforeEach(async () => {
  await db.integrationManager.deleteMany();
});

const add = (slug: string | null, login = "hubot") =>
  addManager({ actorId: mona.id, organizationId: acme.id, login, slug });
const managed = () => managedBy({ userId: hubot.id, ownerId: acme.id });

describe("a manager of one integration", () => {
  test("changes that one and no other", async () => {
    const [one, other] = [await register(), await register()];
    await add(one.slug);
    await changeVisibility({ actor: asHubot, integrationId: one.id, toPublic: true });
    expect(includes(await managed(), other.id)).toBe(false);
    const attempt = changeVisibility({ actor: asHubot, integrationId: other.id, toPublic: true });
    await expect(attempt).rejects.toMatchObject({ status: 403 });
    expect(await db.auditEntry.findFirst({ where: { action: "integration.manager_added" } })).toMatchObject({
      accountId: acme.id,
      integrationId: one.id,
      data: { manager: "hubot" },
    });
  });

  test("registering another one is refused", async () => {
    const { slug } = await register();
    await add(slug);
    const attempt = registerIntegration({ actor: asHubot, ownerId: acme.id, input: input() });
    await expect(attempt).rejects.toMatchObject({ status: 403 });
  });
});

describe("a manager of all integrations", () => {
  test("changes each, those registered later included, and registers more", async () => {
    await add(null);
    const { id } = await register();
    await changeVisibility({ actor: asHubot, integrationId: id, toPublic: true });
    const registered = await registerIntegration({ actor: asHubot, ownerId: acme.id, input: input() });
    expect(await db.integration.findUnique({ where: { id: registered.id } })).toMatchObject({ ownerId: acme.id });
    expect(await db.auditEntry.count({ where: { action: "org.integration_manager_added" } })).toBeGreaterThan(0);
  });

  test("is none any more when the right is taken back", async () => {
    await add(null);
    const [row] = await managersOf(acme.id);
    await removeManager({ actorId: mona.id, organizationId: acme.id, managerId: row?.id ?? 0 });
    expect(await managed()).toEqual(new Set());
    expect(await db.auditEntry.count({ where: { action: "org.integration_manager_removed" } })).toBe(1);
  });
});

test("what somebody manages is on their dashboard", async () => {
  const [one, other] = [await register(), await register()];
  const listed = async () => (await integrationsManagedBy(hubot.id, { limit: 100 })).map(({ id }) => id);
  expect(await listed()).toEqual([]);
  await add(one.slug);
  expect(await listed()).toEqual([one.id]);
  await add(null);
  expect(await listed()).toEqual(expect.arrayContaining([one.id, other.id]));
});

describe("naming a manager", () => {
  test("who is no member is refused", async () => {
    expect(await refused(add(null, lisa.login))).toHaveProperty("login");
    expect(await refused(add(null, "nobody-at-all"))).toHaveProperty("login");
  });

  test("who is an owner is refused", async () => {
    expect((await refused(add(null, "mona"))).login).toContain("manages all of them anyway");
  });

  test("twice is refused", async () => {
    await add(null);
    expect((await refused(add(null))).login).toContain("already");
  });

  test("of an integration of another account is refused", async () => {
    const foreign = await registerIntegration({ actor: { accountId: mona.id }, ownerId: mona.id, input: input() });
    expect(await refused(add(foreign.slug))).toHaveProperty("integration");
  });

  test("by a member who does not own the organization is refused", async () => {
    const attempt = addManager({ actorId: hubot.id, organizationId: acme.id, login: "hubot", slug: null });
    await expect(attempt).rejects.toMatchObject({ status: 403 });
  });

  test("taking back what another organization named is refused", async () => {
    await add(null);
    const [row] = await managersOf(acme.id);
    const attempt = removeManager({ actorId: lisa.id, organizationId: lisa.id, managerId: row?.id ?? 0 });
    await expect(attempt).rejects.toMatchObject({ status: 404 });
  });
});

test("who leaves the organization manages nothing, and does not when they come back", async () => {
  await add(null);
  await removeMember({ viewerId: mona.id, organizationId: acme.id, userId: hubot.id });
  expect(await managed()).toEqual(new Set());
  await db.membership.create({
    data: { organizationId: acme.id, userId: hubot.id, role: "MEMBER", createdAt: new Date() },
  });
  expect(await managed()).toEqual(new Set());
});
