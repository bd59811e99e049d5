import { beforeEach, expect, test } from "vitest";
import { deleteAccount } from "@/lib/accounts/delete-account.ts";
import { db } from "@/lib/platform/db.ts";
import { type HostScene, makeHostScene, takeEvents } from "@/lib/testing/host-scene.ts";
import { endLeakedTokens } from "../report-leaked.ts";
import { createFineGrainedToken } from "./create-fine-grained-token.ts";
import { deletePersonalToken } from "./delete-token.ts";

let scene: HostScene;
let waiting: { id: number; token: string };
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Account" CASCADE`;
  scene = await makeHostScene();
  const permissions = { issues: "write" };
  const input = { name: "Notes", resource_owner: "acme", repository_selection: "all", permissions };
  waiting = await createFineGrainedToken({ viewerId: scene.hubot, input });
  await takeEvents();
});

/** What acme hears, and what its owners still find to decide. */
async function told() {
  const events = (await takeEvents()).filter(({ name }) => name.startsWith("personal_access_token_request"));
  const notices = await db.notice.count({ where: { accountId: scene.mona, readAt: null } });
  const audited = await db.auditEntry.count({ where: { action: "personal_access_token.request_cancelled" } });
  return { events, notices, audited };
}

const CANCELLED = {
  events: [
    {
      name: "personal_access_token_request.cancelled",
      payload: { organization: { login: "acme" }, sender: { login: "hubot" } },
    },
  ],
  notices: 0,
  audited: 1,
};

test("a token that waits and is deleted takes its request back", async () => {
  await deletePersonalToken({ viewerId: scene.hubot, tokenId: waiting.id, kind: "FINE_GRAINED" });
  expect(await told()).toMatchObject(CANCELLED);
});

test("a token that waits and is reported as leaked takes its request back", async () => {
  await endLeakedTokens([waiting.token]);
  expect(await told()).toMatchObject(CANCELLED);
});

test("a token that waits when its person's account is deleted takes its request back", async () => {
  await deleteAccount({ viewerId: scene.hubot, confirmation: "hubot" });
  expect(await told()).toMatchObject(CANCELLED);
});

test("a token that was approved and is reported as leaked has no request to take back", async () => {
  await db.accessToken.update({ where: { id: waiting.id }, data: { approval: "APPROVED" } });
  await endLeakedTokens([waiting.token]);
  expect(await told()).toMatchObject({ events: [], audited: 0 });
});
