import { representSimpleUser, type SimpleAccount } from "@/lib/accounts/represent.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { CausedAction } from "@/lib/webhooks/causes.ts";
import type { RecordedEvent } from "@/lib/webhooks/record-event.ts";
import type { Acting } from "../acting.ts";
import { insertIssueEvent, type NewIssueEvent } from "../issue-events/insert-issue-event.ts";
import { type LabelRow, representLabel } from "../labels/represent.ts";
import { representMilestone } from "../milestones/represent.ts";
import type { MilestoneRow } from "../milestones/row.ts";
import { recordPullEvent } from "../pulls/events.ts";
import { recordRepositoryEvent, repositoryEvent } from "../repositories/events.ts";
import type { RepositoryRow } from "../repositories/row.ts";
import { representIssue } from "./represent.ts";
import type { IssueRow } from "./row.ts";

export type IssueEventSubject = { issue: IssueRow; repository: RepositoryRow; acting: Acting };

/** What an action tells beside the issue. */
export type IssueFacts = {
  changes?: IssueChanges;
  label?: LabelRow;
  /** One that was deleted: the history names it, the payload does not (octokit/webhooks#639). */
  deletedLabel?: LabelRow;
  assignee?: SimpleAccount;
  milestone?: MilestoneRow;
};
type IssueAction = CausedAction<"issues">;

export type IssueChanges = { title?: { from: string }; body?: { from: string } };

/** One event about an issue or pull request as it is now, with what the action adds, and the entry in its history. */
export async function recordIssueEvent(
  tx: Tx,
  action: IssueAction,
  { issue, repository, acting, facts = {} }: IssueEventSubject & { facts?: IssueFacts },
): Promise<void> {
  const { changes, label, assignee, milestone } = facts;
  const extra = {
    ...(changes && { changes }),
    ...(label && { label: representLabel(label, repository) }),
    ...(assignee && { assignee: representSimpleUser(assignee) }),
    ...(milestone && { milestone: representMilestone(milestone, repository) }),
  };
  const entry = historyOf(action, issue, facts);
  if (entry) await insertIssueEvent(tx, { issueId: issue.id, ...entry }, acting);
  if (issue.pullId !== null)
    return recordPullEvent(tx, action, { repositoryId: repository.id, number: issue.number, acting, extra });
  const payload = { ...issuePayload(issue, repository), ...extra };
  await recordRepositoryEvent(tx, { name: "issues", action, payload, repository, acting });
}

/** That an issue was opened, which its history is silent of. For pull requests see `recordPullEvent`. */
export const openedEvent = ({
  issue,
  repository,
  acting,
}: Pick<IssueEventSubject, "issue" | "repository"> & { acting: Pick<Acting, "account"> }): RecordedEvent<"issues"> =>
  repositoryEvent({ name: "issues", action: "opened", payload: issuePayload(issue, repository), repository, acting });

const issuePayload = (issue: IssueRow, repository: RepositoryRow) => ({ issue: representIssue(issue, repository) });

/** What the issue's history says of an action; null for what it is silent of. */
function historyOf(action: IssueAction, issue: IssueRow, facts: IssueFacts): Omit<NewIssueEvent, "issueId"> | null {
  const { changes, deletedLabel, label = deletedLabel, assignee, milestone } = facts;
  switch (action) {
    case "opened":
      return null;
    case "edited":
      return changes?.title
        ? { name: "renamed", details: { rename: { from: changes.title.from, to: issue.title } } }
        : null;
    case "closed":
      return { name: action, details: { state_reason: issue.stateReason } };
    case "locked":
      return { name: action, details: { lock_reason: issue.lockReason } };
    default:
      return {
        name: action,
        assigneeId: assignee?.id,
        details: {
          ...(label && { label: { name: label.name, color: label.color } }),
          ...(milestone && { milestone: { title: milestone.title } }),
        },
      };
  }
}

/** What an issue had before: labels, assignees and milestone. */
type Relations = Pick<IssueRow, "labels" | "assignees" | "milestone">;
export const NO_RELATIONS: Relations = { labels: [], assignees: [], milestone: null };

/** One event for each label, assignee and milestone that came or went since `before`. */
export async function recordRelationEvents(tx: Tx, subject: IssueEventSubject, before: Relations): Promise<void> {
  const { issue } = subject;
  const labels = difference(before.labels, issue.labels);
  const assignees = difference(before.assignees, issue.assignees);
  const named = (label: LabelRow) => ({ ...subject, facts: { label } });
  const person = (assignee: SimpleAccount) => ({ ...subject, facts: { assignee } });
  for (const label of labels.added) await recordIssueEvent(tx, "labeled", named(label));
  for (const label of labels.removed) await recordIssueEvent(tx, "unlabeled", named(label));
  for (const account of assignees.added) await recordIssueEvent(tx, "assigned", person(account));
  for (const account of assignees.removed) await recordIssueEvent(tx, "unassigned", person(account));
  if (before.milestone?.id === issue.milestone?.id) return;
  const placed = (milestone: MilestoneRow) => ({ ...subject, facts: { milestone } });
  if (before.milestone) await recordIssueEvent(tx, "demilestoned", placed(before.milestone));
  if (issue.milestone) await recordIssueEvent(tx, "milestoned", placed(issue.milestone));
}

/** What is only in the one list and what is only in the other. */
function difference<T extends { id: number }>(before: readonly T[], after: readonly T[]): { added: T[]; removed: T[] } {
  const idsBefore = new Set(before.map(({ id }) => id));
  const idsAfter = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !idsBefore.has(id)),
    removed: before.filter(({ id }) => !idsAfter.has(id)),
  };
}
