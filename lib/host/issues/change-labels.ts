import { Refusal } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import type { Acting } from "../acting.ts";
import { ensureLabels } from "../labels/ensure-labels.ts";
import { changeRelations, type IssueSubject } from "./change-relations.ts";
import { replaceLabels } from "./relations.ts";
import type { IssueRow } from "./row.ts";

/** Adds labels to an issue, creating those that the repository does not have. Needs triage rights. */
export function addLabels({ names, ...subject }: IssueSubject & { names: readonly string[] }): Promise<IssueRow> {
  return changeLabels({ ...subject, labels: names }, async (tx, issue, acting) => {
    const labels = await ensureLabels(tx, { repositoryId: subject.repository.id, names, acting });
    return [...issue.labels, ...labels].map(({ id }) => id);
  });
}

/** Makes these the issue's labels and no others. Needs triage rights. */
export function setLabels({ names, ...subject }: IssueSubject & { names: readonly string[] }): Promise<IssueRow> {
  return changeLabels({ ...subject, labels: names }, async (tx, _issue, acting) => {
    const labels = await ensureLabels(tx, { repositoryId: subject.repository.id, names, acting });
    return labels.map(({ id }) => id);
  });
}

/** Takes one label off an issue. Throws 404 when the issue does not have it. Needs triage rights. */
export function removeLabel({ name, ...subject }: IssueSubject & { name: string }): Promise<IssueRow> {
  return changeLabels(subject, async (_tx, issue) => {
    const rest = issue.labels.filter((label) => label.name.toLowerCase() !== name.toLowerCase());
    if (rest.length === issue.labels.length) throw new Refusal(404, "Label does not exist"); // The words are recorded traffic.
    return rest.map(({ id }) => id);
  });
}

function changeLabels(
  subject: IssueSubject & { labels?: readonly string[] },
  decide: (tx: Tx, issue: IssueRow, acting: Acting) => Promise<readonly number[]>,
): Promise<IssueRow> {
  return changeRelations(subject, async (tx, issue, acting) => {
    await replaceLabels(tx, issue.id, [...new Set(await decide(tx, issue, acting))]);
  });
}
