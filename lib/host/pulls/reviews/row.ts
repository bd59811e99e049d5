import type { PullReviewState } from "@/generated/prisma/client.ts";
import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type AuthorAssociation, accountSql, associationSql } from "../../issues/association-sql.ts";
import { rowsOfStatement, type Statement } from "../../statement.ts";

export type ReviewRow = {
  id: number;
  pullId: number;
  pullNumber: number;
  body: string;
  state: PullReviewState;
  commitSha: string;
  updatedAt: Date;
  /** Null while it is pending. */
  submittedAt: Date | null;
  performedViaIntegrationId: number | null;
  /** Null when the account is gone. */
  author: SimpleAccount | null;
  authorAssociation: AuthorAssociation;
};

const REVIEW_SELECT = `
SELECT v.id, v."pullId", i.number AS "pullNumber", v.body, v.state, v."commitSha", v."updatedAt", v."submittedAt",
  v."performedViaIntegrationId", ${accountSql("author")} AS author, ${associationSql('v."authorId"')} AS "authorAssociation"
FROM "PullReview" v JOIN "PullRequest" p ON p.id = v."pullId" JOIN "Issue" i ON i.id = p."issueId"
  JOIN "Repository" r ON r.id = p."repositoryId" LEFT JOIN "Account" author ON author.id = v."authorId"`;

/** A pending review is there for its author alone. */
const VISIBLE = `(v.state <> 'PENDING' OR v."authorId" = $3::int)`;

const BY_ID: Statement = {
  name: "review-by-id",
  text: `${REVIEW_SELECT} WHERE v."pullId" = $1::int AND v.id = $2::int AND ${VISIBLE}`,
};

/** One review of a pull request, seen by somebody. Throws 404 when there is none with this id. */
export async function requireReview(
  { pullId, id, viewerId }: { pullId: number; id: number; viewerId: number | null },
  tx?: Tx,
): Promise<ReviewRow> {
  const [review] = await rowsOfStatement<ReviewRow>(BY_ID, [pullId, id, viewerId], tx);
  if (!review) throw notFound();
  return review;
}

const OF_PULL: Statement = {
  name: "reviews-of-pull",
  text: `${REVIEW_SELECT} WHERE v."pullId" = $1::int AND ${VISIBLE.replace("$3", "$2")} ORDER BY v.id LIMIT $3::int OFFSET $4::int`,
};
const COUNT: Statement = {
  name: "count-reviews-of-pull",
  text: `SELECT count(*)::int AS total FROM "PullReview" v WHERE v."pullId" = $1::int AND ${VISIBLE.replace("$3", "$2")}`,
};

/** A page of a pull request's reviews, oldest first, as somebody sees them, and how many there are. */
export async function listReviews(
  pullId: number,
  { page, viewerId }: { page: Page; viewerId: number | null },
): Promise<{ total: number; reviews: ReviewRow[] }> {
  const { skip, take } = rowsOf(page);
  const [reviews, [counted]] = await Promise.all([
    rowsOfStatement<ReviewRow>(OF_PULL, [pullId, viewerId, take, skip]),
    rowsOfStatement<{ total: number }>(COUNT, [pullId, viewerId]),
  ]);
  return { total: counted?.total ?? 0, reviews };
}
