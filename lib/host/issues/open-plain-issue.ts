import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { pool } from "@/lib/platform/db.ts";
import { eventValues, insertEventSql } from "@/lib/webhooks/record-event.ts";
import { wakeDeliveries } from "@/lib/webhooks/wake.ts";
import { loadPerformedVia, performedViaOf } from "../performed-via.ts";
import { type RepositoryRow, repositorySelect } from "../repositories/row.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";
import { type AuthorAssociation, accountSql, associationSql } from "./association-sql.ts";
import { openedEvent } from "./events.ts";
import type { IssueRow } from "./row.ts";
import type { CreateIssueInput } from "./schemas.ts";

type Begun = Pick<IssueRow, "id" | "number"> & {
  author: SimpleAccount;
  authorAssociation: AuthorAssociation;
  repository: RepositoryRow;
};

/**
 * Takes an id and a number for an issue, and reads all that telling of it needs. $1 repository, $2 who opens it. Like
 * `takeNumber` it is ahead of what uses it and does not wait for the disk.
 */
const BEGIN: Statement = {
  name: "begin-plain-issue",
  text: `
WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true)),
  taken AS (UPDATE "Repository" SET "lastNumber" = "lastNumber" + 1 FROM quick WHERE id = $1::int RETURNING "lastNumber" AS number)
SELECT taken.number AS "issueNumber", nextval('"Issue_id_seq"')::int AS "issueId", ${accountSql("author")} AS author,
  (SELECT ${associationSql("$2::int")} FROM "Repository" r WHERE r.id = $1::int) AS "authorAssociation", repository.*
FROM taken, "Account" author, (${repositorySelect("NULL")} WHERE r.id = $1::int) repository
WHERE author.id = $2::int`,
};

type BegunColumns = RepositoryRow &
  Pick<Begun, "author" | "authorAssociation"> & { issueNumber: number; issueId: number };

const EVENT_FROM = 9;
/** The issue and that it was opened: both or neither, in one statement that is its own transaction. */
const WRITE = {
  name: "write-plain-issue",
  text: `
WITH issue AS (
  INSERT INTO "Issue" (id, "repositoryId", number, title, body, "authorId", "performedViaIntegrationId", "createdAt", "updatedAt")
  VALUES ($1::int, $2::int, $3::int, $4::text, $5::text, $6::int, $7::int, $8::timestamptz, $8::timestamptz)
), event AS (${insertEventSql(EVENT_FROM)})
SELECT FROM event`,
};

/**
 * Opens an issue without labels, assignees and milestone, outside of any transaction, in two statements: one that takes
 * its number, one that writes it with its event. What is written is what `createIssue` writes.
 */
export async function openPlainIssue({
  actor,
  repositoryId,
  input,
}: {
  actor: Actor;
  repositoryId: number;
  input: Pick<CreateIssueInput, "title" | "body">;
}): Promise<IssueRow> {
  const { repository, ...begun } = await begin(repositoryId, actor.accountId);
  const issue = await newIssue({ begun, actor, input });
  const seen = { ...repository, openIssues: repository.openIssues + 1 }; // with this one
  const event = openedEvent({ issue, repository: seen, acting: { account: begun.author } });
  const { id, number, title, body, performedViaIntegrationId, createdAt } = issue;
  const values = [id, repositoryId, number, title, body, actor.accountId, performedViaIntegrationId, createdAt];
  await pool.query({ ...WRITE, values: [...values, ...eventValues(event)] });
  wakeDeliveries();
  return issue;
}

async function begin(repositoryId: number, accountId: number): Promise<Begun> {
  const [row] = await rowsOfStatement<BegunColumns>(BEGIN, [repositoryId, accountId]);
  if (!row) throw new Error(`repository ${repositoryId} or account ${accountId} is gone`);
  const { issueNumber, issueId, author, authorAssociation, ...repository } = row;
  return { id: issueId, number: issueNumber, author, authorAssociation, repository };
}

/** The issue as it is read back. */
async function newIssue({
  begun,
  actor: { viaIntegrationId = null },
  input,
}: {
  begun: Omit<Begun, "repository">;
  actor: { viaIntegrationId?: number | null };
  input: Pick<CreateIssueInput, "title" | "body">;
}): Promise<IssueRow> {
  const now = clock.now();
  const via = { performedViaIntegrationId: viaIntegrationId };
  return {
    ...begun,
    title: input.title,
    body: input.body ?? null,
    state: "open",
    stateReason: null,
    locked: false,
    lockReason: null,
    milestoneId: null,
    milestone: null,
    commentCount: 0,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedBy: null,
    pullId: null,
    draft: null,
    mergedAt: null,
    labels: [],
    assignees: [],
    reactions: {},
    ...via,
    performedVia: performedViaOf(via, await loadPerformedVia([via])),
  };
}
