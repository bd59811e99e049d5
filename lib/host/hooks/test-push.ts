import type { Prisma } from "@/generated/prisma/client.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { transaction } from "@/lib/platform/db.ts";
import { recordForHook } from "@/lib/webhooks/record-for-hook.ts";
import { requireActing } from "../acting.ts";
import { findRef } from "../git/refs.ts";
import { lastPushPayload } from "../repositories/record-push.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { hookContext } from "./context.ts";
import { repositoryOwner } from "./owner.ts";
import { requireHook } from "./queries.ts";
import { ALL_EVENTS } from "./schemas.ts";

/** Sends what a push of the newest commit would send, to a webhook that asked for pushes; to any other nothing. */
export async function testPush({
  actor,
  repository,
  hookId,
}: {
  actor: Actor;
  repository: RepositorySubject;
  hookId: number;
}): Promise<void> {
  const owner = repositoryOwner(repository);
  const { active, events } = await requireHook(owner, hookId);
  const ref = `refs/heads/${repository.defaultBranch}`;
  const [acting, row, head] = await Promise.all([
    requireActing(actor, repository.role),
    requireRepositoryRow(repository.id),
    findRef(repository.id, ref),
  ]);
  if (!active || !head || !(events.includes("push") || events.includes(ALL_EVENTS))) return;
  const pushed = await lastPushPayload(row, { ref, sha: head.sha, acting });
  await transaction(async (tx) => {
    const payload = { ...pushed, ...(await hookContext(tx, owner, acting)) } as Prisma.InputJsonObject;
    await recordForHook(tx, { hookId, name: "push", payload, repositoryId: owner.id, accountId: owner.accountId });
  });
}
