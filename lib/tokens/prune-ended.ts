import { clock } from "@/lib/platform/clock.ts";
import { pool } from "@/lib/platform/db.ts";
import { UNUSED_LIFE_MS } from "./queries.ts";

const DAY_MS = 24 * 3600_000;
/** A person sees for so long that a token of theirs has ended, and can have its value made anew. */
const ENDED_TOKENS_KEPT_MS = 90 * DAY_MS;
/** What an application did as a person is shown for so long. */
const ACTS_KEPT_MS = 90 * DAY_MS;
/** What nobody looks at is kept for a day, so that clocks that differ a little do no harm. */
const SLACK_MS = DAY_MS;
const ROWS_PER_STATEMENT = 5_000;

const INSTALLATION_TOKENS = `
  DELETE FROM "AccessToken" WHERE id IN (
    SELECT id FROM "AccessToken" WHERE kind = 'INSTALLATION' AND "expiresAt" < $1 LIMIT $2)`;
/** What an OAuth application was given and did not use for a year. */
const UNUSED_OAUTH_TOKENS = `
  DELETE FROM "AccessToken" WHERE id IN (
    SELECT id FROM "AccessToken" WHERE kind = 'OAUTH' AND NOT fixed AND COALESCE("lastUsedAt", "createdAt") < $1 LIMIT $2)`;
/** Sign-ins of which nothing works any more and nothing can be renewed. */
const FAMILIES = `
  DELETE FROM "TokenFamily" WHERE id IN (
    SELECT f.id FROM "TokenFamily" f
    WHERE f."createdAt" < $1
      AND NOT EXISTS (SELECT FROM "AccessToken" t WHERE t."familyId" = f.id AND (t."expiresAt" IS NULL OR t."expiresAt" >= $1))
      AND NOT EXISTS (SELECT FROM "RefreshToken" r WHERE r."familyId" = f.id AND r."expiresAt" >= $1) LIMIT $2)`;
/** A person's own, with a line in their log. $3: unused since then. */
const PERSONAL_TOKENS = `
  WITH gone AS (
    DELETE FROM "AccessToken" WHERE id IN (
      SELECT id FROM "AccessToken" WHERE kind IN ('PERSONAL', 'FINE_GRAINED') AND NOT fixed
        AND ("expiresAt" < $1 OR COALESCE("lastUsedAt", "createdAt") < $3) LIMIT $2)
    RETURNING "accountId", note, "lastEight")
  INSERT INTO "AuditEntry" (action, "actorId", "accountId", data, "createdAt")
  SELECT 'personal_access_token.destroy', NULL, "accountId",
    jsonb_build_object('note', note, 'last_eight', "lastEight", 'reason', 'it had ended'), $4::timestamptz FROM gone`;
const CODES = `DELETE FROM "OauthCode" WHERE id IN (SELECT id FROM "OauthCode" WHERE "expiresAt" < $1 LIMIT $2)`;
const DEVICE_CODES = `DELETE FROM "DeviceCode" WHERE id IN (SELECT id FROM "DeviceCode" WHERE "expiresAt" < $1 LIMIT $2)`;
const SESSIONS = `DELETE FROM "Session" WHERE id IN (SELECT id FROM "Session" WHERE "expiresAt" < $1 LIMIT $2)`;
const ACTS = `DELETE FROM "ApplicationAct" WHERE id IN (SELECT id FROM "ApplicationAct" WHERE at < $1 LIMIT $2)`;

/** Deletes tokens, codes and sessions that ended long enough ago, a batch at a time so that no statement holds rows for
 *  long. What is deleted here was refused before. */
export async function pruneEndedCredentials(): Promise<void> {
  const now = clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  await inBatches(INSTALLATION_TOKENS, before(SLACK_MS));
  await inBatches(UNUSED_OAUTH_TOKENS, before(UNUSED_LIFE_MS + SLACK_MS));
  await inBatches(PERSONAL_TOKENS, before(ENDED_TOKENS_KEPT_MS), before(UNUSED_LIFE_MS + ENDED_TOKENS_KEPT_MS), now);
  await inBatches(CODES, before(SLACK_MS));
  await inBatches(FAMILIES, before(SLACK_MS));
  await inBatches(DEVICE_CODES, before(SLACK_MS));
  await inBatches(SESSIONS, before(SLACK_MS));
  await inBatches(ACTS, before(ACTS_KEPT_MS));
}

async function inBatches(text: string, before: Date, ...more: Date[]): Promise<void> {
  let deleted = ROWS_PER_STATEMENT;
  while (deleted === ROWS_PER_STATEMENT)
    deleted = (await pool.query(text, [before, ROWS_PER_STATEMENT, ...more])).rowCount ?? 0;
}
