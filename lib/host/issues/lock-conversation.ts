import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing, requireRole } from "../acting.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import type { IssueSubject } from "./change-relations.ts";
import { recordIssueEvent } from "./events.ts";
import { type IssueRow, lockIssue, requireIssue } from "./row.ts";

/** Source: the documented values of `lock_reason`. */
export const LOCK_REASONS = ["off-topic", "too heated", "resolved", "spam"] as const;
export type LockReason = (typeof LOCK_REASONS)[number];

/**
 * Lets nobody comment but those who may push. One that is locked stays so, with the reason as it is now. Needs push
 * rights. Throws 404, 403 on an archived repository.
 */
export function lockConversation({
  reason,
  ...subject
}: IssueSubject & { reason: LockReason | null }): Promise<IssueRow> {
  return setLock(subject, { locked: true, lockReason: reason });
}

/** Lets everybody comment again. Needs push rights. Throws 404, 403 on an archived repository. */
export function unlockConversation(subject: IssueSubject): Promise<IssueRow> {
  return setLock(subject, { locked: false, lockReason: null });
}

async function setLock(
  { actor, repository, number }: IssueSubject,
  lock: { locked: boolean; lockReason: LockReason | null },
): Promise<IssueRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const before = await lockIssue(tx, repository.id, number);
    requireRole(acting, "push");
    refuseArchived(repository);
    await tx.issue.update({ where: { id: before.id }, data: { ...lock, updatedAt: clock.now() } });
    const issue = await requireIssue(repository.id, number, tx);
    if (before.locked === lock.locked) return issue;
    const row = await requireRepositoryRow(repository.id, { tx });
    await recordIssueEvent(tx, lock.locked ? "locked" : "unlocked", { issue, repository: row, acting });
    return issue;
  });
}
