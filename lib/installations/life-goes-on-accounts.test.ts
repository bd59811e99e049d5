import { beforeEach, describe, expect, test } from "vitest";
import { changeMemberRole, removeMember } from "@/lib/accounts/change-membership.ts";
import { deleteAccount } from "@/lib/accounts/delete-account.ts";
import { deleteOrganization } from "@/lib/accounts/delete-organization.ts";
import { renameAccount } from "@/lib/accounts/rename-account.ts";
import { repositoryExists } from "@/lib/host/git/init-repository.ts";
import { insertIntegration } from "@/lib/integrations/insert-integration.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
  userToken,
} from "@/lib/testing/host-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { withBodies } from "@/lib/webhooks/body.ts";
import { dispatchEvents } from "@/lib/webhooks/dispatch.ts";
import { insertInstallation } from "./insert-installation.ts";

/** What becomes of installations while accounts are renamed, left and deleted. */

const HOOK = "http://127.0.0.1:9/hook";
const PERMISSIONS = { metadata: "read", members: "read" } as const;

let scene: HostScene;
let mona: string;
/** Belongs to nat; installed on acme and on mona's own account. */
let nats: { id: number; slug: string; hookId: number };

beforeEach(async () => {
  await db.event.deleteMany();
  await db.mail.deleteMany();
  await db.hook.deleteMany();
  await db.installation.deleteMany();
  await db.integration.deleteMany();
  await db.account.deleteMany();
  scene = await makeHostScene();
  mona = await personalToken(scene.mona, ["repo", "admin:org"]);
  await db.hook.update({ where: { id: scene.integration.hookId }, data: { url: HOOK, active: true } });
  nats = await transaction(async (tx) => {
    const version = { permissions: PERMISSIONS, events: ["organization"] };
    const integration = await insertIntegration(tx, {
      ...version,
      ownerId: scene.nat,
      createdById: scene.nat,
      name: "Nat's Bot",
      url: "https://nat.example.test",
      public: true,
      webhook: { active: true, url: HOOK, secret: null, contentType: "json" },
    });
    for (const accountId of [scene.acme, scene.mona])
      await insertInstallation(tx, {
        integrationId: integration.id,
        accountId,
        version: { number: 1, ...version },
        repositorySelection: "all",
        repositoryIds: [],
        installerId: scene.mona,
      });
    return integration;
  });
  await takeEvents();
});

/** What a webhook is sent, oldest first, each held against the official schema. */
async function told(hookId: number) {
  await dispatchEvents();
  const deliveries = await withBodies(await db.delivery.findMany({ where: { hookId }, orderBy: [{ eventId: "asc" }] }));
  return deliveries.map(({ event, body }) => {
    const payload = JSON.parse(body);
    expect(officialProblems(event, payload), event).toEqual([]);
    return { name: `${event}.${payload.action}`, payload };
  });
}

const namesTold = async (hookId: number) => (await told(hookId)).map(({ name }) => name);
const mails = async () =>
  (await db.mail.findMany({ orderBy: { id: "asc" } })).map(({ to, subject }) => `${to}: ${subject}`);
const acme = () => ({ viewerId: scene.mona, organizationId: scene.acme });

describe("an account that is renamed", () => {
  test("tells every integration that is installed there, and an organization those who listen to it", async () => {
    await renameAccount({ viewerId: scene.mona, accountId: scene.acme, login: "acme-works" });
    expect(await told(nats.hookId)).toMatchObject([
      {
        name: "organization.renamed",
        payload: { changes: { login: { from: "acme" } }, organization: { login: "acme-works" } },
      },
      {
        name: "installation_target.renamed",
        payload: {
          account: { login: "acme-works", id: scene.acme },
          changes: { login: { from: "acme" } },
          target_type: "Organization",
          sender: { login: "mona" },
        },
      },
    ]);
    expect(await namesTold(scene.integration.hookId)).toEqual(["installation_target.renamed"]);
  });

  test("of a person is told as a person's", async () => {
    await renameAccount({ viewerId: scene.mona, accountId: scene.mona, login: "mona-l" });
    expect(await told(nats.hookId)).toMatchObject([
      { name: "installation_target.renamed", payload: { target_type: "User", account: { login: "mona-l" } } },
    ]);
  });

  test("leaves installations, tokens, bots and slugs as they are", async () => {
    const token = await installationToken(scene, { metadata: "read" });
    await renameAccount({ viewerId: scene.mona, accountId: scene.acme, login: "acme-works" });
    expect((await call("GET", "/repos/acme-works/widgets", { token })).status).toBe(200);
    const { body } = await call("GET", `/apps/${nats.slug}`);
    expect(body).toMatchObject({ slug: nats.slug, owner: { login: "nat" } });
    expect(await db.account.count({ where: { login: "ci-bot[bot]" } })).toBe(1);
  });

  test.each(["settings", "hubot", "no_underscores", ""])("is refused the login “%s”", async (login) => {
    const refused = renameAccount({ viewerId: scene.mona, accountId: scene.acme, login });
    await expect(refused).rejects.toMatchObject({ status: 422, errors: [{ field: "login" }] });
    expect(await db.event.count()).toBe(0);
  });

  test("is refused to members who do not own it", async () => {
    const refused = renameAccount({ viewerId: scene.hubot, accountId: scene.acme, login: "mine" });
    await expect(refused).rejects.toMatchObject({ status: 403 });
  });
});

describe("the person who installed it", () => {
  test("leaves the organization, and the installation stays", async () => {
    const token = await installationToken(scene, { metadata: "read" });
    await changeMemberRole({ ...acme(), userId: scene.hubot, role: "admin" });
    await removeMember({ ...acme(), userId: scene.mona });
    expect((await call("GET", "/repos/acme/widgets", { token })).status).toBe(200);
    expect(await db.installation.findUnique({ where: { id: scene.installationId } })).toMatchObject({
      installerId: scene.mona,
      suspendedAt: null,
    });
  });

  test("who is the last owner cannot leave", async () => {
    await expect(removeMember({ ...acme(), userId: scene.mona })).rejects.toMatchObject({ status: 422 });
  });

  test("who leaves acts through the integration on the organization no more", async () => {
    const token = await userToken(scene, scene.hubot, { metadata: "read" });
    expect((await call("GET", "/repos/acme/widgets", { token })).status).toBe(200);
    await removeMember({ ...acme(), userId: scene.hubot });
    expect((await call("GET", "/repos/acme/widgets", { token })).status).toBe(404);
  });
});

describe("an organization that is deleted", () => {
  test("ends its installations, each integration being told", async () => {
    const token = await installationToken(scene, { metadata: "read" });
    await deleteOrganization({ ...acme(), confirmation: "acme" });
    const events = await told(nats.hookId);
    expect(events.map(({ name }) => name)).toEqual(["organization.deleted", "installation.deleted"]);
    expect(events[1]?.payload).toMatchObject({
      installation: { account: { login: "acme" } },
      repositories: [{ full_name: "acme/widgets" }, { full_name: "acme/gadgets" }],
    });
    expect((await call("GET", "/installation/repositories", { token })).status).toBe(401);
    expect(await db.account.count({ where: { id: scene.acme } })).toBe(0);
    expect(await db.installation.count({ where: { integrationId: nats.id } })).toBe(1); // mona's own
  });

  test("deletes the integrations that it owned, whose webhooks are told before they go", async () => {
    await deleteOrganization({ ...acme(), confirmation: "acme" });
    expect(await db.integration.findMany({ select: { id: true } })).toEqual([{ id: nats.id }]);
    expect(await db.account.count({ where: { login: "ci-bot[bot]" } })).toBe(0);
    expect(await namesTold(scene.integration.hookId)).toEqual(["installation.deleted"]);
    expect((await call("GET", "/apps/ci-bot")).status).toBe(404);
  });

  test("has its own webhooks told, which go when they have been", async () => {
    const body = { name: "web", config: { url: HOOK }, events: ["organization"] };
    const token = await personalToken(scene.mona, ["admin:org_hook"]);
    const made = await call("POST", "/orgs/acme/hooks", { token, body });
    expect(made.status, made.text).toBe(201);
    const { id } = made.body as { id: number };
    await deleteOrganization({ ...acme(), confirmation: "acme" });
    expect(await namesTold(id)).toEqual(["ping.undefined", "organization.deleted"]);
    expect(await db.hook.findUnique({ where: { id } })).toMatchObject({ formerOrganizationId: scene.acme });
  });

  test("takes its repositories with it, and their files", async () => {
    await deleteOrganization({ ...acme(), confirmation: "acme" });
    expect((await call("GET", "/repos/acme/gadgets")).status).toBe(404);
    await expect.poll(() => repositoryExists(scene.widgets)).toBe(false);
  });

  test("tells its members by mail", async () => {
    await deleteOrganization({ ...acme(), confirmation: "acme" });
    expect(await mails()).toEqual([
      "mona@example.test: The organization acme is deleted",
      "hubot@example.test: The organization acme is deleted",
    ]);
  });

  test("is refused without its login typed", async () => {
    const refused = deleteOrganization({ ...acme(), confirmation: "ACME Inc" });
    await expect(refused).rejects.toMatchObject({ status: 422, errors: [{ field: "confirmation" }] });
    expect(await db.account.count({ where: { id: scene.acme } })).toBe(1);
  });

  test("is refused to members who do not own it, and to strangers", async () => {
    for (const [viewerId, status] of [
      [scene.hubot, 403],
      [scene.nat, 404],
    ] as const)
      await expect(
        deleteOrganization({ viewerId, organizationId: scene.acme, confirmation: "acme" }),
      ).rejects.toMatchObject({ status });
  });
});

describe("a person who deletes their account", () => {
  test("ends their installations, authorizations and integrations, each being told", async () => {
    await call("POST", "/user/repos", { token: mona, body: { name: "own" } });
    await db.authorization.create({
      data: { accountId: scene.mona, integrationId: nats.id, createdAt: clock.now(), updatedAt: clock.now() },
    });
    await changeMemberRole({ ...acme(), userId: scene.hubot, role: "admin" });
    await takeEvents();
    await deleteAccount({ viewerId: scene.mona, confirmation: "mona" });
    expect((await namesTold(nats.hookId)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "github_app_authorization.revoked",
      "installation.deleted",
      "organization.member_removed",
    ]);
    expect((await call("GET", "/user", { token: mona })).status).toBe(401);
    expect((await call("GET", "/repos/mona/own")).status).toBe(404);
    expect(await mails()).toContain("mona@example.test: Your account is deleted");
  });

  test("leaves what they installed on organizations as it is, and what they wrote without an author", async () => {
    await deleteAccount({ viewerId: scene.hubot, confirmation: "hubot" });
    const token = await installationToken(scene, { metadata: "read", issues: "read" });
    const { body } = await call("GET", "/repos/acme/widgets/issues/1", { token });
    expect(body).toMatchObject({ title: "It broke", user: { login: "ghost" } });
  });

  test("takes the integrations that they own with them", async () => {
    await deleteAccount({ viewerId: scene.nat, confirmation: "nat" });
    expect((await namesTold(nats.hookId)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "installation.deleted",
      "installation.deleted",
    ]);
    expect(await db.integration.count({ where: { id: nats.id } })).toBe(0);
  });

  test("is refused while they are the only owner of an organization", async () => {
    const refused = deleteAccount({ viewerId: scene.mona, confirmation: "mona" });
    await expect(refused).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining("only owner of acme"),
    });
    expect(await db.account.count({ where: { id: scene.mona } })).toBe(1);
  });

  test("is refused without their login typed", async () => {
    const refused = deleteAccount({ viewerId: scene.nat, confirmation: "yes" });
    await expect(refused).rejects.toMatchObject({ status: 422, errors: [{ field: "confirmation" }] });
  });
});
