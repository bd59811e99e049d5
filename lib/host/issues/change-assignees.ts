import { validationFailed } from "@/lib/api/errors.ts";
import { assignableAmong } from "./assignees.ts";
import { changeRelations, type IssueSubject } from "./change-relations.ts";
import { replaceAssignees } from "./relations.ts";
import type { IssueRow } from "./row.ts";
import { ASSIGNEES_MAX } from "./schemas.ts";

type Change = IssueSubject & { logins: readonly string[] };

/**
 * Assigns people beside those who are assigned; who cannot be is passed over, as on the wire. Needs triage rights.
 * Throws 422 for more than ten in all.
 */
export function addAssignees({ logins, ...subject }: Change): Promise<IssueRow> {
  return changeRelations(subject, async (tx, issue) => {
    const found = await assignableAmong(subject.repository.id, logins, tx);
    const wanted = new Set([...issue.assignees, ...found].map(({ id }) => id));
    if (wanted.size > ASSIGNEES_MAX)
      throw validationFailed({
        resource: "Issue",
        field: "assignees",
        code: "invalid",
        message: `an issue has ${ASSIGNEES_MAX} assignees at most`,
      });
    await replaceAssignees(tx, issue.id, [...wanted]);
  });
}

/** Takes people off an issue; who is not assigned is passed over. Needs triage rights. */
export function removeAssignees({ logins, ...subject }: Change): Promise<IssueRow> {
  const gone = new Set(logins.map((login) => login.toLowerCase()));
  return changeRelations(subject, async (tx, issue) => {
    const rest = issue.assignees.filter(({ login }) => !gone.has(login.toLowerCase()));
    await replaceAssignees(
      tx,
      issue.id,
      rest.map(({ id }) => id),
    );
  });
}
