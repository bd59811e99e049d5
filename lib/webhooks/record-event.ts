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

/** Writes an event, as part of a statement too: its values are the parameters from `$first` on, as `eventValues` lists them. */
export const insertEventSql = (first: number): string => {
  const [name, action, payload, account, repository, integration, installation, at] = [0, 1, 2, 3, 4, 5, 6, 7].map(
    (place) => `$${first + place}`,
  );
  return `INSERT INTO "Event" (name, action, payload, "accountId", "repositoryId", "integrationId", "installationId", "createdAt")
    VALUES (${name}::text, ${action}::text, ${payload}::json, ${account}::int, ${repository}::int, ${integration}::int,
      ${installation}::int, ${at}::timestamptz) RETURNING id`;
};

/** What `insertEventSql` takes, in order. */
export function eventValues<Name extends CausedEvent>(event: RecordedEvent<Name>): unknown[] {
  const { name, action, payload, accountId, repositoryId, integrationId, installationId } = event;
  const ids = [accountId, repositoryId, integrationId, installationId].map((id) => id ?? null);
  return [name, action ?? null, JSON.stringify(payload), ...ids, clock.now()];
}

const INSERT_EVENT = insertEventSql(1);

/**
 * Writes what happened into the transaction that causes it; the worker delivers it after the commit, or never.
 * The end of a repository or an organization has to be recorded before its row goes: who is told is gone with it.
 */
export async function recordEvent<Name extends CausedEvent>(tx: Tx, event: RecordedEvent<Name>): Promise<void> {
  const [row] = await tx.$queryRawUnsafe<{ id: bigint }[]>(INSERT_EVENT, ...eventValues(event));
  if (row && ENDS.has(event.name) && event.action === "deleted") await dispatchWithin(tx, row.id);
  afterCommit(wakeDeliveries);
}
