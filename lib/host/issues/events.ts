import { representSimpleUser, type SimpleAccount } from "@/lib/accounts/represent.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { CausedAction } from "@/lib/webhooks/causes.ts";
import type { Acting } from "../acting.ts";
import { type LabelRow, representLabel } from "../labels/represent.ts";
import { recordRepositoryEvent } from "../repositories/events.ts";
import type { RepositoryRow } from "../repositories/row.ts";
import { representIssue } from "./represent.ts";
import type { IssueRow } from "./row.ts";

type Subject = { issue: IssueRow; repository: RepositoryRow; acting: Acting };

export type IssueChanges = { title?: { from: string }; body?: { from: string } };

/** One event about an issue as it is now; `extra` is what the action adds beside the issue. */
export async function recordIssueEvent(
  tx: Tx,
  action: CausedAction<"issues">,
  { issue, repository, acting, extra = {} }: Subject & { extra?: Record<string, unknown> },
): Promise<void> {
  const payload = { issue: representIssue(issue, repository), ...extra };
  await recordRepositoryEvent(tx, { name: "issues", action, payload, repository, acting });
}

/** One event for each label that came or went and for each person who was or is no longer assigned. */
export async function recordRelationEvents(
  tx: Tx,
  {
    labels,
    assignees,
    ...subject
  }: Subject & {
    labels: { added: readonly LabelRow[]; removed: readonly LabelRow[] };
    assignees: { added: readonly SimpleAccount[]; removed: readonly SimpleAccount[] };
  },
): Promise<void> {
  const named = (label: LabelRow) => ({ ...subject, extra: { label: representLabel(label, subject.repository) } });
  const person = (account: SimpleAccount) => ({ ...subject, extra: { assignee: representSimpleUser(account) } });
  for (const label of labels.added) await recordIssueEvent(tx, "labeled", named(label));
  for (const label of labels.removed) await recordIssueEvent(tx, "unlabeled", named(label));
  for (const account of assignees.added) await recordIssueEvent(tx, "assigned", person(account));
  for (const account of assignees.removed) await recordIssueEvent(tx, "unassigned", person(account));
}

/** What is only in the one list and what is only in the other. */
export function difference<T extends { id: number }>(
  before: readonly T[],
  after: readonly T[],
): { added: T[]; removed: T[] } {
  const idsBefore = new Set(before.map(({ id }) => id));
  const idsAfter = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !idsBefore.has(id)),
    removed: before.filter(({ id }) => !idsAfter.has(id)),
  };
}
