import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changeMemberRole, removeMember } from "@/lib/accounts/change-membership.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { changePermissions } from "@/lib/integrations/change-permissions.ts";
import { deleteIntegration } from "@/lib/integrations/delete-integration.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import {
  type InstallationScene,
  installForScene,
  makeInstallationScene,
  registerForScene,
} from "@/lib/testing/installation-scene.ts";
import { HOLDING, untilSomebodyWaits } from "@/lib/testing/lock-waits.ts";
import { AGREED, askFor, on } from "@/lib/testing/request-scene.ts";
import { acceptPermissions } from "./accept-permissions.ts";
import { putOffPermissions } from "./answer-offer.ts";
import { approveRequest, declineRequest } from "./requests/answer-request.ts";

/** Owners who decide while they stop being owners, or while what they decide about is deleted. */

let scene: InstallationScene;
let other: number;
beforeAll(async () => {
  scene = await makeInstallationScene();
  const now = clock.now();
  const { id } = await db.account.create({
    data: { type: "USER", login: "another-owner", createdAt: now, updatedAt: now },
  });
  other = id;
});
beforeEach(async () => {
  const which = { organizationId: scene.acme, userId: other };
  await db.membership.upsert({
    where: { organizationId_userId: which },
    update: { role: "ADMIN" },
    create: { ...which, role: "ADMIN", createdAt: clock.now() },
  });
});

/** An installation that has something to accept. */
async function offered() {
  const { id, integrationId } = await installForScene(scene, { permissions: { issues: "read", metadata: "read" } });
  const actor = { accountId: scene.mona };
  await changePermissions({ actor, integrationId, input: { permissions: { issues: "write" }, events: ["issues"] } });
  return { id, integrationId };
}

/** A request of hubot's that waits. */
async function asked() {
  const { id: integrationId } = await registerForScene(scene);
  const { id } = await askFor(scene, { integrationId });
  return { id, integrationId };
}

const accept = (installationId: number) =>
  acceptPermissions({ installationId, actorId: other, consent: { version: 2, confirmed: false } });
const putOff = (installationId: number) => putOffPermissions({ installationId, actorId: other, version: 2 });
const approve = (requestId: number) =>
  approveRequest({
    requestId,
    actorId: other,
    selection: on(scene.widgets),
    consent: AGREED,
  });
const decline = (requestId: number) => declineRequest({ requestId, actorId: other, input: { answer: "" } });

const remove = async (integrationId: number) => {
  const { name } = await db.integration.findUniqueOrThrow({ where: { id: integrationId } });
  return deleteIntegration({ actor: { accountId: scene.mona }, integrationId, confirmation: name });
};
const demote = () =>
  changeMemberRole({ viewerId: scene.mona, organizationId: scene.acme, userId: other, role: "member" });
const dismiss = () => removeMember({ viewerId: scene.mona, organizationId: scene.acme, userId: other });

const statusOf = (reason: unknown) => (isRefusal(reason) ? reason.status : reason);

const DECISIONS = [
  { words: "new permissions are accepted", begin: offered, decide: (id: number): Promise<unknown> => accept(id) },
  { words: "a request is approved", begin: asked, decide: (id: number): Promise<unknown> => approve(id) },
  { words: "a request is declined", begin: asked, decide: (id: number): Promise<unknown> => decline(id) },
];

describe.each(DECISIONS)("$words", ({ begin, decide }) => {
  test.each([
    ["a member", demote, 403],
    ["nobody", dismiss, 404],
  ])("by an owner who becomes %s at that moment, before or not at all", async (_, lose, status) => {
    const { id, integrationId } = await begin();
    const [decided, lost] = await Promise.allSettled([decide(id), lose()]);
    expect(lost.status).toBe("fulfilled");
    if (decided.status === "rejected") return expect(statusOf(decided.reason)).toBe(status);
    const [last] = await db.auditEntry.findMany({
      where: { actorId: other, accountId: scene.acme, integrationId },
      orderBy: { id: "desc" },
      take: 1,
    });
    expect(last).toBeDefined();
  });

  test("by somebody whose role was taken while they waited is refused", async () => {
    const { id, integrationId } = await begin();
    const { late } = await db.$transaction(async (tx) => {
      await tx.membership.update({
        where: { organizationId_userId: { organizationId: scene.acme, userId: other } },
        data: { role: "MEMBER" },
      });
      const waiting = decide(id).then(
        () => "done",
        (reason: unknown) => statusOf(reason),
      );
      await untilSomebodyWaits();
      return { late: waiting };
    }, HOLDING);
    expect(await late).toBe(403);
    expect(await db.auditEntry.count({ where: { actorId: other, integrationId } })).toBe(0);
  });

  test("while the integration is deleted, before or not at all", async () => {
    const { id, integrationId } = await begin();
    const [decided, deleted] = await Promise.allSettled([decide(id), remove(integrationId)]);
    expect(deleted.status).toBe("fulfilled");
    if (decided.status === "rejected") expect([404, 409]).toContain(statusOf(decided.reason));
    expect(await db.installation.count({ where: { integrationId } })).toBe(0);
    expect(await db.installationRequest.count({ where: { integrationId, open: true } })).toBe(0);
  });
});

test("new permissions are put off while the integration is deleted, before or not at all", async () => {
  const { id, integrationId } = await offered();
  const [putOffNow, deleted] = await Promise.allSettled([putOff(id), remove(integrationId)]);
  expect(deleted.status).toBe("fulfilled");
  if (putOffNow.status === "rejected") expect(statusOf(putOffNow.reason)).toBe(404);
});
