import { Refusal } from "@/lib/api/errors.ts";
import type { RepositorySubject } from "@/lib/api/operation.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { type Acting, refuseArchived, requireActing, requireRole } from "../acting.ts";
import { ensureLabels } from "../labels/ensure-labels.ts";
import { requireRepositoryRow } from "../repositories/row.ts";
import { difference, recordRelationEvents } from "./events.ts";
import { replaceLabels } from "./relations.ts";
import { type IssueRow, lockIssue, requireIssue } from "./row.ts";

type Subject = {
  actor: Actor;
  repository: Pick<RepositorySubject, "id" | "role" | "archived">;
  number: number;
};

/** Adds labels to an issue, creating those that the repository does not have. Needs triage rights. */
export function addLabels({ names, ...subject }: Subject & { names: readonly string[] }): Promise<IssueRow> {
  return changeLabels(subject, async (tx, issue, acting) => {
    const labels = await ensureLabels(tx, { repositoryId: subject.repository.id, names, acting });
    return [...issue.labels, ...labels].map(({ id }) => id);
  });
}

/** Makes these the issue's labels and no others. Needs triage rights. */
export function setLabels({ names, ...subject }: Subject & { names: readonly string[] }): Promise<IssueRow> {
  return changeLabels(subject, async (tx, _issue, acting) => {
    const labels = await ensureLabels(tx, { repositoryId: subject.repository.id, names, acting });
    return labels.map(({ id }) => id);
  });
}

/** Takes one label off an issue. Throws 404 when the issue does not have it. Needs triage rights. */
export function removeLabel({ name, ...subject }: Subject & { name: string }): Promise<IssueRow> {
  return changeLabels(subject, async (_tx, issue) => {
    const rest = issue.labels.filter((label) => label.name.toLowerCase() !== name.toLowerCase());
    if (rest.length === issue.labels.length) throw new Refusal(404, "Label does not exist"); // The words are recorded traffic.
    return rest.map(({ id }) => id);
  });
}

async function changeLabels(
  { actor, repository, number }: Subject,
  decide: (tx: Tx, issue: IssueRow, acting: Acting) => Promise<readonly number[]>,
): Promise<IssueRow> {
  const acting = await requireActing(actor, repository.role);
  return transaction(async (tx) => {
    const before = await lockIssue(tx, repository.id, number);
    requireRole(acting, "triage");
    refuseArchived(repository);
    await replaceLabels(tx, before.id, [...new Set(await decide(tx, before, acting))]);
    await tx.issue.update({ where: { id: before.id }, data: { updatedAt: clock.now() } });
    const issue = await requireIssue(repository.id, number, tx);
    await recordRelationEvents(tx, {
      issue,
      repository: await requireRepositoryRow(repository.id, { tx }),
      acting,
      labels: difference(before.labels, issue.labels),
      assignees: { added: [], removed: [] },
    });
    return issue;
  });
}
