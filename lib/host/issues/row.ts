import type { IssueState } from "@/generated/prisma/client.ts";
import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { LabelRow } from "../labels/represent.ts";
import { type MilestoneRow, milestonesById } from "../milestones/row.ts";
import { loadPerformedVia, type PerformedVia, performedViaOf } from "../performed-via.ts";
import { reactionCountsSql } from "../reactions/counts-sql.ts";
import type { ReactionCounts } from "../reactions/rules.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";
import { type AuthorAssociation, accountSql, associationSql } from "./association-sql.ts";

/** Everything that an issue's representation is made of, in one row. */
export type IssueColumns = {
  id: number;
  number: number;
  title: string;
  body: string | null;
  state: IssueState;
  stateReason: string | null;
  locked: boolean;
  lockReason: string | null;
  milestoneId: number | null;
  commentCount: number;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  performedViaIntegrationId: number | null;
  /** Set when it is a pull request, like the two below. */
  pullId: number | null;
  draft: boolean | null;
  mergedAt: Date | null;
  /** Null when the account is gone. */
  author: SimpleAccount | null;
  authorAssociation: AuthorAssociation;
  closedBy: SimpleAccount | null;
  /** By name. */
  labels: LabelRow[];
  /** In the order of their ids. */
  assignees: SimpleAccount[];
  reactions: ReactionCounts;
};
export type IssueRow = IssueColumns & { performedVia: PerformedVia; milestone: MilestoneRow | null };

/** The select list and joins that make IssueColumns. */
export const ISSUE_SELECT = `
SELECT i.id, i.number, i.title, i.body, i.state, i."stateReason", i.locked, i."lockReason", i."milestoneId",
  i."commentCount", i."createdAt", i."updatedAt", i."closedAt", i."performedViaIntegrationId",
  p.id AS "pullId", p.draft, p."mergedAt", ${accountSql("author")} AS author, ${accountSql("closer")} AS "closedBy",
  ${associationSql('i."authorId"')} AS "authorAssociation",
  coalesce((SELECT json_agg(json_build_object('id', l.id, 'name', l.name, 'color', l.color, 'description', l.description)
    ORDER BY l.name) FROM "IssueLabel" il JOIN "Label" l ON l.id = il."labelId" WHERE il."issueId" = i.id), '[]'::json) AS labels,
  coalesce((SELECT json_agg(${accountSql("assignee")} ORDER BY assignee.id) FROM "IssueAssignee" ia
    JOIN "Account" assignee ON assignee.id = ia."userId" WHERE ia."issueId" = i.id), '[]'::json) AS assignees,
  ${reactionCountsSql("issueId", "i.id")} AS reactions
FROM "Issue" i JOIN "Repository" r ON r.id = i."repositoryId"
  LEFT JOIN "PullRequest" p ON p."issueId" = i.id
  LEFT JOIN "Account" author ON author.id = i."authorId" LEFT JOIN "Account" closer ON closer.id = i."closedById"`;

const BY_NUMBER: Statement = {
  name: "issue-by-number",
  text: `${ISSUE_SELECT} WHERE i."repositoryId" = $1::int AND i.number = $2::int`,
};

/** One issue of a repository; null when there is none with this number. */
async function findIssue(repositoryId: number, number: number, tx?: Tx): Promise<IssueRow | null> {
  const rows = await rowsOfStatement<IssueColumns>(BY_NUMBER, [repositoryId, number], tx);
  const [issue] = await withRelated(rows, tx);
  return issue ?? null;
}

/** One issue of a repository. Throws 404 when there is none with this number. */
export async function requireIssue(repositoryId: number, number: number, tx?: Tx): Promise<IssueRow> {
  const issue = await findIssue(repositoryId, number, tx);
  if (!issue) throw notFound();
  return issue;
}

/** Like `requireIssue`; nobody else changes the issue until the transaction ends. */
export async function lockIssue(tx: Tx, repositoryId: number, number: number): Promise<IssueRow> {
  await tx.$queryRaw`SELECT id FROM "Issue" WHERE "repositoryId" = ${repositoryId}::int AND number = ${number}::int FOR UPDATE`;
  return requireIssue(repositoryId, number, tx);
}

/** The integrations and milestones of these issues, each in one query, or in none where there are none. */
export async function withRelated(rows: readonly IssueColumns[], tx?: Tx): Promise<IssueRow[]> {
  const via = await loadPerformedVia(rows, tx);
  const milestoneIds = rows.flatMap(({ milestoneId }) => (milestoneId === null ? [] : [milestoneId]));
  const milestones = await milestonesById(milestoneIds, tx);
  return rows.map((row) => ({
    ...row,
    performedVia: performedViaOf(row, via),
    milestone: (row.milestoneId === null ? undefined : milestones.get(row.milestoneId)) ?? null,
  }));
}
