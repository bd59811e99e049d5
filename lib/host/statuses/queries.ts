import { simpleAccount } from "@/lib/accounts/represent.ts";
import { db, type Reader } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { accountSql } from "../issues/association-sql.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";
import type { StatusRow } from "./represent.ts";

export const statusWithCreator = { creator: { select: simpleAccount } } as const;

/** A page of everything that was said about a commit, newest first, and how much there is. */
export async function listStatuses(
  repositoryId: number,
  { sha, page }: { sha: string; page: Page },
): Promise<{ total: number; statuses: StatusRow[] }> {
  const where = { repositoryId, sha };
  const [total, statuses] = await Promise.all([
    db.commitStatus.count({ where }),
    db.commitStatus.findMany({ where, include: statusWithCreator, orderBy: { id: "desc" }, ...rowsOf(page) }),
  ]);
  return { total, statuses };
}

const NEWEST: Statement = {
  name: "newest-statuses",
  text: `SELECT * FROM (
    SELECT DISTINCT ON (s.context) s.id, s.sha, s.state, s.context, s.description, s."targetUrl", s."createdAt", s."updatedAt",
      ${accountSql("creator")} AS creator
    FROM "CommitStatus" s LEFT JOIN "Account" creator ON creator.id = s."creatorId"
    WHERE s."repositoryId" = $1::int AND s.sha = $2 ORDER BY s.context, s.id DESC) newest ORDER BY id`,
};

/** The newest status of each context of a commit. */
export function newestStatuses(repositoryId: number, sha: string): Promise<StatusRow[]> {
  return rowsOfStatement<StatusRow>(NEWEST, [repositoryId, sha]);
}

/** How often something was said about a commit in one context. */
export function countStatuses(
  reader: Reader,
  where: { repositoryId: number; sha: string; context: string },
): Promise<number> {
  return reader.commitStatus.count({ where });
}
