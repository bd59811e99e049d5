import type { IssueState } from "@/generated/prisma/client.ts";
import { pool, type Tx } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type CountedRow, composedStatement, pageOfRows, rowsOfStatement, type Statement } from "../statement.ts";
import { createValues, type Values } from "../values.ts";
import { ISSUE_SELECT, type IssueColumns, type IssueRow, withRelated } from "./row.ts";

const ORDERS = { created: 'i."createdAt"', updated: 'i."updatedAt"', comments: 'i."commentCount"' } as const;

export type IssueFilter = {
  state?: IssueState;
  /** Every one of these names, in any case. */
  labels?: readonly string[];
  /** A login; "*" for any, "none" for nobody. */
  assignee?: string;
  /** The login of the author. */
  creator?: string;
  /** The number of a milestone; "*" for any, "none" for issues without. */
  milestone?: number | "*" | "none";
  /** Without it, pull requests as well. */
  kind?: "issue" | "pull";
  /** Changed at or after. */
  since?: Date;
  /** Part of the title or the body, in any case. For pages. */
  search?: string;
};
export type IssueOrder = { by: keyof typeof ORDERS; direction: "asc" | "desc" };

const NEWEST: IssueOrder = { by: "created", direction: "desc" };

/**
 * A page of a repository's issues, and how many there are over all pages: one statement, and one more when some of them
 * were made through integrations.
 */
export async function listIssues(
  repositoryId: number,
  { page, order = NEWEST, ...filter }: IssueFilter & { page: Page; order?: IssueOrder },
): Promise<{ total: number; issues: IssueRow[] }> {
  const values = createValues();
  const where = [`i."repositoryId" = ${values.add(repositoryId)}`, ...filterSql(filter, values)].join(" AND ");
  const { skip, take } = rowsOf(page);
  const direction = order.direction === "asc" ? "ASC" : "DESC";
  const text = `SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total FROM "Issue" i WHERE ${where}) counted
    LEFT JOIN LATERAL (${ISSUE_SELECT} WHERE ${where}
      ORDER BY ${ORDERS[order.by]} ${direction}, i.id ${direction} LIMIT ${values.add(take)} OFFSET ${values.add(skip)}) listed ON TRUE`;
  const counted = await rowsOfStatement<CountedRow<IssueColumns>>(composedStatement("issues", text), values.list);
  const { total, rows } = pageOfRows<IssueColumns>(counted);
  return { total, issues: await withRelated(rows) };
}

const BY_NUMBERS: Statement = {
  name: "issues-by-numbers",
  text: `${ISSUE_SELECT} WHERE i."repositoryId" = $1::int AND i.number = ANY($2::int[])`,
};

const BY_IDS: Statement = { name: "issues-by-ids", text: `${ISSUE_SELECT} WHERE i.id = ANY($1::int[])` };

/** id → issue, of any repositories; ids that there are not are missing. */
export async function issuesById(ids: readonly number[], tx?: Tx): Promise<ReadonlyMap<number, IssueRow>> {
  if (ids.length === 0) return new Map();
  const issues = await withRelated(await rowsOfStatement<IssueColumns>(BY_IDS, [[...ids]], tx), tx);
  return new Map(issues.map((issue) => [issue.id, issue]));
}

/** number → issue of a repository; numbers that there are not are missing. */
export async function issuesByNumber(
  repositoryId: number,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, IssueRow>> {
  const rows = await rowsOfStatement<IssueColumns>(BY_NUMBERS, [repositoryId, [...new Set(numbers)]]);
  return new Map((await withRelated(rows)).map((issue) => [issue.number, issue]));
}

/** How many issues of a repository are in each state, for the tabs above a list. */
export async function countIssues(
  repositoryId: number,
  filter: Omit<IssueFilter, "state"> = {},
): Promise<Record<IssueState, number>> {
  const values = createValues();
  const where = [`i."repositoryId" = ${values.add(repositoryId)}`, ...filterSql(filter, values)].join(" AND ");
  const { rows } = await pool.query<{ state: IssueState; total: number }>(
    `SELECT i.state, count(*)::int AS total FROM "Issue" i WHERE ${where} GROUP BY i.state`,
    [...values.list],
  );
  const totalOf = (state: IssueState) => rows.find((row) => row.state === state)?.total ?? 0;
  return { open: totalOf("open"), closed: totalOf("closed") };
}

function filterSql(filter: IssueFilter, values: Values): string[] {
  const conditions: string[] = [];
  if (filter.state) conditions.push(`i.state = ${values.add(filter.state)}::"IssueState"`);
  if (filter.labels && filter.labels.length > 0)
    conditions.push(`NOT EXISTS (SELECT FROM unnest(${values.add(filter.labels)}::citext[]) wanted WHERE NOT EXISTS (
      SELECT FROM "IssueLabel" il JOIN "Label" l ON l.id = il."labelId" WHERE il."issueId" = i.id AND l.name = wanted))`);
  if (filter.assignee) conditions.push(assigneeSql(filter.assignee, values));
  if (filter.creator)
    conditions.push(`i."authorId" = (SELECT id FROM "Account" WHERE login = ${values.add(filter.creator)}::citext)`);
  if (filter.milestone !== undefined) conditions.push(milestoneSql(filter.milestone, values));
  if (filter.kind)
    conditions.push(
      `${filter.kind === "issue" ? "NOT " : ""}EXISTS (SELECT FROM "PullRequest" pr WHERE pr."issueId" = i.id)`,
    );
  if (filter.since) conditions.push(`i."updatedAt" >= ${values.add(filter.since)}`);
  if (filter.search) {
    const text = values.add(filter.search);
    conditions.push(`strpos(lower(i.title || ' ' || coalesce(i.body, '')), lower(${text})) > 0`);
  }
  return conditions;
}

function milestoneSql(milestone: number | "*" | "none", values: Values): string {
  if (milestone === "*") return 'i."milestoneId" IS NOT NULL';
  if (milestone === "none") return 'i."milestoneId" IS NULL';
  return `i."milestoneId" = (SELECT m.id FROM "Milestone" m
    WHERE m."repositoryId" = i."repositoryId" AND m.number = ${values.add(milestone)})`;
}

function assigneeSql(assignee: string, values: Values): string {
  const any = `EXISTS (SELECT FROM "IssueAssignee" ia WHERE ia."issueId" = i.id)`;
  if (assignee === "*") return any;
  if (assignee === "none") return `NOT ${any}`;
  return `EXISTS (SELECT FROM "IssueAssignee" ia JOIN "Account" a ON a.id = ia."userId"
    WHERE ia."issueId" = i.id AND a.login = ${values.add(assignee)}::citext)`;
}
