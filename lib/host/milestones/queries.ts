import type { IssueState } from "@/generated/prisma/client.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import type { LabelRow } from "../labels/represent.ts";
import { type CountedRow, composedStatement, pageOfRows, rowsOfStatement } from "../statement.ts";
import { createValues } from "../values.ts";
import { MILESTONE_SELECT, type MilestoneRow } from "./row.ts";

/** How much of a milestone is done; one without issues has nothing done. */
const COMPLETENESS = `(SELECT coalesce(avg((i.state = 'closed')::int), 0) FROM "Issue" i WHERE i."milestoneId" = m.id)`;
const ORDERS = { due_on: 'm."dueOn"', completeness: COMPLETENESS } as const;

export type MilestoneOrder = { by: keyof typeof ORDERS; direction: "asc" | "desc" };

/** A page of a repository's milestones, those without a due date last, and how many there are over all pages. */
export async function listMilestones(
  repositoryId: number,
  { page, state, order }: { page: Page; state?: IssueState; order: MilestoneOrder },
): Promise<{ total: number; milestones: MilestoneRow[] }> {
  const values = createValues();
  const conditions = [`m."repositoryId" = ${values.add(repositoryId)}`];
  if (state) conditions.push(`m.state = ${values.add(state)}::"IssueState"`);
  const where = conditions.join(" AND ");
  const { skip, take } = rowsOf(page);
  const direction = order.direction === "asc" ? "ASC" : "DESC";
  const text = `SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total FROM "Milestone" m WHERE ${where}) counted
    LEFT JOIN LATERAL (${MILESTONE_SELECT} WHERE ${where}
      ORDER BY ${ORDERS[order.by]} ${direction} NULLS LAST, m.number LIMIT ${values.add(take)} OFFSET ${values.add(skip)}) listed ON TRUE`;
  const counted = await rowsOfStatement<CountedRow<MilestoneRow>>(composedStatement("milestones", text), values.list);
  const { total, rows } = pageOfRows<MilestoneRow>(counted);
  return { total, milestones: rows };
}

/** How many milestones of a repository are in each state. */
export async function countMilestones(repositoryId: number): Promise<Record<IssueState, number>> {
  const counted = await db.milestone.groupBy({ by: ["state"], where: { repositoryId }, _count: true });
  const totalOf = (state: IssueState) => counted.find((row) => row.state === state)?._count ?? 0;
  return { open: totalOf("open"), closed: totalOf("closed") };
}

/** A page of the labels that a milestone's issues have, by name, and how many there are. */
export async function labelsOfMilestone(
  milestoneId: number,
  page: Page,
): Promise<{ total: number; labels: LabelRow[] }> {
  const where = { issues: { some: { issue: { milestoneId } } } };
  const [total, labels] = await Promise.all([
    db.label.count({ where }),
    db.label.findMany({
      where,
      select: { id: true, name: true, color: true, description: true },
      orderBy: { name: "asc" },
      ...rowsOf(page),
    }),
  ]);
  return { total, labels };
}
