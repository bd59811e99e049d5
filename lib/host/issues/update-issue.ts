import type { Prisma } from "@/generated/prisma/client.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Acting, refuseArchived, requireActing, requireRole } from "../acting.ts";
import { ensureLabels } from "../labels/ensure-labels.ts";
import { prepareReopening } from "../pulls/reopen-pull.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { requireAssignable, wantedAssignees } from "./assignees.ts";
import { type IssueChanges, recordIssueEvent, recordRelationEvents } from "./events.ts";
import { holdRelations } from "./hold-relations.ts";
import { milestoneIdOf } from "./milestone-of.ts";
import { replaceAssignees, replaceLabels } from "./relations.ts";
import { type IssueRow, lockIssue, requireIssue } from "./row.ts";
import type { UpdateIssueInput } from "./schemas.ts";

/**
 * Changes an issue: its author may change text and state, those with triage rights labels, assignees and milestone as well; what
 * an author may not change is left as it is. Throws 404, 403 for everybody else and on an archived repository.
 */
export async function updateIssue({
  actor,
  repository,
  number,
  input,
}: {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
  input: UpdateIssueInput;
}): Promise<IssueRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const { labels, milestone } = input;
    await holdRelations(tx, { repositoryId: repository.id, labels, milestone });
    const before = await lockIssue(tx, repository.id, number);
    if (before.author?.id !== acting.account.id) requireRole(acting, "triage");
    refuseArchived(repository);
    const { title, body, state, state_reason } = input;
    const data: Prisma.IssueUncheckedUpdateInput = {
      ...(title !== undefined && { title }),
      ...(body !== undefined && { body }),
      ...stateChange(before, { state, state_reason }, acting.account.id),
      updatedAt: clock.now(),
    };
    if (before.pullId !== null && before.state === "closed" && state === "open")
      await prepareReopening(tx, { repositoryId: repository.id, number });
    await tx.issue.update({ where: { id: before.id }, data });
    if (acting.may("triage"))
      await updateRelations(tx, { issueId: before.id, repositoryId: repository.id, input, acting });
    const after = await requireIssue(repository.id, number, tx);
    await recordChanges(tx, { before, after, acting, repositoryId: repository.id });
    return after;
  });
}

/** A closed issue says why: completed unless told. A reopened one says that it was. Pull requests say neither. */
function stateChange(
  before: IssueRow,
  { state, state_reason: reason }: Pick<UpdateIssueInput, "state" | "state_reason">,
  actorId: number,
): Prisma.IssueUncheckedUpdateInput {
  const wanted = state ?? before.state;
  const isSame = wanted === before.state;
  if (wanted === "open")
    return isSame
      ? {}
      : { state: "open", stateReason: before.pullId === null ? "reopened" : null, closedAt: null, closedById: null };
  if (before.pullId !== null) return isSame ? {} : { state: "closed", closedAt: clock.now(), closedById: actorId };
  const stateReason = reason && reason !== "reopened" ? reason : "completed";
  if (isSame) return reason ? { stateReason } : {};
  return { state: "closed", stateReason, closedAt: clock.now(), closedById: actorId };
}

async function updateRelations(
  tx: Tx,
  {
    issueId,
    repositoryId,
    input,
    acting,
  }: { issueId: number; repositoryId: number; input: UpdateIssueInput; acting: Acting },
): Promise<void> {
  if (input.labels) {
    const labels = await ensureLabels(tx, { repositoryId, names: input.labels, acting });
    await replaceLabels(
      tx,
      issueId,
      labels.map(({ id }) => id),
    );
  }
  const logins = wantedAssignees(input);
  if (logins) await replaceAssignees(tx, issueId, await requireAssignable(tx, repositoryId, logins));
  if (input.milestone === undefined) return;
  const milestoneId = await milestoneIdOf(tx, repositoryId, input.milestone);
  await tx.issue.update({ where: { id: issueId }, data: { milestoneId } });
}

async function recordChanges(
  tx: Tx,
  { before, after, acting, repositoryId }: { before: IssueRow; after: IssueRow; acting: Acting; repositoryId: number },
): Promise<void> {
  const subject = { issue: after, repository: await requireRepositoryRow(repositoryId, { tx }), acting };
  const changes: IssueChanges = {
    ...(before.title !== after.title && { title: { from: before.title } }),
    ...(before.body !== after.body && { body: { from: before.body ?? "" } }),
  };
  if (changes.title || changes.body) await recordIssueEvent(tx, "edited", { ...subject, facts: { changes } });
  await recordRelationEvents(tx, subject, before);
  if (before.state !== after.state)
    await recordIssueEvent(tx, after.state === "closed" ? "closed" : "reopened", subject);
}
