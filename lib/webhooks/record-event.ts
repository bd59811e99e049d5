import type { Prisma } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import { afterCommit, type Tx } from "@/lib/platform/db.ts";
import type { CausedAction, CausedEvent } from "./causes.ts";
import { dispatchWithin } from "./dispatch.ts";
import { wakeDeliveries } from "./wake.ts";

/** What takes its webhooks and installations with it. */
const ENDS: ReadonlySet<CausedEvent> = new Set(["repository", "organization"]);

export type RecordedEvent<Name extends CausedEvent> = {
  name: Name;
  action?: CausedAction<Name>;
  /** The payload as it is now; `sender` included, the `installation` key left to the dispatcher. */
  payload: Prisma.InputJsonObject;
  /** Whose installations may be told: the repository's owner, or the organization itself. */
  accountId?: number;
  repositoryId?: number;
  /** For events that go to one integration alone, subscribed or not (installation, ping, …). */
  integrationId?: number;
  installationId?: number;
};

/**
 * Writes what happened into the transaction that causes it; the worker delivers it after the commit, or never.
 * The end of a repository or an organization has to be recorded before its row goes: who is told is gone with it.
 */
export async function recordEvent<Name extends CausedEvent>(tx: Tx, event: RecordedEvent<Name>): Promise<void> {
  const { id } = await tx.event.create({ data: { ...event, createdAt: clock.now() }, select: { id: true } });
  if (ENDS.has(event.name) && event.action === "deleted") await dispatchWithin(tx, id);
  afterCommit(wakeDeliveries);
}
