import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { isInTransaction, transaction } from "@/lib/platform/db.ts";
import { refuseArchived, requireActing } from "../acting.ts";
import { ensureLabels } from "../labels/ensure-labels.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { requireAssignable, wantedAssignees } from "./assignees.ts";
import { NO_RELATIONS, recordIssueEvent, recordRelationEvents } from "./events.ts";
import { holdRelations } from "./hold-relations.ts";
import { insertIssue } from "./insert-issue.ts";
import { milestoneIdOf } from "./milestone-of.ts";
import { openPlainIssue } from "./open-plain-issue.ts";
import { type IssueRow, requireIssue } from "./row.ts";
import type { CreateIssueInput } from "./schemas.ts";
import { takeNumber } from "./take-number.ts";

/**
 * Opens an issue. Labels, assignees and milestone of somebody without triage rights are left out, as on the
 * wire. Throws 403 on an archived repository, 422 for people who cannot be assigned and a milestone that there is not.
 */
export async function createIssue({
  actor,
  repository,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  input: CreateIssueInput;
}): Promise<IssueRow> {
  refuseArchived(repository);
  if (isPlain(input) && !isInTransaction()) return openPlainIssue({ actor, repositoryId: repository.id, input });
  const acting = await requireActing(actor, repository.role);
  const repositoryId = repository.id;
  const trusted = acting.may("triage");
  const names = trusted ? (input.labels ?? []) : [];
  const logins = trusted ? (wantedAssignees(input) ?? []) : [];
  const taken = await takeNumber(repositoryId);
  return transaction(async (tx) => {
    await holdRelations(tx, { repositoryId, labels: names, milestone: trusted ? input.milestone : null });
    const labels = await ensureLabels(tx, { repositoryId, names, acting });
    const assigneeIds = await requireAssignable(tx, repositoryId, logins);
    const milestoneId = trusted ? await milestoneIdOf(tx, repositoryId, input.milestone) : null;
    const { number } = await insertIssue(tx, {
      repositoryId,
      number: taken,
      title: input.title,
      body: input.body ?? null,
      authorId: actor.accountId,
      viaIntegrationId: actor.viaIntegrationId,
      labelIds: labels.map(({ id }) => id),
      assigneeIds,
      milestoneId,
    });
    const issue = await requireIssue(repositoryId, number, tx);
    const subject = { issue, repository: await requireRepositoryRow(repositoryId, { tx }), acting };
    await recordIssueEvent(tx, "opened", subject);
    await recordRelationEvents(tx, subject, NO_RELATIONS);
    return issue;
  });
}

/** Without anything to look up: what most issues of programs are. */
const isPlain = (input: CreateIssueInput): boolean =>
  (input.labels ?? []).length === 0 &&
  (wantedAssignees(input) ?? []).length === 0 &&
  (input.milestone === null || input.milestone === undefined);
