import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  addCollaborator,
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  userToken,
} from "@/lib/testing/host-scene.ts";
import { insertInstallation } from "../insert-installation.ts";

const PERMISSIONS = { issues: "write", metadata: "read" } as const;
const WORDS = "You must authenticate with an access token authorized to a GitHub App in order to list installations";

let scene: HostScene;
const tokens = { mona: "", hubot: "", lisa: "", nat: "" };
beforeAll(async () => {
  scene = await makeHostScene();
  for (const login of ["mona", "hubot", "lisa", "nat"] as const)
    tokens[login] = await userToken(scene, scene[login], PERMISSIONS);
});
/** On widgets alone, as at first. */
beforeEach(() => reset({ selection: "selected", ids: [scene.widgets] }));

async function reset({ selection, ids }: { selection: "all" | "selected"; ids: readonly number[] }) {
  const { installationId } = scene;
  await db.installationRepository.deleteMany({ where: { installationId } });
  await db.installation.update({
    where: { id: installationId },
    data: {
      repositorySelection: selection,
      repositories: { create: ids.map((repositoryId) => ({ repositoryId, createdAt: new Date() })) },
    },
  });
}
const idsSelected = async () =>
  (await db.installationRepository.findMany({ orderBy: { repositoryId: "asc" } })).map((row) => row.repositoryId);

type Listed = { total_count: number; installations?: { id: number }[]; repositories?: { full_name: string }[] };

describe("GET /user/installations", () => {
  test.each([
    ["an owner of the organization", "mona"],
    ["a member of it", "hubot"],
    ["somebody who works on a selected repository", "lisa"],
  ] as const)("lists the installation for %s", async (_, login) => {
    const { status, body } = await call("GET", "/user/installations", { token: tokens[login] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      total_count: 1,
      installations: [{ id: scene.installationId, account: { login: "acme" }, permissions: PERMISSIONS }],
    });
  });

  test("lists none for a stranger", async () => {
    const { body } = await call("GET", "/user/installations", { token: tokens.nat });
    expect(body).toEqual({ total_count: 0, installations: [] });
  });

  test("lists none for somebody who works on a repository that is not selected", async () => {
    await reset({ selection: "selected", ids: [scene.gadgets] });
    const { body } = await call("GET", "/user/installations", { token: tokens.lisa });
    expect((body as Listed).total_count).toBe(0);
  });

  test("takes the token in the address as well", async () => {
    const { status, body } = await call("GET", `/user/installations?access_token=${tokens.mona}`);
    expect([status, (body as Listed).total_count]).toEqual([200, 1]);
  });

  test("refuses a personal token with the words of the wire format", async () => {
    const { status, body } = await call("GET", "/user/installations", { token: await personalToken(scene.mona) });
    expect(status).toBe(403);
    expect(body).toMatchObject({ message: WORDS });
  });

  test("refuses an installation's token with the words of the wire format", async () => {
    const token = await installationToken(scene, PERMISSIONS);
    expect(await call("GET", "/user/installations", { token })).toMatchObject({
      status: 403,
      body: { message: WORDS },
    });
  });

  test("refuses nobody in particular", async () => {
    expect((await call("GET", "/user/installations")).status).toBe(401);
  });
});

describe("GET /user/installations/{installation_id}/repositories", () => {
  const list = (login: keyof typeof tokens, id = scene.installationId) =>
    call("GET", `/user/installations/${id}/repositories`, { token: tokens[login] });
  const names = (body: unknown) => (body as Listed).repositories?.map(({ full_name }) => full_name);

  test("lists what is selected, with what the person may do there", async () => {
    const { status, body } = await list("lisa");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      total_count: 1,
      repositories: [{ full_name: "acme/widgets", permissions: { admin: false, push: true, pull: true } }],
    });
  });

  test("leaves out what the person does not work on", async () => {
    await reset({ selection: "all", ids: [] });
    expect(names((await list("mona")).body)).toEqual(["acme/widgets", "acme/gadgets"]);
    expect(names((await list("lisa")).body)).toEqual(["acme/widgets"]);
  });

  test("lists no private repository while the installation is suspended", async () => {
    const data = { suspendedAt: new Date(), suspendedById: scene.mona };
    await db.installation.update({ where: { id: scene.installationId }, data });
    expect(names((await list("mona")).body)).toEqual([]);
    await db.installation.update({
      where: { id: scene.installationId },
      data: { suspendedAt: null, suspendedById: null },
    });
  });

  test("does not know an installation that the person has nothing to do with", async () => {
    expect((await list("nat")).status).toBe(404);
  });

  test("does not know an installation that does not exist", async () => {
    expect((await list("mona", 999_999)).status).toBe(404);
  });

  test("refuses a personal token with the words of the wire format", async () => {
    const token = await personalToken(scene.mona);
    const path = `/user/installations/${scene.installationId}/repositories`;
    expect(await call("GET", path, { token })).toMatchObject({ status: 403, body: { message: WORDS } });
  });
});

describe("PUT and DELETE /user/installations/{installation_id}/repositories/{repository_id}", () => {
  const change = async (
    method: "PUT" | "DELETE",
    repositoryId: number,
    { token, installationId = scene.installationId }: { token?: string; installationId?: number } = {},
  ) =>
    (
      await call(method, `/user/installations/${installationId}/repositories/${repositoryId}`, {
        token: token ?? (await personalToken(scene.mona)),
      })
    ).status;
  const eventNames = async () =>
    (await db.event.findMany({ where: { name: "installation_repositories" }, orderBy: { id: "asc" } })).map(
      ({ action }) => action,
    );
  beforeEach(async () => {
    await db.event.deleteMany();
  });

  test("PUT adds a repository and tells the integration", async () => {
    expect(await change("PUT", scene.gadgets)).toBe(204);
    expect(await idsSelected()).toEqual([scene.widgets, scene.gadgets]);
    expect(await eventNames()).toEqual(["added"]);
  });

  test("PUT of what is selected already changes and tells nothing", async () => {
    expect(await change("PUT", scene.widgets)).toBe(204);
    expect(await eventNames()).toEqual([]);
  });

  test("PUT to an installation on all repositories changes nothing: it is there already", async () => {
    await reset({ selection: "all", ids: [] });
    expect(await change("PUT", scene.gadgets)).toBe(204);
    expect(await idsSelected()).toEqual([]);
  });

  test("DELETE takes a repository out and tells the integration", async () => {
    await reset({ selection: "selected", ids: [scene.widgets, scene.gadgets] });
    expect(await change("DELETE", scene.widgets)).toBe(204);
    expect(await idsSelected()).toEqual([scene.gadgets]);
    expect(await eventNames()).toEqual(["removed"]);
  });

  test("DELETE refuses the last repository", async () => {
    expect(await change("DELETE", scene.widgets)).toBe(422);
    expect(await idsSelected()).toEqual([scene.widgets]);
  });

  test("DELETE refuses an installation on all repositories", async () => {
    await reset({ selection: "all", ids: [] });
    expect(await change("DELETE", scene.widgets)).toBe(422);
  });

  test("DELETE does not know a repository that is not selected", async () => {
    await reset({ selection: "selected", ids: [scene.widgets, scene.gadgets] });
    await db.installationRepository.deleteMany({ where: { repositoryId: scene.gadgets } });
    expect(await change("DELETE", scene.gadgets)).toBe(404);
  });

  test.each(["PUT", "DELETE"] as const)(
    "%s is open to a repository's administrator who does not own the organization",
    async (method) => {
      await reset({ selection: "selected", ids: [scene.widgets, ...(method === "DELETE" ? [scene.gadgets] : [])] });
      await addCollaborator(scene.gadgets, scene.nat, "admin");
      expect(await change(method, scene.gadgets, { token: await personalToken(scene.nat) })).toBe(204);
      await db.collaborator.deleteMany({ where: { userId: scene.nat } });
    },
  );

  test("PUT is the owners' alone where the organization does not let repository administrators install", async () => {
    const { id: organizationId } = await db.account.findUniqueOrThrow({ where: { login: "acme" } });
    await db.organizationSettings.create({ data: { organizationId, repositoryAdminsMayInstall: false } });
    await addCollaborator(scene.gadgets, scene.nat, "admin");
    expect(await change("PUT", scene.gadgets, { token: await personalToken(scene.nat) })).toBe(403);
    expect(await change("PUT", scene.gadgets)).toBe(204);
    await db.organizationSettings.deleteMany();
    await db.collaborator.deleteMany({ where: { userId: scene.nat } });
  });

  test.each(["PUT", "DELETE"] as const)("%s refuses who may push but does not administer", async (method) => {
    expect(await change(method, scene.widgets, { token: await personalToken(scene.lisa) })).toBe(403);
  });

  test.each(["PUT", "DELETE"] as const)("%s does not know a private repository to a stranger", async (method) => {
    expect(await change(method, scene.widgets, { token: await personalToken(scene.nat) })).toBe(404);
  });

  test.each(["PUT", "DELETE"] as const)("%s does not know an installation that does not exist", async (method) => {
    expect(await change(method, scene.widgets, { installationId: 999_999 })).toBe(404);
  });

  test.each(["PUT", "DELETE"] as const)("%s does not know an installation on another account", async (method) => {
    const version = { number: 1, permissions: {}, events: [] };
    const { id } = await transaction((tx) =>
      insertInstallation(tx, {
        integrationId: scene.integration.id,
        accountId: scene.mona,
        version,
        repositorySelection: "selected",
        repositoryIds: [],
        installerId: scene.mona,
      }),
    );
    expect(await change(method, scene.widgets, { installationId: id })).toBe(404);
    await db.installation.delete({ where: { id } });
  });

  test.each(["PUT", "DELETE"] as const)("%s is not there for a token without the scope repo", async (method) => {
    expect(await change(method, scene.widgets, { token: await personalToken(scene.mona, ["user"]) })).toBe(404);
  });

  test.each(["PUT", "DELETE"] as const)("%s refuses a person's token through an integration", async (method) => {
    expect(await change(method, scene.widgets, { token: tokens.mona })).toBe(403);
  });

  test.each(["PUT", "DELETE"] as const)("%s refuses a token that an OAuth application holds", async (method) => {
    const token = await personalToken(scene.mona);
    const application = await db.oauthApplication.create({
      data: {
        ownerId: scene.mona,
        name: "Dashboard",
        url: "https://dashboard.example.test",
        clientId: `dashboard-${method}`,
        callbackUrls: [],
        createdAt: new Date(),
        updatedAt: new Date(),
      },
    });
    const { id } = await db.accessToken.findFirstOrThrow({ orderBy: { id: "desc" } });
    await db.accessToken.update({ where: { id }, data: { oauthApplicationId: application.id, kind: "OAUTH" } });
    expect(await change(method, scene.widgets, { token })).toBe(403);
  });
});
