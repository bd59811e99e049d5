import { validationFailed } from "@/lib/api/errors.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { reachableSql } from "../repositories/role-sql.ts";

type Input = { assignees?: readonly string[] | undefined; assignee?: string | null | undefined };

/** Who is to be assigned, from either form of asking; undefined when neither was sent. */
export function wantedAssignees({ assignees, assignee }: Input): readonly string[] | undefined {
  if (assignees) return assignees;
  if (assignee === undefined) return undefined;
  return assignee === null || assignee === "" ? [] : [assignee];
}

/** The people of these logins who can be assigned: those with a role on the repository. Throws 422 for anybody else. */
export async function requireAssignable(tx: Tx, repositoryId: number, logins: readonly string[]): Promise<number[]> {
  if (logins.length === 0) return [];
  const found = await tx.$queryRawUnsafe<{ id: number; login: string }[]>(
    `SELECT a.id, a.login FROM "Account" a, "Repository" r
     WHERE r.id = $1::int AND a.type = 'USER' AND a.login = ANY($2::citext[]) AND ${reachableSql("a.id")}`,
    repositoryId,
    [...logins],
  );
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
