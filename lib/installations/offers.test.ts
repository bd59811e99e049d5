import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { unreadNotices } from "@/lib/accounts/unread-notices.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { changePermissions } from "@/lib/integrations/change-permissions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { type InstallationScene, installForScene, makeInstallationScene } from "@/lib/testing/installation-scene.ts";
import { refusalOf } from "@/lib/testing/refusal.ts";
import { acceptPermissions } from "./accept-permissions.ts";
import { noteOfferSeen, putOffPermissions } from "./answer-offer.ts";
import { findOffer, installationsOfIntegration, unansweredOffers } from "./offers.ts";
import type { InstallationWithParts } from "./queries.ts";
import { remindOwners } from "./remind-owners.ts";
import { uninstall } from "./uninstall.ts";

const DAY_MS = 24 * 3600_000;

let scene: InstallationScene;
let installation: InstallationWithParts;
beforeAll(async () => {
  scene = await makeInstallationScene();
  await db.email.create({
    data: { accountId: scene.mona, address: "mona@acme.test", primary: true, createdAt: clock.now() },
  });
});
beforeEach(async () => {
  await db.mail.deleteMany();
  await db.notice.deleteMany();
  installation = await installForScene(scene, { permissions: { issues: "read", metadata: "read" } });
});
afterEach(() => clock.set(undefined));

const ask = (permissions: Permissions, note?: string) =>
  changePermissions({
    actor: { accountId: scene.mona },
    integrationId: installation.integrationId,
    input: { permissions, events: [], ...(note && { note }) },
  });
const shown = (version = 2, actorId = scene.mona) => ({ installationId: installation.id, actorId, version });
const accept = (version = 2) =>
  acceptPermissions({
    installationId: installation.id,
    actorId: scene.mona,
    consent: { version, confirmed: true },
  });
const remind = (actorId = scene.mona, installationId = installation.id) =>
  remindOwners({ actor: { accountId: actorId }, integrationId: installation.integrationId, installationId });
const mails = () => db.mail.findMany({ orderBy: { id: "asc" } });
const noticesOf = async (accountId: number) => (await unreadNotices(accountId)).map(({ title, path }) => [title, path]);
const passTime = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));
const unanswered = async () => (await unansweredOffers(scene.acme)).map(({ id }) => id).includes(installation.id);

const statusOf = async (work: Promise<unknown>) => (await refusalOf(work)).status;

test("owners get a mail and a notice with what is new, why, and where it is decided; members get none", async () => {
  await ask({ issues: "write" }, "We close\nwhat is done.");
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    to: "mona@acme.test",
    subject: expect.stringMatching(/^CI Bot \d+ asks for new permissions on acme$/),
  });
  expect(mail?.text).toContain("\n- Issues: ");
  expect(mail?.text).toContain("acme gives this reason:\n\n> We close\n> what is done.\n");
  expect(mail?.text).toContain(`/settings/installations/${installation.id}/permissions\n`);
  expect(mail?.text).not.toContain("Metadata");
  expect(mail?.html).toContain(">See what would change</a>");
  expect(await noticesOf(scene.mona)).toEqual([
    [
      expect.stringMatching(/^CI Bot \d+ asks for new permissions on acme$/),
      `/settings/installations/${installation.id}/permissions`,
    ],
  ]);
  expect(await noticesOf(scene.hubot)).toEqual([]);
  expect(await unanswered()).toBe(true);
});

test("what only takes away tells nobody", async () => {
  await ask({ metadata: "read" });
  expect(await mails()).toEqual([]);
  expect(await noticesOf(scene.mona)).toEqual([]);
  expect(await findOffer(installation.id, 2)).toBeNull();
});

test("what was asked for and taken back before anybody accepted is settled", async () => {
  await ask({ issues: "write" });
  await ask({ issues: "read" });
  expect(await noticesOf(scene.mona)).toEqual([]);
  expect(await unanswered()).toBe(false);
});

test("the first look is kept, whoever looks later", async () => {
  await ask({ issues: "write" });
  await noteOfferSeen(shown());
  const { seenAt } = (await findOffer(installation.id, 2)) ?? {};
  passTime(DAY_MS);
  await noteOfferSeen(shown());
  expect(await findOffer(installation.id, 2)).toMatchObject({ seenAt, seenBy: { login: "mona" }, acceptedAt: null });
});

test("put off, it asks no more where one looks, and can still be accepted", async () => {
  await ask({ issues: "write" });
  await putOffPermissions(shown());
  expect(await unanswered()).toBe(false);
  expect(await noticesOf(scene.mona)).toEqual([]);
  expect(await db.auditEntry.findFirst({ orderBy: { id: "desc" } })).toMatchObject({
    action: "integration_installation.version_put_off",
    actorId: scene.mona,
    accountId: scene.acme,
    installationId: installation.id,
    data: { version: 2 },
  });
  expect(await findOffer(installation.id, 2)).toMatchObject({ putOffBy: { login: "mona" }, acceptedAt: null });
  await expect(accept()).resolves.toMatchObject({ permissions: { issues: "write" } });
  expect(await findOffer(installation.id, 2)).toMatchObject({ acceptedBy: { login: "mona" } });
});

test("a newer version asks again, although an older one was put off", async () => {
  await ask({ issues: "write" });
  await putOffPermissions(shown());
  await ask({ issues: "write", contents: "read" });
  expect(await unanswered()).toBe(true);
  expect(await noticesOf(scene.mona)).toHaveLength(1);
});

test("accepted by one owner, nobody is asked any more", async () => {
  await ask({ issues: "write" });
  await accept();
  expect(await noticesOf(scene.mona)).toEqual([]);
  expect(await unanswered()).toBe(false);
});

test("uninstalled, nobody is asked any more", async () => {
  await ask({ issues: "write" });
  await uninstall({ installationId: installation.id, senderId: scene.mona, side: "account" });
  expect(await noticesOf(scene.mona)).toEqual([]);
});

test("a reminder says that it is one, and can be sent again after a week", async () => {
  await ask({ issues: "write" });
  await remind();
  expect((await mails()).at(-1)?.subject).toMatch(/^Reminder: CI Bot/);
  passTime(7 * DAY_MS);
  await remind();
  expect(await mails()).toHaveLength(3);
});

test("the developer sees who is behind, and can look for an account", async () => {
  await ask({ issues: "write" });
  const integration = { id: installation.integrationId, currentVersion: 2 };
  const page = { page: 1, perPage: 30 };
  expect(await installationsOfIntegration(integration, page, { pending: true, search: "AC" })).toMatchObject({
    total: 1,
    waiting: 1,
    installations: [{ id: installation.id, account: { login: "acme" }, offers: [{ version: 2 }] }],
  });
  expect((await installationsOfIntegration(integration, page, { search: "nobody" })).total).toBe(0);
  await accept();
  expect(await installationsOfIntegration(integration, page, { pending: true })).toMatchObject({
    total: 0,
    waiting: 0,
  });
});

describe("refuses", () => {
  test("a second reminder within a week", async () => {
    await ask({ issues: "write" });
    await remind();
    passTime(6 * DAY_MS);
    expect(await statusOf(remind())).toBe(422);
  });

  test("a reminder of nothing", async () => {
    expect(await statusOf(remind())).toBe(422);
  });

  test("a reminder by somebody who does not own the integration", async () => {
    await ask({ issues: "write" });
    expect(await statusOf(remind(scene.hubot))).toBe(403);
    expect(await statusOf(remind(scene.lisa))).toBe(404);
  });

  test("a reminder for an installation of another integration", async () => {
    const other = await installForScene(scene);
    await ask({ issues: "write" });
    expect(await statusOf(remind(scene.mona, other.id))).toBe(404);
  });

  test("a member who puts off what owners decide", async () => {
    await ask({ issues: "write" });
    expect(await statusOf(putOffPermissions(shown(2, scene.hubot)))).toBe(403);
    expect(await statusOf(putOffPermissions(shown(2, scene.lisa)))).toBe(404);
  });
});
