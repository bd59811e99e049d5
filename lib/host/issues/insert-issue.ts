import { notFound } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";

export type NewIssue = {
  repositoryId: number;
  /** One that was taken for it; null for the repository's next. */
  number?: number | null;
  title: string;
  body?: string | null;
  authorId: number;
  viaIntegrationId?: number | undefined;
  labelIds?: readonly number[];
  assigneeIds?: readonly number[];
  milestoneId?: number | null;
};

/** Rows and nothing else. Returns the issue's id and number. */
export async function insertIssue(tx: Tx, issue: NewIssue): Promise<{ id: number; number: number }> {
  const {
    repositoryId,
    number = null,
    title,
    body = null,
    authorId,
    viaIntegrationId = null,
    labelIds = [],
    assigneeIds = [],
    milestoneId = null,
  } = issue;
  const now = clock.now();
  const [row] = await tx.$queryRaw<{ id: number; number: number }[]>`
    WITH counted AS (
      UPDATE "Repository" SET "lastNumber" = "lastNumber" + 1 WHERE id = ${repositoryId}::int AND ${number}::int IS NULL
      RETURNING "lastNumber"
    ), numbered AS (
      SELECT "lastNumber" FROM counted UNION ALL SELECT ${number}::int WHERE ${number}::int IS NOT NULL
    ), issue AS (
      INSERT INTO "Issue" ("repositoryId", number, title, body, "authorId", "performedViaIntegrationId", "milestoneId", "createdAt", "updatedAt")
      SELECT ${repositoryId}::int, "lastNumber", ${title}::text, ${body}::text, ${authorId}::int, ${viaIntegrationId}::int,
        ${milestoneId}::int, ${now}::timestamptz, ${now}::timestamptz FROM numbered
      RETURNING id, number
    ), labelled AS (
      INSERT INTO "IssueLabel" ("issueId", "labelId") SELECT issue.id, label FROM issue, unnest(${[...labelIds]}::int[]) label
    ), assigned AS (
      INSERT INTO "IssueAssignee" ("issueId", "userId") SELECT issue.id, person FROM issue, unnest(${[...assigneeIds]}::int[]) person
    )
    SELECT id, number FROM issue`;
  if (!row) throw notFound();
  return row;
}
