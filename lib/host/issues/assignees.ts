import { validationFailed } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { reachableSql } from "../repositories/role-sql.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";

type Input = { assignees?: readonly string[] | undefined; assignee?: string | null | undefined };

/** Who is to be assigned, from either form of asking; undefined when neither was sent. */
export function wantedAssignees({ assignees, assignee }: Input): readonly string[] | undefined {
  if (assignees) return assignees;
  if (assignee === undefined) return undefined;
  return assignee === null || assignee === "" ? [] : [assignee];
}

const ASSIGNABLE: Statement = {
  name: "assignable-among",
  text: `SELECT a.id, a.login FROM "Account" a, "Repository" r
    WHERE r.id = $1::int AND a.type = 'USER' AND a.login = ANY($2::citext[]) AND ${reachableSql("a.id")}`,
};

/** The people of these logins who can be assigned: those with a role on the repository. */
export function assignableAmong(
  repositoryId: number,
  logins: readonly string[],
  tx?: Tx,
): Promise<{ id: number; login: string }[]> {
  return rowsOfStatement(ASSIGNABLE, [repositoryId, [...logins]], tx);
}

/** The ids of the people of these logins. Throws 422 for somebody who cannot be assigned. */
export async function requireAssignable(tx: Tx, repositoryId: number, logins: readonly string[]): Promise<number[]> {
  if (logins.length === 0) return [];
  const found = await assignableAmong(repositoryId, logins, tx);
  const known = new Map(found.map(({ id, login }) => [login.toLowerCase(), id]));
  const unknown = logins.find((login) => !known.has(login.toLowerCase()));
  if (unknown !== undefined)
    throw validationFailed({
      resource: "Issue",
      field: "assignees",
      code: "invalid",
      message: `${unknown} cannot be assigned: only people with access to the repository can`,
    });
  return [...new Set(known.values())];
}
