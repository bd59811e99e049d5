import type { Prisma } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import { afterCommit, type Tx } from "@/lib/platform/db.ts";
import type { CausedAction, CausedEvent } from "./causes.ts";
import { dispatchWithin } from "./dispatch.ts";
import { wakeDispatch } from "./wake.ts";

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

/** What is not for everybody who is told of the repository: to be told, an installation holds this permission as well. */
export type Needs = { needs?: "members" | undefined };

const COLUMNS = `name, action, payload, "accountId", "repositoryId", "integrationId", "installationId", "createdAt"`;

const INSERT_EVENT = `INSERT INTO "Event" (${COLUMNS}) VALUES ($1::text, $2::text, $3::json, $4::int, $5::int, $6::int, $7::int,
  $8::timestamptz) RETURNING id`;

function eventValues<Name extends CausedEvent>(event: RecordedEvent<Name>) {
  const { name, action = null, payload, accountId, repositoryId, integrationId, installationId } = event;
  const [account = null, repository = null, integration = null, installation = null] = [
    accountId,
    repositoryId,
    integrationId,
    installationId,
  ];
  return [name, action, JSON.stringify(payload), account, repository, integration, installation, clock.now()] as const;
}

/** Writes events as part of a statement: `eventColumns` are its parameters from `$first` on. */
export const insertEventsSql = (first: number): string => `
INSERT INTO "Event" (${COLUMNS})
SELECT name, action, payload::json, account, repository, integration, installation, at
FROM ROWS FROM (unnest($${first}::text[]), unnest($${first + 1}::text[]), string_to_table($${first + 2}::text, E'\\n'),
    unnest($${first + 3}::int[]), unnest($${first + 4}::int[]), unnest($${first + 5}::int[]), unnest($${first + 6}::int[]),
    unnest($${first + 7}::timestamptz[]))
  AS e(name, action, payload, account, repository, integration, installation, at)
RETURNING id`;

/** What `insertEventsSql` takes: a list for each column, of the payloads one text with a line for each, which costs less to take apart. */
export function eventColumns<Name extends CausedEvent>(events: readonly RecordedEvent<Name>[]): unknown[] {
  const rows = events.map(eventValues);
  const [names, actions, payloads, ...others] = [0, 1, 2, 3, 4, 5, 6, 7].map((place) => rows.map((row) => row[place]));
  return [names, actions, payloads?.join("\n"), ...others];
}

/**
 * Writes what happened into the transaction that causes it; the worker delivers it after the commit, or never.
 * The end of a repository or an organization has to be recorded before its row goes: who is told is gone with it.
 */
export async function recordEvent<Name extends CausedEvent>(
  tx: Tx,
  { needs, ...event }: RecordedEvent<Name> & Needs,
): Promise<void> {
  const [row] = await tx.$queryRawUnsafe<{ id: bigint }[]>(INSERT_EVENT, ...eventValues(event));
  if (row && needs) await tx.event.update({ where: { id: row.id }, data: { needs }, select: { id: true } });
  if (row && ENDS.has(event.name) && event.action === "deleted") await dispatchWithin(tx, row.id);
  afterCommit(wakeDispatch);
}
