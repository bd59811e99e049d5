import { beforeAll, describe, expect, it } from "vitest";
import { installationsReaching } from "@/lib/installations/page-queries.ts";
import { integrationsManagedBy } from "@/lib/integrations/page-queries.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { type HostScene, makeHostScene } from "@/lib/testing/host-scene.ts";
import { findInvitee } from "../collaborators/find-invitee.ts";
import { collaboratorsByName } from "../collaborators/page-queries.ts";
import { deploymentsWithState, environmentsOf } from "../deployments/page-queries.ts";
import { combinedStatesOf } from "../statuses/page-queries.ts";

let scene: HostScene;
beforeAll(async () => {
  scene = await makeHostScene();
});

const page = { page: 1, perPage: 10 };

describe("findInvitee", () => {
  it("finds people by login and by address", async () => {
    expect((await findInvitee(" NAT ")).id).toBe(scene.nat);
    expect((await findInvitee("nat@example.test")).id).toBe(scene.nat);
  });

  it.each(["", "nobody", "acme", "ci-bot[bot]", "x@y"])("refuses %j beside the field", async (text) => {
    await expect(findInvitee(text)).rejects.toMatchObject({
      status: 422,
      errors: [expect.objectContaining({ field: "username" })],
    });
  });
});

it("lists who was added by name with that role, and no member of the organization", async () => {
  expect(await collaboratorsByName(scene.widgets)).toEqual([
    { person: expect.objectContaining({ login: "lisa" }), role: "push" },
  ]);
});

it("shows the integrations that reach a repository, and those alone", async () => {
  const reaching = (repositoryId: number) => installationsReaching({ repositoryId, ownerId: scene.acme });
  expect((await reaching(scene.widgets)).map(({ id }) => id)).toEqual([scene.installationId]);
  expect(await reaching(scene.gadgets)).toEqual([]);
  await db.installation.update({ where: { id: scene.installationId }, data: { repositorySelection: "all" } });
  expect(await reaching(scene.gadgets)).toHaveLength(1);
});

it("shows integrations to those who manage them", async () => {
  const managed = await integrationsManagedBy(scene.mona, { limit: 10 });
  expect(managed).toEqual([expect.objectContaining({ slug: "ci-bot", installations: 1 })]);
  expect(await integrationsManagedBy(scene.hubot, { limit: 10 })).toEqual([]);
});

it("combines the newest status of each context, commit by commit", async () => {
  const [a, b] = ["a".repeat(40), "b".repeat(40)];
  const status = (sha: string, context: string, state: "failure" | "success" | "pending") =>
    db.commitStatus.create({
      data: { repositoryId: scene.widgets, sha, context, state, createdAt: clock.now(), updatedAt: clock.now() },
    });
  await status(a, "ci", "failure");
  await status(a, "ci", "success");
  await status(a, "lint", "pending");
  await status(b, "ci", "failure");
  const states = await combinedStatesOf(scene.widgets, [a, b, "c".repeat(40)]);
  expect(states.get(a)).toEqual({ state: "pending", contexts: 2 });
  expect(states.get(b)).toEqual({ state: "failure", contexts: 1 });
  expect(states.size).toBe(2);
  expect((await combinedStatesOf(scene.gadgets, [a])).size).toBe(0);
});

it("shows deployments with what was said of them last", async () => {
  const deployment = (environment: string) =>
    db.deployment.create({
      data: {
        repositoryId: scene.widgets,
        sha: scene.head,
        ref: "main",
        environment,
        originalEnvironment: environment,
        productionEnvironment: false,
        createdAt: clock.now(),
        updatedAt: clock.now(),
      },
    });
  const first = await deployment("staging");
  const second = await deployment("production");
  for (const state of ["queued", "success"] as const)
    await db.deploymentStatus.create({
      data: {
        deploymentId: first.id,
        state,
        environment: "staging",
        createdAt: clock.now(),
        updatedAt: clock.now(),
      },
    });
  const { total, deployments } = await deploymentsWithState(scene.widgets, { page });
  expect(total).toBe(2);
  expect(deployments.map(({ id, last }) => [id, last?.state ?? null])).toEqual([
    [second.id, null],
    [first.id, "success"],
  ]);
  expect(await environmentsOf(scene.widgets)).toEqual([
    { name: "production", deployments: 1 },
    { name: "staging", deployments: 1 },
  ]);
  expect(await environmentsOf(scene.gadgets)).toEqual([]);
});
