import { reachableSql } from "@/lib/host/repositories/role-sql.ts";
import { clock } from "@/lib/platform/clock.ts";
import { pool } from "@/lib/platform/db.ts";

/** Something that an OAuth application changed as a person. */
export type ApplicationAct = {
  id: number;
  /** Id of the operation, or "git/push". */
  operation: string;
  /** As owner/name; null for what was done in none, or in one that is gone. */
  repository: string | null;
  at: Date;
};

const ACTS_SHOWN_MAX = 50;

const NOTE = {
  name: "note-application-act",
  text: `
INSERT INTO "ApplicationAct" ("authorizationId", "repositoryId", operation, at)
SELECT id, $3::int, $4::text, $5::timestamptz FROM "Authorization" WHERE "accountId" = $1 AND "oauthApplicationId" = $2`,
};

/** Remembers that something was changed as a person, for that person. */
export async function noteApplicationAct(act: {
  userId: number;
  oauthApplicationId: number;
  repositoryId: number | null;
  operation: string;
}): Promise<void> {
  const { userId, oauthApplicationId, repositoryId, operation } = act;
  await pool.query({ ...NOTE, values: [userId, oauthApplicationId, repositoryId, operation, clock.now()] });
}

/** $1 person, $2 authorization. What lies in repositories that the person has lost is theirs no more to look at. */
const ACTS = {
  name: "application-acts",
  text: `
SELECT act.id, act.operation, o.login || '/' || r.name AS repository, act.at
FROM "ApplicationAct" act LEFT JOIN "Repository" r ON r.id = act."repositoryId" LEFT JOIN "Account" o ON o.id = r."ownerId"
WHERE act."authorizationId" = $2 AND (r.id IS NULL OR NOT r.private OR ${reachableSql("$1")})
ORDER BY act.id DESC LIMIT ${ACTS_SHOWN_MAX}`,
};

/** What an OAuth application did as a person, newest first, fifty at most. */
export async function actsThroughApplication(of: {
  userId: number;
  authorizationId: number;
}): Promise<ApplicationAct[]> {
  return (await pool.query<ApplicationAct>({ ...ACTS, values: [of.userId, of.authorizationId] })).rows;
}
