import { randomUUID } from "node:crypto";
import type { Prisma } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import { afterCommit, type Tx } from "@/lib/platform/db.ts";
import type { CausedAction, CausedEvent } from "./causes.ts";
import { wakeDeliveries } from "./wake.ts";

/** Writes what concerns one webhook alone, subscribed or not (ping, meta, a test), with its delivery. */
export async function recordForHook<Name extends CausedEvent>(
  tx: Tx,
  {
    hookId,
    name,
    action,
    payload,
    repositoryId,
    accountId,
  }: {
    hookId: number;
    name: Name;
    action?: CausedAction<Name>;
    payload: Prisma.InputJsonObject;
    repositoryId?: number;
    accountId: number;
  },
): Promise<void> {
  const now = clock.now();
  const about = { ...(action !== undefined && { action }), ...(repositoryId !== undefined && { repositoryId }) };
  const { id: eventId } = await tx.event.create({
    data: { name, ...about, accountId, payload, createdAt: now, dispatchedAt: now },
    select: { id: true },
  });
  await tx.delivery.create({
    data: { guid: randomUUID(), hookId, eventId, event: name, ...about, createdAt: now },
  });
  afterCommit(wakeDeliveries);
}
