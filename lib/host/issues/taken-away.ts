import type { Tx } from "@/lib/platform/db.ts";
import { type IssueEventSubject, type IssueFacts, recordIssueEvent } from "./events.ts";
import { issuesById } from "./queries.ts";

/** How long the end of a label or milestone may take: it may be on very many issues, each of which is told of. */
export const TAKING_AWAY = { limitMs: 300_000 };

/**
 * Ids of the issues and pull requests that carry a label or milestone, which is locked already and ends; nobody else changes them until the
 * transaction ends. All are locked before anything is written, in the order of their ids: see `holdRelations`.
 */
export async function lockTakenFrom(tx: Tx, ends: { labelId: number } | { milestoneId: number }): Promise<number[]> {
  if ("milestoneId" in ends) {
    const rows = await tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM "Issue" WHERE "milestoneId" = ${ends.milestoneId}::int ORDER BY id FOR UPDATE`;
    return rows.map(({ id }) => id);
  }
  const { labelId } = ends;
  await tx.$queryRaw`SELECT id FROM "Issue"
    WHERE id IN (SELECT "issueId" FROM "IssueLabel" WHERE "labelId" = ${labelId}::int) ORDER BY id FOR UPDATE`;
  // Whoever held one of them until now may have taken the label off.
  const where = { labelId };
  const carriers = await tx.issueLabel.findMany({ where, select: { issueId: true }, orderBy: { issueId: "asc" } });
  return carriers.map(({ issueId }) => issueId);
}

/** Issues and pull requests are read this many at a time. */
const BATCH = 100;

/** One event for each of the issues that a label or milestone was taken from with its own end, in the order of their ids. */
export async function recordTakenAway(
  tx: Tx,
  issueIds: readonly number[],
  {
    facts,
    ...subject
  }: Omit<IssueEventSubject, "issue"> & {
    facts: Required<Pick<IssueFacts, "deletedLabel">> | Required<Pick<IssueFacts, "milestone">>;
  },
): Promise<void> {
  const action = "milestone" in facts ? "demilestoned" : "unlabeled";
  for (let start = 0; start < issueIds.length; start += BATCH) {
    const issues = await issuesById(issueIds.slice(start, start + BATCH), tx);
    for (const issue of issues.values()) await recordIssueEvent(tx, action, { ...subject, issue, facts });
  }
}
