import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type AuthorAssociation, accountSql, associationSql } from "../issues/association-sql.ts";
import { reactionCountsSql } from "../reactions/counts-sql.ts";
import type { ReactionCounts } from "../reactions/rules.ts";
import { type CountedRow, pageOfRows, rowsOfStatement, type Statement } from "../statement.ts";

export type CommitCommentRow = {
  id: number;
  commitSha: string;
  body: string;
  path: string | null;
  position: number | null;
  line: number | null;
  createdAt: Date;
  updatedAt: Date;
  /** Null when the account is gone. */
  author: SimpleAccount | null;
  authorAssociation: AuthorAssociation;
  reactions: ReactionCounts;
};

const SELECT = `
SELECT c.id, c."commitSha", c.body, c.path, c.position, c.line, c."createdAt", c."updatedAt",
  ${accountSql("author")} AS author, ${associationSql('c."authorId"')} AS "authorAssociation",
  ${reactionCountsSql("commitCommentId", "c.id")} AS reactions
FROM "CommitComment" c JOIN "Repository" r ON r.id = c."repositoryId" LEFT JOIN "Account" author ON author.id = c."authorId"`;

const BY_ID: Statement = {
  name: "commit-comment-by-id",
  text: `${SELECT} WHERE c."repositoryId" = $1::int AND c.id = $2::int`,
};

/** A comment on a commit of the repository. Throws 404. */
export async function requireCommitComment(repositoryId: number, id: number, tx?: Tx): Promise<CommitCommentRow> {
  const [row] = await rowsOfStatement<CommitCommentRow>(BY_ID, [repositoryId, id], tx);
  if (!row) throw notFound();
  return row;
}

const WHERE = `c."repositoryId" = $1::int AND ($2::text IS NULL OR c."commitSha" = $2)`;
const LIST: Statement = {
  name: "commit-comments",
  text: `SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total FROM "CommitComment" c WHERE ${WHERE}) counted
    LEFT JOIN LATERAL (${SELECT} WHERE ${WHERE} ORDER BY c.id LIMIT $3::int OFFSET $4::bigint) listed ON TRUE`,
};

/** A page of the comments on a repository's commits, or on one of them, oldest first, and how many there are. */
export async function listCommitComments(
  { repositoryId, sha = null }: { repositoryId: number; sha?: string | null },
  page: Page,
): Promise<{ total: number; comments: CommitCommentRow[] }> {
  const { skip, take } = rowsOf(page);
  const counted = await rowsOfStatement<CountedRow<CommitCommentRow>>(LIST, [repositoryId, sha, take, skip]);
  const { total, rows } = pageOfRows<CommitCommentRow>(counted);
  return { total, comments: rows };
}
