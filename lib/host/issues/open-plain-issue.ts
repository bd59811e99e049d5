import pg from "pg";
import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { pool } from "@/lib/platform/db.ts";
import { gather } from "@/lib/platform/gather.ts";
import { eventColumns, insertEventsSql, type RecordedEvent } from "@/lib/webhooks/record-event.ts";
import { wakeDispatch } from "@/lib/webhooks/wake.ts";
import { loadPerformedVia, performedViaOf } from "../performed-via.ts";
import { type RepositoryRow, repositorySelect } from "../repositories/row.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";
import { type AuthorAssociation, accountSql, associationSql } from "./association-sql.ts";
import { openedEvent } from "./events.ts";
import type { IssueRow } from "./row.ts";
import type { CreateIssueInput } from "./schemas.ts";

type Opening = { repositoryId: number; accountId: number };
type Begun = Pick<IssueRow, "id" | "number"> & {
  author: SimpleAccount;
  authorAssociation: AuthorAssociation;
  /** As it is with this issue. */
  repository: RepositoryRow;
};

/**
 * Takes ids and numbers for issues of one repository, and reads all that telling of them needs. $1 repository, $2 who
 * opens each. Like `takeNumber` it is ahead of what uses it and does not wait for the disk.
 */
const BEGIN: Statement = {
  name: "begin-plain-issues",
  text: `
WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true)),
  taken AS (UPDATE "Repository" SET "lastNumber" = "lastNumber" + cardinality($2::int[]) FROM quick WHERE id = $1::int RETURNING "lastNumber")
SELECT taken."lastNumber", ARRAY(SELECT nextval('"Issue_id_seq"')::int FROM unnest($2::int[])) AS ids,
  (SELECT json_object_agg(author.id, json_build_object('author', ${accountSql("author")}, 'authorAssociation', ${associationSql("author.id")}))
    FROM "Account" author, "Repository" r WHERE author.id = ANY($2::int[]) AND r.id = $1::int) AS authors, repository.*
FROM taken, (${repositorySelect("NULL")} WHERE r.id = $1::int) repository`,
};

type BegunColumns = RepositoryRow & {
  lastNumber: number;
  ids: number[];
  authors: Record<string, Pick<Begun, "author" | "authorAssociation">> | null;
};

const begin = gather<Opening, Begun | null>(
  async (openings) => {
    const accountIds = openings.map(({ accountId }) => accountId);
    const [row] = await rowsOfStatement<BegunColumns>(BEGIN, [openings[0].repositoryId, accountIds]);
    if (!row) return openings.map(() => null);
    const { lastNumber, ids, authors, ...repository } = row;
    return openings.map(({ accountId }, index) => {
      const author = authors?.[accountId];
      const id = ids[index];
      if (!author || id === undefined) return null;
      const seen = { ...repository, openIssues: repository.openIssues + index + 1 };
      return { ...author, id, number: lastNumber - openings.length + index + 1, repository: seen };
    });
  },
  { keyOf: ({ repositoryId }) => repositoryId },
);

type Written = { issue: IssueRow; authorId: number; event: RecordedEvent<"issues"> };

const EVENTS_FROM = 9;
/** Issues of repository $1 and that they were opened: all of it or nothing, in one statement that is its own transaction. */
const WRITE: Statement = {
  name: "write-plain-issues",
  text: `
WITH issue AS (
  INSERT INTO "Issue" (id, number, title, body, "authorId", "performedViaIntegrationId", "repositoryId", "createdAt", "updatedAt")
  SELECT i.id, i.number, i.title, i.body, i."authorId", i."viaId", $1::int, i.at, i.at
  FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::int[], $7::int[], $8::timestamptz[])
    AS i(id, number, title, body, "authorId", "viaId", at)
), event AS (${insertEventsSql(EVENTS_FROM)})
SELECT FROM event`,
};

const write = gather<{ repositoryId: number } & Written, IssueRow>(
  async (opened) => {
    const column = <Value>(pick: (written: Written) => Value) => opened.map(pick);
    await pool.query({
      ...WRITE,
      values: [
        opened[0].repositoryId,
        column(({ issue }) => issue.id),
        column(({ issue }) => issue.number),
        column(({ issue }) => issue.title),
        column(({ issue }) => issue.body),
        column(({ authorId }) => authorId),
        column(({ issue }) => issue.performedViaIntegrationId),
        column(({ issue }) => issue.createdAt),
        ...eventColumns(opened.map(({ event }) => event)),
      ],
    });
    return opened.map(({ issue }) => issue);
  },
  { keyOf: ({ repositoryId }) => repositoryId, leftNothing: (error) => error instanceof pg.DatabaseError },
);

/**
 * Opens an issue without labels, assignees and milestone, outside of any transaction, in two statements: one that takes
 * its number, one that writes it with its event. Those that are opened in a repository at the same time share them. What
 * is written is what `createIssue` writes.
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
  const { accountId } = actor;
  const begun = await begin({ repositoryId, accountId });
  if (!begun) throw new Error(`repository ${repositoryId} or account ${accountId} is gone`);
  const { repository, ...own } = begun;
  const issue = await newIssue({ begun: own, actor, input });
  const event = openedEvent({ issue, repository, acting: { account: own.author } });
  await write({ repositoryId, issue, authorId: accountId, event });
  wakeDispatch();
  return issue;
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
