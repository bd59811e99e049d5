import { randomUUID } from "node:crypto";
import type { Session } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, pool, type Tx } from "@/lib/platform/db.ts";

/** A session ends 30 days after signing in, used or not. */
export const SESSION_SECONDS = 30 * 24 * 3600;
/** How exact the time of the last use is: one write in five minutes. */
const LAST_SEEN_GRAIN_MS = 5 * 60_000;
const USER_AGENT_LENGTH_MAX = 500;

/** Where a person signed in from, for the list of their sessions. */
export type Device = { userAgent: string | null; ip: string | null };

export type LiveSession = {
  sessionId: string;
  id: number;
  login: string;
  name: string | null;
  siteAdmin: boolean;
  /** When the person last showed who they are in this session. */
  provenAt: Date;
};

const LIVE = {
  name: "live-session",
  text: `SELECT s.id AS "sessionId", s."lastSeenAt", a.id, a.login, a.name, a."siteAdmin",
      COALESCE(s."provenAt", s."createdAt") AS "provenAt"
    FROM "Session" s JOIN "Account" a ON a.id = s."accountId"
    WHERE s.id = $1::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > $2`,
};
const TOUCH = { name: "touch-session", text: `UPDATE "Session" SET "lastSeenAt" = $2 WHERE id = $1::uuid` };

export async function insertSession(tx: Tx, accountId: number, { userAgent, ip }: Device): Promise<Session> {
  const now = clock.now();
  return tx.session.create({
    data: {
      id: randomUUID(),
      accountId,
      userAgent: userAgent?.slice(0, USER_AGENT_LENGTH_MAX) ?? null,
      ip,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
    },
  });
}

/** Who is behind a session that is neither revoked nor over; its last use is noted, coarsely. */
export async function findLiveSession(sessionId: string): Promise<LiveSession | null> {
  const now = clock.now();
  const { rows } = await pool.query<LiveSession & { lastSeenAt: Date }>({ ...LIVE, values: [sessionId, now] });
  const [row] = rows;
  if (!row) return null;
  const { lastSeenAt, ...session } = row;
  if (Math.abs(now.getTime() - lastSeenAt.getTime()) > LAST_SEEN_GRAIN_MS)
    await pool.query({ ...TOUCH, values: [sessionId, now] });
  return session;
}

/** A person's live sessions, the one used last first. */
export async function sessionsOf(accountId: number): Promise<Session[]> {
  return db.session.findMany({
    where: { accountId, revokedAt: null, expiresAt: { gt: clock.now() } },
    orderBy: [{ lastSeenAt: "desc" }, { createdAt: "desc" }],
  });
}
