import { db, pool } from "@/lib/platform/db.ts";

export type OwnedIntegration = {
  id: number;
  name: string;
  slug: string;
  logoVersion: string | null;
  description: string | null;
  public: boolean;
  keyCount: number;
  installationCount: number;
  /** Installations that have not accepted the newest version. */
  pendingCount: number;
  webhookActive: boolean;
  /** The newest attempt to tell its webhook; null before there was one. */
  lastDelivery: LastDelivery | null;
};

export type LastDelivery = {
  createdAt: Date;
  outcome: string | null;
  statusCode: number | null;
  detail: string | null;
};

/**
 * An account's registrations by name, with how each is doing. An account has 100 at most, so there are no pages.
 * `search` is a part of the name, the description or the client id.
 */
export async function integrationsOf(accountId: number, search = ""): Promise<OwnedIntegration[]> {
  const all = await db.integration.findMany({
    where: { ownerId: accountId },
    select: {
      id: true,
      clientId: true,
      name: true,
      slug: true,
      logoVersion: true,
      description: true,
      public: true,
      hook: { select: { active: true } },
      _count: { select: { keys: true, installations: true } },
    },
    orderBy: { name: "asc" },
  });
  const part = search.toLowerCase();
  const rows = all.filter(({ name, slug, description, clientId }) =>
    [name, slug, description ?? "", clientId].some((text) => text.toLowerCase().includes(part)),
  );
  const states = await statesOf(rows.map(({ id }) => id));
  return rows.map(({ _count, hook, clientId: _clientId, ...row }) => ({
    ...row,
    keyCount: _count.keys,
    installationCount: _count.installations,
    webhookActive: hook?.active ?? false,
    pendingCount: states.get(row.id)?.pendingCount ?? 0,
    lastDelivery: states.get(row.id)?.lastDelivery ?? null,
  }));
}

type State = Pick<OwnedIntegration, "pendingCount" | "lastDelivery">;
type StateRow = { id: number; pendingCount: number } & (LastDelivery | { [Column in keyof LastDelivery]: null });

/** One look at the end of each log, however long it is. */
const STATES = {
  name: "integration-states",
  text: `SELECT i.id,
      (SELECT count(*)::int FROM "Installation" n
        WHERE n."integrationId" = i.id AND n."acceptedVersion" < i."currentVersion") AS "pendingCount",
      d."createdAt", d.outcome, d."statusCode", d.detail
    FROM "Integration" i
    LEFT JOIN "Hook" h ON h."integrationId" = i.id
    LEFT JOIN LATERAL (SELECT "createdAt", outcome, "statusCode", detail FROM "Delivery"
      WHERE "hookId" = h.id ORDER BY id DESC LIMIT 1) d ON true
    WHERE i.id = ANY($1::int[])`,
};

async function statesOf(ids: readonly number[]): Promise<ReadonlyMap<number, State>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<StateRow>({ ...STATES, values: [ids] });
  return new Map(
    rows.map(({ id, pendingCount, createdAt, outcome, statusCode, detail }) => [
      id,
      { pendingCount, lastDelivery: createdAt && { createdAt, outcome, statusCode, detail } },
    ]),
  );
}
