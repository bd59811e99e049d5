import type { IssueState } from "@/generated/prisma/client.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type CountedRow, composedStatement, pageOfRows, rowsOfStatement } from "../statement.ts";
import { newestStatuses } from "../statuses/queries.ts";
import { createValues, type Values } from "../values.ts";
import { PULL_SELECT, type PullColumns, type PullRow, withRepositories } from "./row.ts";

/** Source: the documented values of `sort`. */
export const PULL_SORTS = ["created", "updated", "popularity", "long-running"] as const;

/** A long-running pull request has been open for longest among those that changed within a month. */
const ORDERS: Record<(typeof PULL_SORTS)[number], string> = {
  created: 'issue."createdAt"',
  updated: 'issue."updatedAt"',
  popularity: 'issue."commentCount"',
  "long-running": 'issue."createdAt"',
};
const MONTH_MS = 30 * 24 * 3_600_000;

export type PullFilter = {
  state?: IssueState;
  /** Branches, and for the head whose repository it is in: a private fork is found by whoever owns it alone. */
  base?: string;
  head?: { owner: string; ref: string; viewerId: number | null };
  /** Changed at or after. */
  since?: Date;
};
export type PullOrder = { by: keyof typeof ORDERS; direction: "asc" | "desc" };

/** Since when a pull request has to have changed to count as running. */
export const runningSince = (now: Date): Date => new Date(now.getTime() - MONTH_MS);

/** A page of a repository's pull requests, and how many there are over all pages. */
export async function listPulls(
  repositoryId: number,
  { page, order, ...filter }: PullFilter & { page: Page; order: PullOrder },
): Promise<{ total: number; pulls: PullRow[] }> {
  const values = createValues();
  const where = [`pull."repositoryId" = ${values.add(repositoryId)}`, ...filterSql(filter, values)].join(" AND ");
  const { skip, take } = rowsOf(page);
  const direction = order.direction === "asc" ? "ASC" : "DESC";
  const text = `SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total FROM "PullRequest" pull
      JOIN "Issue" issue ON issue.id = pull."issueId" WHERE ${where}) counted
    LEFT JOIN LATERAL (${PULL_SELECT} WHERE ${where} ORDER BY ${ORDERS[order.by]} ${direction}, issue.id ${direction}
      LIMIT ${values.add(take)} OFFSET ${values.add(skip)}) listed ON TRUE`;
  const counted = await rowsOfStatement<CountedRow<PullColumns>>(composedStatement("pulls", text), values.list);
  const { total, rows } = pageOfRows<PullColumns>(counted);
  return { total, pulls: await withRepositories(rows) };
}

function filterSql({ state, base, head, since }: PullFilter, values: Values): string[] {
  const conditions: string[] = [];
  if (state) conditions.push(`issue.state = ${values.add(state)}::"IssueState"`);
  if (base !== undefined) conditions.push(`pull."baseRef" = ${values.add(base)}`);
  if (head)
    conditions.push(`pull."headRef" = ${values.add(head.ref)} AND EXISTS (SELECT FROM "Repository" hr
      JOIN "Account" ho ON ho.id = hr."ownerId" WHERE hr.id = pull."headRepositoryId" AND ho.login = ${values.add(head.owner)}::citext
        AND (NOT hr.private OR ho.id = ${values.add(head.viewerId)} OR hr.id = pull."repositoryId"))`);
  if (since) conditions.push(`issue."updatedAt" >= ${values.add(since)}`);
  return conditions;
}

const ENDED_WELL = ["success", "neutral", "skipped"];

/** Whether a status or the newest check of some name on a commit is missing its end or ended badly. */
export async function isFailing(repositoryId: number, sha: string): Promise<boolean> {
  const [statuses, runs] = await Promise.all([
    newestStatuses(repositoryId, sha),
    db.checkRun.findMany({
      where: { suite: { repositoryId, headSha: sha } },
      distinct: ["suiteId", "name"],
      orderBy: { id: "desc" },
      select: { conclusion: true },
    }),
  ]);
  return (
    statuses.some(({ state }) => state !== "success") ||
    runs.some(({ conclusion }) => !ENDED_WELL.includes(conclusion ?? ""))
  );
}

/** The ids of a repository's pull requests with these numbers, and of those that made this commit by being merged. */
export async function pullIdsOf(
  repositoryId: number,
  { numbers, mergeCommitSha }: { numbers: readonly number[]; mergeCommitSha: string },
): Promise<number[]> {
  const found = await db.pullRequest.findMany({
    where: { repositoryId, OR: [{ issue: { number: { in: [...numbers] } } }, { mergeCommitSha }] },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

/** The open pull request of two branches of one repository; null when there is none. */
export async function findOpenPull(
  repositoryId: number,
  { base, head }: { base: string; head: string },
): Promise<{ number: number; title: string } | null> {
  const found = await db.pullRequest.findFirst({
    where: { repositoryId, headRepositoryId: repositoryId, baseRef: base, headRef: head, issue: { state: "open" } },
    select: { issue: { select: { number: true, title: true } } },
  });
  return found?.issue ?? null;
}
