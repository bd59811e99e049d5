import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type AuthorAssociation, accountSql, associationSql } from "../../issues/association-sql.ts";
import { type CountedRow, composedStatement, pageOfRows, rowsOfStatement } from "../../statement.ts";
import { createValues, type Values } from "../../values.ts";

export type ReviewCommentRow = {
  id: number;
  pullId: number;
  pullNumber: number;
  reviewId: number;
  inReplyToId: number | null;
  body: string;
  path: string;
  diffHunk: string;
  commitSha: string;
  originalCommitSha: string;
  /** line or file. */
  subjectType: string;
  side: string;
  startSide: string | null;
  /** Null when the line is no more part of what is changed; then it was at the original one. */
  line: number | null;
  originalLine: number | null;
  startLine: number | null;
  originalStartLine: number | null;
  position: number | null;
  originalPosition: number | null;
  createdAt: Date;
  updatedAt: Date;
  performedViaIntegrationId: number | null;
  /** Null when the account is gone. */
  author: SimpleAccount | null;
  authorAssociation: AuthorAssociation;
};

const COMMENT_SELECT = `
SELECT c.id, c."pullId", i.number AS "pullNumber", c."reviewId", c."inReplyToId", c.body, c.path, c."diffHunk", c."commitSha",
  c."originalCommitSha", c."subjectType", c.side, c."startSide", c.line, c."originalLine", c."startLine",
  c."originalStartLine", c.position, c."originalPosition", c."createdAt", c."updatedAt", c."performedViaIntegrationId",
  ${accountSql("author")} AS author, ${associationSql('c."authorId"')} AS "authorAssociation"
FROM "PullReviewComment" c JOIN "PullReview" v ON v.id = c."reviewId" JOIN "PullRequest" p ON p.id = c."pullId"
  JOIN "Issue" i ON i.id = p."issueId" JOIN "Repository" r ON r.id = p."repositoryId"
  LEFT JOIN "Account" author ON author.id = c."authorId"`;

export type ReviewCommentOrder = { by: "created" | "updated"; direction: "asc" | "desc" };

/** One review comment of a repository, not one of a pending review. Throws 404 when there is none with this id. */
export async function requireReviewComment(repositoryId: number, id: number, tx?: Tx): Promise<ReviewCommentRow> {
  const [comment] = await rowsOfStatement<ReviewCommentRow>(
    {
      name: "review-comment-by-id",
      text: `${COMMENT_SELECT} WHERE p."repositoryId" = $1::int AND c.id = $2::int AND v.state <> 'PENDING'`,
    },
    [repositoryId, id],
    tx,
  );
  if (!comment) throw notFound();
  return comment;
}

/** All comments of a review, oldest first, pending or not. */
export function commentsOfReview(reviewId: number, tx?: Tx): Promise<ReviewCommentRow[]> {
  const text = `${COMMENT_SELECT} WHERE c."reviewId" = $1::int ORDER BY c.id`;
  return rowsOfStatement<ReviewCommentRow>({ name: "comments-of-review", text }, [reviewId], tx);
}

/** A page of review comments of submitted reviews, and how many there are. */
export async function listReviewComments(
  scope: { repositoryId: number } | { pullId: number },
  {
    page,
    since,
    order = { by: "created", direction: "asc" },
  }: { page: Page; since?: Date | undefined; order?: ReviewCommentOrder },
): Promise<{ total: number; comments: ReviewCommentRow[] }> {
  const values = createValues();
  const where = [...scopeSql(scope, values), `v.state <> 'PENDING'`];
  if (since) where.push(`c."updatedAt" >= ${values.add(since)}`);
  const conditions = where.join(" AND ");
  const { skip, take } = rowsOf(page);
  const column = order.by === "created" ? 'c."createdAt"' : 'c."updatedAt"';
  const direction = order.direction === "asc" ? "ASC" : "DESC";
  const text = `SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total FROM "PullReviewComment" c
      JOIN "PullReview" v ON v.id = c."reviewId" JOIN "PullRequest" p ON p.id = c."pullId" WHERE ${conditions}) counted
    LEFT JOIN LATERAL (${COMMENT_SELECT} WHERE ${conditions}
      ORDER BY ${column} ${direction}, c.id ${direction} LIMIT ${values.add(take)} OFFSET ${values.add(skip)}) listed ON TRUE`;
  const statement = composedStatement("review-comments", text);
  const { total, rows } = pageOfRows(await rowsOfStatement<CountedRow<ReviewCommentRow>>(statement, values.list));
  return { total, comments: rows };
}

function scopeSql(scope: { repositoryId: number } | { pullId: number }, values: Values): string[] {
  if ("repositoryId" in scope) return [`p."repositoryId" = ${values.add(scope.repositoryId)}`];
  return [`c."pullId" = ${values.add(scope.pullId)}`];
}
