import { beforeEach, describe, expect, test } from "vitest";
import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertTeam } from "@/lib/accounts/teams/insert-team.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  addCollaborator,
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  takeEvents,
} from "@/lib/testing/host-scene.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { withBodies } from "@/lib/webhooks/body.ts";
import { dispatchEvents } from "@/lib/webhooks/dispatch.ts";
import { insertInstallation } from "./insert-installation.ts";

/** What becomes of installations while repositories are renamed, moved, hidden and deleted. */

const HOOK = "http://127.0.0.1:9/hook";

let scene: HostScene;
let mona: string;
let other: { id: number; team: number };
/** Tells nothing but what happened after the scene was made. */
let at: { hookId: number; onAcme: number; onOther: number };

beforeEach(async () => {
  await db.event.deleteMany();
  await db.hook.deleteMany();
  await db.installation.deleteMany();
  await db.integration.deleteMany();
  await db.account.deleteMany();
  scene = await makeHostScene();
  mona = await personalToken(scene.mona);
  const { integration } = scene;
  const subscribed = { permissions: { metadata: "read", issues: "read" }, events: ["repository", "issues"] } as const;
  const version = { ...subscribed, events: [...subscribed.events] };
  await db.integrationVersion.updateMany({ data: version });
  await db.installation.updateMany({ data: version });
  await db.hook.update({ where: { id: integration.hookId }, data: { url: HOOK, active: true } });
  other = await transaction(async (tx) => {
    const { id } = await insertOrganization(tx, { login: "other", members: [{ userId: scene.mona, role: "ADMIN" }] });
    const team = await insertTeam(tx, { organizationId: id, name: "Readers" });
    return { id, team: team.id };
  });
  const onOther = await transaction((tx) =>
    insertInstallation(tx, {
      integrationId: integration.id,
      accountId: other.id,
      version: { number: 1, ...version },
      repositorySelection: "all",
      repositoryIds: [],
      installerId: scene.mona,
    }),
  );
  at = { hookId: integration.hookId, onAcme: scene.installationId, onOther: onOther.id };
  await takeEvents();
});

/** What the integration's webhook is sent, oldest first, each held against the official schema. */
async function told() {
  await dispatchEvents();
  const deliveries = await withBodies(
    await db.delivery.findMany({ where: { hookId: at.hookId }, orderBy: { eventId: "asc" } }),
  );
  return deliveries.map(({ event, body, installationId }) => {
    const payload = JSON.parse(body);
    expect(officialProblems(event, payload), event).toEqual([]);
    return { name: payload.action ? `${event}.${payload.action}` : event, payload, installationId };
  });
}

const reads = async (token: string, path: string) => (await call("GET", path, { token })).status;
const transfer = (body: Record<string, unknown>, token = mona) =>
  call("POST", "/repos/acme/widgets/transfer", { token, body });

describe("a repository that is renamed", () => {
  test("stays in the selection, and the installation is told what it was called", async () => {
    const token = await installationToken(scene, { metadata: "read" });
    await call("PATCH", "/repos/acme/widgets", { token: mona, body: { name: "parts" } });
    expect(await told()).toMatchObject([
      {
        name: "repository.renamed",
        installationId: at.onAcme,
        payload: { changes: { repository: { name: { from: "widgets" } } }, repository: { full_name: "acme/parts" } },
      },
    ]);
    expect(await reads(token, "/repos/acme/parts")).toBe(200);
    expect(await reads(token, "/repos/acme/widgets")).toBe(301);
  });
});

describe("a repository that is transferred", () => {
  test("leaves the old account's installation and joins the new one's on all repositories", async () => {
    const token = await installationToken(scene, { metadata: "read" });
    const answer = await transfer({ new_owner: "other" });
    expect(answer.status, answer.text).toBe(202);
    expect(answer.body).toMatchObject({ full_name: "acme/widgets", owner: { login: "acme" } });
    expect(await told()).toMatchObject([
      {
        name: "installation_repositories.removed",
        installationId: at.onAcme,
        payload: { repositories_removed: [{ id: scene.widgets, full_name: "acme/widgets" }], repositories_added: [] },
      },
      {
        name: "repository.transferred",
        installationId: at.onOther,
        payload: {
          changes: { owner: { from: { organization: { login: "acme" } } } },
          repository: { full_name: "other/widgets" },
          organization: { login: "other" },
        },
      },
      {
        name: "installation_repositories.added",
        installationId: at.onOther,
        payload: { repositories_added: [{ id: scene.widgets, full_name: "other/widgets" }], repositories_removed: [] },
      },
    ]);
    expect(await reads(token, `/repositories/${scene.widgets}`)).toBe(404);
    expect(await reads(mona, "/repos/acme/widgets")).toBe(301);
    expect(await reads(mona, "/repos/other/widgets")).toBe(200);
  });

  test("joins no installation on selected repositories", async () => {
    await db.installation.update({ where: { id: at.onOther }, data: { repositorySelection: "selected" } });
    expect((await transfer({ new_owner: "other" })).status).toBe(202);
    expect((await told()).map(({ name }) => name)).toEqual(["installation_repositories.removed"]);
    expect(await db.installationRepository.count({ where: { repositoryId: scene.widgets } })).toBe(0);
  });

  test("leaves an installation on all repositories too", async () => {
    await db.installation.update({ where: { id: at.onAcme }, data: { repositorySelection: "all" } });
    await transfer({ new_owner: "other" });
    expect((await told())[0]).toMatchObject({ name: "installation_repositories.removed", installationId: at.onAcme });
  });

  test("comes back to no selection that it once was in", async () => {
    await transfer({ new_owner: "other" });
    const back = await call("POST", "/repos/other/widgets/transfer", { token: mona, body: { new_owner: "acme" } });
    expect(back.status).toBe(202);
    expect(await reads(await installationToken(scene, { metadata: "read" }), "/repos/acme/widgets")).toBe(404);
  });

  test("keeps its webhooks, collaborators and issues, and none of the old teams", async () => {
    const createdAt = clock.now();
    const team = await transaction((tx) => insertTeam(tx, { organizationId: scene.acme, name: "Core" }));
    await db.teamRepository.create({ data: { teamId: team.id, repositoryId: scene.widgets, role: "push", createdAt } });
    await call("POST", "/repos/acme/widgets/hooks", { token: mona, body: { config: { url: HOOK } } });
    await transfer({ new_owner: "other", team_ids: [other.team] });
    const teams = await db.teamRepository.findMany({ where: { repositoryId: scene.widgets } });
    expect(teams).toMatchObject([{ teamId: other.team, role: "pull" }]);
    expect(await db.hook.count({ where: { repositoryId: scene.widgets } })).toBe(1);
    const collaborators = await db.collaborator.findMany({ where: { repositoryId: scene.widgets } });
    expect(collaborators).toMatchObject([{ userId: scene.lisa, role: "push" }]);
    expect(await reads(mona, "/repos/other/widgets/issues/1")).toBe(200);
  });

  test("keeps assigned to its issues those alone who still have to do with it", async () => {
    const body = { assignees: ["hubot", "lisa"] };
    expect((await call("PATCH", "/repos/acme/widgets/issues/1", { token: mona, body })).status).toBe(200);
    await transfer({ new_owner: "other" });
    const issue = await call("GET", "/repos/other/widgets/issues/1", { token: mona });
    expect((issue.body as { assignees: { login: string }[] }).assignees.map(({ login }) => login)).toEqual(["lisa"]);
  });

  test("to a person's account leaves collaborators behind who could only read it", async () => {
    await addCollaborator(scene.widgets, scene.nat, "pull");
    expect((await transfer({ new_owner: "mona", new_name: "mine" })).status).toBe(202);
    expect(await reads(mona, "/repos/mona/mine")).toBe(200);
    const left = await db.collaborator.findMany({ where: { repositoryId: scene.widgets } });
    expect(left.map(({ userId }) => userId)).toEqual([scene.lisa]);
  });

  test("from a person's account leaves that person administering it", async () => {
    await db.membership.create({
      data: { organizationId: other.id, userId: scene.lisa, role: "MEMBER", createdAt: clock.now() },
    });
    const token = await personalToken(scene.lisa);
    await call("POST", "/user/repos", { token, body: { name: "notes", private: true } });
    const moved = await call("POST", "/repos/lisa/notes/transfer", { token, body: { new_owner: "other" } });
    expect(moved.status, moved.text).toBe(202);
    const { body } = await call("GET", "/repos/other/notes", { token });
    expect(body).toMatchObject({ permissions: { admin: true } });
  });

  test("is refused to those who do not administer it, and to an integration acting as itself", async () => {
    const lisa = await personalToken(scene.lisa);
    expect((await transfer({ new_owner: "lisa" }, lisa)).status).toBe(403);
    const token = await installationToken(scene, { administration: "write", metadata: "read" });
    expect((await transfer({ new_owner: "other" }, token)).status).toBe(403);
  });

  test("is refused to nobody, to its own account, and to one that has the name", async () => {
    for (const new_owner of ["nobody-at-all", "acme"]) {
      const answer = await transfer({ new_owner });
      expect([answer.status, answer.body], new_owner).toMatchObject([422, { errors: [{ field: "new_owner" }] }]);
    }
    await call("POST", "/orgs/other/repos", { token: mona, body: { name: "Widgets" } });
    const answer = await transfer({ new_owner: "other" });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field: "name" }] }]);
    expect(await reads(mona, "/repos/acme/widgets")).toBe(200);
  });

  test("is refused teams of another organization", async () => {
    const team = await transaction((tx) => insertTeam(tx, { organizationId: scene.acme, name: "Core" }));
    const answer = await transfer({ new_owner: "other", team_ids: [team.id] });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field: "team_ids" }] }]);
  });
});

describe("a repository that is made private", () => {
  test("is read on by the installation that has it, which is told, and by no other any more", async () => {
    const token = await installationToken(scene, { metadata: "read" });
    expect(await reads(token, "/repos/acme/gadgets")).toBe(200);
    await call("PATCH", "/repos/acme/gadgets", { token: mona, body: { private: true } });
    expect(await reads(token, "/repos/acme/gadgets")).toBe(404);
    expect(await told()).toEqual([]);

    await call("PATCH", "/repos/acme/widgets", { token: mona, body: { private: false } });
    await call("PATCH", "/repos/acme/widgets", { token: mona, body: { private: true } });
    expect((await told()).map(({ name }) => name)).toEqual(["repository.publicized", "repository.privatized"]);
    expect(await reads(token, "/repos/acme/widgets")).toBe(200);
  });
});

describe("a repository that is deleted", () => {
  test("leaves the selection, and the installation is told of both", async () => {
    const token = await installationToken(scene, { metadata: "read" });
    expect((await call("DELETE", "/repos/acme/widgets", { token: mona })).status).toBe(204);
    expect(await told()).toMatchObject([
      { name: "repository.deleted", installationId: at.onAcme, payload: { repository: { full_name: "acme/widgets" } } },
      {
        name: "installation_repositories.removed",
        installationId: at.onAcme,
        payload: { repositories_removed: [{ id: scene.widgets, full_name: "acme/widgets" }] },
      },
    ]);
    const { body } = await call("GET", "/installation/repositories", { token });
    expect(body).toMatchObject({ total_count: 0 });
  });

  test("has its own webhook told, which goes when it has been", async () => {
    const body = { config: { url: HOOK }, events: ["repository"] };
    const { id } = (await call("POST", "/repos/acme/widgets/hooks", { token: mona, body })).body as { id: number };
    await call("DELETE", "/repos/acme/widgets", { token: mona });
    const deliveries = await db.delivery.findMany({ where: { hookId: id, event: "repository" } });
    expect(deliveries).toMatchObject([{ action: "deleted", deliveredAt: null }]);
    expect(await db.hook.findUnique({ where: { id } })).toMatchObject({
      repositoryId: null,
      formerRepositoryId: scene.widgets,
      deletedAt: expect.any(Date),
    });
  });
});

describe("a repository that the integration creates", () => {
  test("joins its installation on selected repositories, which is told", async () => {
    const token = await installationToken(scene, { administration: "write", metadata: "read" });
    const made = await call("POST", "/orgs/acme/repos", { token, body: { name: "made", private: true } });
    expect(made.status, made.text).toBe(201);
    expect((await told()).at(-1)).toMatchObject({
      name: "installation_repositories.added",
      payload: { repositories_added: [{ full_name: "acme/made" }], sender: { login: "ci-bot[bot]" } },
    });
    expect(await reads(token, "/repos/acme/made")).toBe(200);
  });
});
