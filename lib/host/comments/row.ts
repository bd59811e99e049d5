import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { type AuthorAssociation, accountSql, associationSql } from "../issues/association-sql.ts";
import { loadPerformedVia, type PerformedVia, performedViaOf } from "../performed-via.ts";
import { reactionCountsSql } from "../reactions/counts-sql.ts";
import type { ReactionCounts } from "../reactions/rules.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";

export type CommentColumns = {
  id: number;
  issueId: number;
  issueNumber: number;
  /** Set when the comment is on a pull request. */
  pullId: number | null;
  body: string;
  createdAt: Date;
  updatedAt: Date;
  performedViaIntegrationId: number | null;
  /** Null when the account is gone. */
  author: SimpleAccount | null;
  authorAssociation: AuthorAssociation;
  reactions: ReactionCounts;
};
export type CommentRow = CommentColumns & { performedVia: PerformedVia };

/** The select list and joins that make CommentColumns. */
export const COMMENT_SELECT = `
SELECT c.id, c."issueId", i.number AS "issueNumber", p.id AS "pullId", c.body, c."createdAt", c."updatedAt", c."performedViaIntegrationId",
  ${accountSql("author")} AS author, ${associationSql('c."authorId"')} AS "authorAssociation",
  ${reactionCountsSql("commentId", "c.id")} AS reactions
FROM "IssueComment" c JOIN "Issue" i ON i.id = c."issueId" JOIN "Repository" r ON r.id = i."repositoryId"
  LEFT JOIN "PullRequest" p ON p."issueId" = i.id
  LEFT JOIN "Account" author ON author.id = c."authorId"`;

const BY_ID: Statement = {
  name: "comment-by-id",
  text: `${COMMENT_SELECT} WHERE i."repositoryId" = $1::int AND c.id = $2::int`,
};

/** One comment on an issue of the repository. Throws 404 when there is none with this id. */
export async function requireComment(repositoryId: number, id: number, tx?: Tx): Promise<CommentRow> {
  const [comment] = await withPerformedVia(await rowsOfStatement<CommentColumns>(BY_ID, [repositoryId, id], tx), tx);
  if (!comment) throw notFound();
  return comment;
}

export async function withPerformedVia(rows: readonly CommentColumns[], tx?: Tx): Promise<CommentRow[]> {
  const via = await loadPerformedVia(rows, tx);
  return rows.map((row) => ({ ...row, performedVia: performedViaOf(row, via) }));
}
