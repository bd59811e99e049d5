import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { insertIssueEvent } from "../issue-events/insert-issue-event.ts";
import { recordIssueEvent } from "../issues/events.ts";
import { requireIssue } from "../issues/row.ts";
import { requireRepositoryRow } from "../repositories/row.ts";

/** Closes a pull request that is open, as merged when `mergeCommitSha` says by what, and tells of it. */
export async function closePull(
  tx: Tx,
  {
    pull: { id, pullId, repositoryId, number },
    acting,
    mergeCommitSha,
  }: {
    pull: { id: number; pullId: number; repositoryId: number; number: number };
    acting: Acting;
    mergeCommitSha?: string;
  },
): Promise<void> {
  const now = clock.now();
  await tx.issue.update({
    where: { id },
    data: { state: "closed", closedAt: now, closedById: acting.account.id, updatedAt: now },
  });
  if (mergeCommitSha !== undefined)
    await tx.pullRequest.update({
      where: { id: pullId },
      data: { mergedAt: now, mergedById: acting.account.id, mergeCommitSha },
    });
  if (mergeCommitSha !== undefined)
    await insertIssueEvent(tx, { issueId: id, name: "merged", details: { commit_id: mergeCommitSha } }, acting);
  const issue = await requireIssue(repositoryId, number, tx);
  const repository = await requireRepositoryRow(repositoryId, { tx });
  await recordIssueEvent(tx, "closed", { issue, repository, acting });
}
