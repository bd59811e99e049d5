import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Acting, refuseArchived, requireActing, requireRole } from "../acting.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { recordRelationEvents } from "./events.ts";
import { holdRelations } from "./hold-relations.ts";
import { type IssueRow, lockIssue, requireIssue } from "./row.ts";

export type IssueSubject = {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
};

/**
 * Changes what an issue is connected to, and tells of each connection that came or went. Needs triage rights. Throws
 * 404, 403 on an archived repository, and what `change` throws. `labels` are the names of those that `change` may give.
 */
export async function changeRelations(
  { actor, repository, number, labels }: IssueSubject & { labels?: readonly string[] },
  change: (tx: Tx, before: IssueRow, acting: Acting) => Promise<void>,
): Promise<IssueRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    await holdRelations(tx, { repositoryId: repository.id, labels });
    const before = await lockIssue(tx, repository.id, number);
    requireRole(acting, "triage");
    refuseArchived(repository);
    await change(tx, before, acting);
    await tx.issue.update({ where: { id: before.id }, data: { updatedAt: clock.now() } });
    const issue = await requireIssue(repository.id, number, tx);
    const row = await requireRepositoryRow(repository.id, { tx });
    await recordRelationEvents(tx, { issue, repository: row, acting }, before);
    return issue;
  });
}
