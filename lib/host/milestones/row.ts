import type { IssueState } from "@/generated/prisma/client.ts";
import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { accountSql } from "../issues/association-sql.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";

/** Everything that a milestone's representation is made of. */
export type MilestoneRow = {
  id: number;
  number: number;
  title: string;
  description: string | null;
  state: IssueState;
  /** Null when the account is gone. */
  creator: SimpleAccount | null;
  openIssues: number;
  closedIssues: number;
  dueOn: Date | null;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
};

const issuesSql = (state: IssueState): string =>
  `(SELECT count(*)::int FROM "Issue" i WHERE i."milestoneId" = m.id AND i.state = '${state}')`;

/** The select list and joins that make a MilestoneRow. */
export const MILESTONE_SELECT = `
SELECT m.id, m.number, m.title, m.description, m.state, ${accountSql("creator")} AS creator,
  ${issuesSql("open")} AS "openIssues", ${issuesSql("closed")} AS "closedIssues",
  m."dueOn", m."createdAt", m."updatedAt", m."closedAt"
FROM "Milestone" m LEFT JOIN "Account" creator ON creator.id = m."creatorId"`;

const BY_NUMBER: Statement = {
  name: "milestone-by-number",
  text: `${MILESTONE_SELECT} WHERE m."repositoryId" = $1::int AND m.number = $2::int`,
};
const BY_IDS: Statement = { name: "milestones-by-ids", text: `${MILESTONE_SELECT} WHERE m.id = ANY($1::int[])` };

/** One milestone of a repository; null when there is none with this number. */
export async function findMilestone(repositoryId: number, number: number, tx?: Tx): Promise<MilestoneRow | null> {
  const [row] = await rowsOfStatement<MilestoneRow>(BY_NUMBER, [repositoryId, number], tx);
  return row ?? null;
}

/** One milestone of a repository. Throws 404 when there is none with this number. */
export async function requireMilestone(repositoryId: number, number: number, tx?: Tx): Promise<MilestoneRow> {
  const milestone = await findMilestone(repositoryId, number, tx);
  if (!milestone) throw notFound();
  return milestone;
}

/** Like `requireMilestone`; nobody else changes the milestone until the transaction ends. */
export async function lockMilestone(tx: Tx, repositoryId: number, number: number): Promise<MilestoneRow> {
  await tx.$queryRaw`SELECT id FROM "Milestone" WHERE "repositoryId" = ${repositoryId}::int AND number = ${number}::int FOR UPDATE`;
  return requireMilestone(repositoryId, number, tx);
}

/** id → milestone, in one query, or in none for no ids. */
export async function milestonesById(ids: readonly number[], tx?: Tx): Promise<ReadonlyMap<number, MilestoneRow>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOfStatement<MilestoneRow>(BY_IDS, [[...new Set(ids)]], tx);
  return new Map(rows.map((row) => [row.id, row]));
}
