import type { Prisma } from "@/generated/prisma/client.ts";
import type { Level } from "@/lib/authorization/levels.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, pool, type Reader } from "@/lib/platform/db.ts";
import { shared } from "@/lib/platform/shared.ts";
import { integrationColumns } from "./represent.ts";
import type { HeldLevels } from "./rules.ts";

export type IntegrationForJwt = {
  id: number;
  clientId: string;
  slug: string;
  /** Those who run the server have stopped it. */
  suspended: boolean;
  /** Newest first. */
  keys: { id: number; publicKey: string }[];
};

const FOR_JWT = `SELECT i.id, i."clientId", i.slug::text AS slug, i."suspendedAt" IS NOT NULL AS suspended, COALESCE((
    SELECT json_agg(json_build_object('id', k.id, 'publicKey', k."publicKey") ORDER BY k.id DESC)
    FROM "IntegrationKey" k WHERE k."integrationId" = i.id), '[]'::json) AS keys
  FROM "Integration" i`;
const BY_ID = { name: "integration-for-jwt-by-id", text: `${FOR_JWT} WHERE i.id = $1` };
const BY_CLIENT_ID = { name: "integration-for-jwt-by-client-id", text: `${FOR_JWT} WHERE i."clientId" = $1` };
/** The largest id that the column holds; anything above cannot exist, and PostgreSQL would refuse to compare it. */
const MAX_ID = 2_147_483_647;

/** What the signature of an integration's own token is checked with. One statement: every such request runs it. */
export async function findIntegrationForJwt(
  issuer: { id: number } | { clientId: string },
): Promise<IntegrationForJwt | null> {
  if ("id" in issuer && (issuer.id < 1 || issuer.id > MAX_ID)) return null;
  const query = "id" in issuer ? { ...BY_ID, values: [issuer.id] } : { ...BY_CLIENT_ID, values: [issuer.clientId] };
  const { rows } = await pool.query<IntegrationForJwt>(query);
  return rows[0] ?? null;
}

const LAST_USE_GRAIN_MS = 3600_000;
const MAX_REMEMBERED_KEYS = 10_000;
const touchedAt = shared("integration-key-touches", () => new Map<number, number>());
const TOUCH_KEY = {
  name: "touch-integration-key",
  text: `UPDATE "IntegrationKey" SET "lastUsedAt" = $2 WHERE id = $1`,
};

/** Notes that a key was used, once an hour at most: the rest of the calls cost no query. */
export async function touchIntegrationKey(keyId: number): Promise<void> {
  const now = clock.now();
  const last = touchedAt.get(keyId);
  // The distance and not the difference: a test may set the clock back.
  if (last !== undefined && Math.abs(now.getTime() - last) < LAST_USE_GRAIN_MS) return;
  if (touchedAt.size >= MAX_REMEMBERED_KEYS) touchedAt.clear();
  touchedAt.set(keyId, now.getTime());
  await pool.query({ ...TOUCH_KEY, values: [keyId, now] });
}

/** Everything that pages and commands need of one registration; secrets and keys are queried where they are shown. */
const integrationDetails = {
  ...integrationColumns,
  ownerId: true,
  botId: true,
  public: true,
  setupUrl: true,
  setupOnUpdate: true,
  requestOauthOnInstall: true,
  expireUserTokens: true,
  deviceFlow: true,
  installReceipts: true,
  singleFilePaths: true,
  logoVersion: true,
  currentVersion: true,
  revision: true,
  versions: {
    select: { number: true, permissions: true, events: true, note: true, reasons: true },
    orderBy: { number: "desc" },
    take: 1,
  },
  callbackUrls: { select: { url: true, wildcard: true }, orderBy: { position: "asc" } },
} as const satisfies Prisma.IntegrationSelect;

export type IntegrationDetails = Prisma.IntegrationGetPayload<{ select: typeof integrationDetails }>;

const hookColumns = {
  id: true,
  active: true,
  url: true,
  contentType: true,
  insecureSsl: true,
  sealedSecret: true,
  formerSecretUntil: true,
  retries: true,
  failingSince: true,
  pausedAt: true,
  formerNames: true,
  listenUntil: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies Prisma.HookSelect;
export type HookRow = Prisma.HookGetPayload<{ select: typeof hookColumns }>;

/** The integration's one webhook, which every integration has, switched off or on. */
export async function findHookOf(integrationId: number, reader: Reader = db): Promise<HookRow> {
  return reader.hook.findUniqueOrThrow({ where: { integrationId }, select: hookColumns });
}

/** Any integration by its slug, private ones too: whether it may be shown is for the caller to decide. */
export async function findIntegrationBySlug(slug: string, reader: Reader = db): Promise<IntegrationDetails | null> {
  return reader.integration.findUnique({ where: { slug }, select: integrationDetails });
}

export async function findIntegrationById(id: number, reader: Reader = db): Promise<IntegrationDetails | null> {
  return reader.integration.findUnique({ where: { id }, select: integrationDetails });
}

/** An account's own registration; null for another account's. */
export async function findIntegrationForOwner(ownerId: number, slug: string): Promise<IntegrationDetails | null> {
  return db.integration.findFirst({ where: { ownerId, slug }, select: integrationDetails });
}

export type ListedKey = {
  id: number;
  fingerprint: string;
  /** The installations' tokens that were asked for with it and are good still. They end with it. */
  liveTokens: number;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Null when the account is gone. */
  createdBy: { login: string } | null;
};

/** The keys of an integration, newest first. */
export async function keysOf(integrationId: number): Promise<ListedKey[]> {
  const keys = await db.integrationKey.findMany({
    where: { integrationId },
    select: {
      id: true,
      fingerprint: true,
      createdAt: true,
      lastUsedAt: true,
      createdBy: { select: { login: true } },
      _count: { select: { tokens: { where: { expiresAt: { gt: clock.now() } } } } },
    },
    orderBy: { id: "desc" },
  });
  return keys.map(({ _count, ...key }) => ({ ...key, liveTokens: _count.tokens }));
}

export type ListedClientSecret = Omit<ListedKey, "fingerprint" | "liveTokens"> & { lastEight: string };

/** The client secrets of an integration, newest first; what they are is known to nobody but their holder. */
export async function clientSecretsOf(integrationId: number): Promise<ListedClientSecret[]> {
  return db.clientSecret.findMany({
    where: { integrationId },
    select: { id: true, lastEight: true, createdAt: true, lastUsedAt: true, createdBy: { select: { login: true } } },
    orderBy: { id: "desc" },
  });
}

/** How many of an integration's installations hold each permission, by level. */
export async function heldLevelsOf(integrationId: number): Promise<HeldLevels> {
  const { rows } = await pool.query<{ key: string; level: Level; count: number }>({
    name: "held-levels",
    text: `SELECT p.key, p.value AS level, count(*)::int AS count
      FROM "Installation" i, jsonb_each_text(i.permissions) p WHERE i."integrationId" = $1 GROUP BY p.key, p.value`,
    values: [integrationId],
  });
  const held: Record<string, Partial<Record<Level, number>>> = {};
  for (const { key, level, count } of rows) held[key] = { ...held[key], [level]: count };
  return held;
}

/** How many accounts an integration is installed on. */
export async function installationCountOf(integrationId: number): Promise<number> {
  return db.installation.count({ where: { integrationId } });
}
