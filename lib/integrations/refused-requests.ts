import { createHash } from "node:crypto";
import type { Prisma } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, pool } from "@/lib/platform/db.ts";
import { log } from "@/lib/platform/log.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { redactText } from "@/lib/platform/redact.ts";
import { shared } from "@/lib/platform/shared.ts";

/** What was refused, to whom, and why: nothing of the credential, the query or the body. */
export type RefusedRequest = {
  integrationId: number;
  installationId: number | null;
  userId: number | null;
  method: string;
  /** Under /api/v3 without the query, or of a repository of git. */
  path: string;
  /** Id of the operation. */
  operation: string;
  status: number;
  /** What the caller was told. */
  message: string;
  /** Why, in words that give away nothing that the integration may not see. */
  explanation: string;
};

const KEPT_MS = 3 * 24 * 3600_000;
const ROWS_PER_INTEGRATION = 200;
/** What waits to be written; beyond that, kinds of refusals that are not among them are let go. */
const WAITING_MAX = 500;
const WRITE_AFTER_MS = 500;
const PATH_MAX = 200;

type Waiting = RefusedRequest & { key: Buffer; count: number; firstAt: Date; lastAt: Date };
const state = shared("refused-requests", () => ({ waiting: new Map<string, Waiting>(), isTimed: false }));

/** Remembers a refusal and returns at once; it is written a moment later, together with those that are like it. */
export function noteRefusedRequest(given: RefusedRequest): void {
  const request = { ...given, path: redactText(given.path).replaceAll("\0", "%00").slice(0, PATH_MAX) };
  const key = createHash("sha256")
    .update(JSON.stringify(likeness(request)))
    .digest();
  const now = clock.now();
  const known = state.waiting.get(key.toString("base64"));
  if (known) Object.assign(known, { ...request, count: known.count + 1, lastAt: now });
  else if (state.waiting.size < WAITING_MAX)
    state.waiting.set(key.toString("base64"), { ...request, key, count: 1, firstAt: now, lastAt: now });
  if (state.isTimed) return;
  state.isTimed = true;
  setTimeout(() => void writeRefusedRequests(), WRITE_AFTER_MS).unref();
}

/** Two refusals are alike when all of this is: of a path the repository counts, and not what lies in it. */
function likeness({ path, message: _message, ...rest }: RefusedRequest) {
  const [repository = ""] = /^\/repos\/[^/]+\/[^/]+|^\/[^/]+\/[^/]+\.git$/.exec(path) ?? [];
  return { ...rest, repository };
}

const WRITE = `
INSERT INTO "RefusedRequest" (key, "integrationId", "installationId", "userId", method, path, operation, status, message, explanation, count, "firstAt", "lastAt")
SELECT x.* FROM unnest($1::bytea[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[], $10::text[], $11::int[], $12::timestamptz[], $13::timestamptz[])
  AS x(key, integration, installation, person, method, path, operation, status, message, explanation, count, first_at, last_at)
WHERE EXISTS (SELECT FROM "Integration" i WHERE i.id = x.integration)
  AND (x.installation IS NULL OR EXISTS (SELECT FROM "Installation" i WHERE i.id = x.installation))
  AND (x.person IS NULL OR EXISTS (SELECT FROM "Account" a WHERE a.id = x.person))
ORDER BY x.key -- two at once lock rows in one order
ON CONFLICT (key) DO UPDATE SET count = "RefusedRequest".count + excluded.count, path = excluded.path,
  message = excluded.message, "lastAt" = excluded."lastAt"`;

const BOUND = `
DELETE FROM "RefusedRequest" WHERE id IN (
  SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY "integrationId" ORDER BY "lastAt" DESC, id DESC) AS place
    FROM "RefusedRequest" WHERE "integrationId" = ANY($1::int[])) ranked WHERE place > ${ROWS_PER_INTEGRATION})`;

/** Writes what waits. A failure is logged and what it was about is lost: nobody's request depends on it. */
export async function writeRefusedRequests(): Promise<void> {
  state.isTimed = false;
  const rows = [...state.waiting.values()];
  state.waiting.clear();
  if (rows.length === 0) return;
  const column = <Key extends keyof Waiting>(key: Key) => rows.map((row) => row[key]);
  try {
    await pool.query(WRITE, [
      column("key"),
      column("integrationId"),
      column("installationId"),
      column("userId"),
      column("method"),
      column("path"),
      column("operation"),
      column("status"),
      column("message"),
      column("explanation"),
      column("count"),
      column("firstAt"),
      column("lastAt"),
    ]);
    await pool.query(BOUND, [[...new Set(column("integrationId"))]]);
  } catch (err) {
    log.warn({ err }, "refused requests were not written down");
  }
}

/** Deletes what is older than three days. */
export async function pruneRefusedRequests(): Promise<void> {
  await db.refusedRequest.deleteMany({ where: { lastAt: { lt: oldest() } } });
}

const oldest = () => new Date(clock.now().getTime() - KEPT_MS);

const withParts = {
  user: { select: { login: true } },
  installation: { select: { id: true, account: { select: { login: true } } } },
} as const satisfies Prisma.RefusedRequestInclude;
export type RefusedRequestRow = Prisma.RefusedRequestGetPayload<{ include: typeof withParts }>;

/** A page of what was refused to an integration within three days, or to one installation of it, the last first. */
export async function refusedRequestsOf(
  whose: { integrationId: number } | { installationId: number },
  page: Page,
): Promise<{ total: number; requests: RefusedRequestRow[] }> {
  const where = { ...whose, lastAt: { gte: oldest() } };
  const [total, requests] = await Promise.all([
    db.refusedRequest.count({ where }),
    db.refusedRequest.findMany({
      where,
      include: withParts,
      orderBy: [{ lastAt: "desc" }, { id: "desc" }],
      ...rowsOf(page),
    }),
  ]);
  return { total, requests };
}
