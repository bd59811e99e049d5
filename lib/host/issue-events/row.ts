import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { accountSql } from "../issues/association-sql.ts";
import { loadPerformedVia, type PerformedVia, performedViaOf } from "../performed-via.ts";

export type IssueEventColumns = {
  id: number;
  issueNumber: number;
  name: string;
  details: IssueEventDetails;
  createdAt: Date;
  performedViaIntegrationId: number | null;
  /** Null when the account is gone. */
  actor: SimpleAccount | null;
  /** Null when nobody was assigned, or the account is gone. */
  assignee: SimpleAccount | null;
};
export type IssueEventRow = IssueEventColumns & { performedVia: PerformedVia };

/** What is kept of a fact beside who and when, under its wire names. */
export type IssueEventDetails = {
  label?: { name: string; color: string };
  milestone?: { title: string };
  rename?: { from: string; to: string };
  lock_reason?: string | null;
  state_reason?: string | null;
  /** What a pull request was merged with. */
  commit_id?: string;
};

/** The select list and joins that make IssueEventColumns. */
export const ISSUE_EVENT_SELECT = `
SELECT e.id, i.number AS "issueNumber", e.name, e.details, e."createdAt", e."performedViaIntegrationId",
  ${accountSql("actor")} AS actor, ${accountSql("assignee")} AS assignee
FROM "IssueEvent" e JOIN "Issue" i ON i.id = e."issueId"
  LEFT JOIN "Account" actor ON actor.id = e."actorId" LEFT JOIN "Account" assignee ON assignee.id = e."assigneeId"`;

export async function withPerformedVia(rows: readonly IssueEventColumns[], tx?: Tx): Promise<IssueEventRow[]> {
  const via = await loadPerformedVia(rows, tx);
  return rows.map((row) => ({ ...row, performedVia: performedViaOf(row, via) }));
}
