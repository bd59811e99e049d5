import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type CountedRow, composedStatement, pageOfRows, rowsOfStatement } from "../statement.ts";
import { createValues, type Values } from "../values.ts";
import { COMMENT_SELECT, type CommentColumns, type CommentRow, withPerformedVia } from "./row.ts";

type CommentPage = { total: number; comments: CommentRow[] };

/** A page of the comments on one issue, oldest first, and how many there are over all pages. */
export function commentsOfIssue(
  issueId: number,
  { page, since }: { page: Page; since?: Date | undefined },
): Promise<CommentPage> {
  const values = createValues();
  const where = [`c."issueId" = ${values.add(issueId)}`, ...sinceSql(since, values)];
  return listComments({ values, where, order: 'c."createdAt" ASC, c.id ASC', page });
}

/** A page of the comments on all issues of a repository. */
export function commentsOfRepository(
  repositoryId: number,
  {
    page,
    since,
    order = { by: "created", direction: "asc" },
  }: { page: Page; since?: Date | undefined; order?: { by: "created" | "updated"; direction: "asc" | "desc" } },
): Promise<CommentPage> {
  const values = createValues();
  const where = [`i."repositoryId" = ${values.add(repositoryId)}`, ...sinceSql(since, values)];
  const column = order.by === "created" ? 'c."createdAt"' : 'c."updatedAt"';
  const direction = order.direction === "asc" ? "ASC" : "DESC";
  return listComments({ values, where, order: `${column} ${direction}, c.id ${direction}`, page });
}

const sinceSql = (since: Date | undefined, values: Values): string[] =>
  since ? [`c."updatedAt" >= ${values.add(since)}`] : [];

async function listComments({
  values,
  where,
  order,
  page,
}: {
  values: Values;
  where: readonly string[];
  order: string;
  page: Page;
}): Promise<CommentPage> {
  const { skip, take } = rowsOf(page);
  const conditions = where.join(" AND ");
  const text = `SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total FROM "IssueComment" c
      JOIN "Issue" i ON i.id = c."issueId" WHERE ${conditions}) counted
    LEFT JOIN LATERAL (${COMMENT_SELECT} WHERE ${conditions}
      ORDER BY ${order} LIMIT ${values.add(take)} OFFSET ${values.add(skip)}) listed ON TRUE`;
  const counted = await rowsOfStatement<CountedRow<CommentColumns>>(composedStatement("comments", text), values.list);
  const { total, rows } = pageOfRows<CommentColumns>(counted);
  return { total, comments: await withPerformedVia(rows) };
}
