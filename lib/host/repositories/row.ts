import type { AccountType } from "@/generated/prisma/client.ts";
import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import type { RepositoryRole } from "@/lib/authorization/roles.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";
import { roleSql } from "./role-sql.ts";

/** Everything that a repository's representations are made of. */
export type RepositoryRow = {
  id: number;
  ownerId: number;
  ownerLogin: string;
  ownerType: AccountType;
  ownerSiteAdmin: boolean;
  ownerDescription: string | null;
  name: string;
  description: string | null;
  homepage: string | null;
  private: boolean;
  archived: boolean;
  defaultBranch: string;
  createdAt: Date;
  updatedAt: Date;
  /** Null until the first push. */
  pushedAt: Date | null;
  /** Issues and pull requests together, as on the wire. */
  openIssues: number;
  openPulls: number;
  topics: string[];
  fork: boolean;
  /** Of a fork: what it was forked from, and where its network began; null when that is gone. */
  parentId: number | null;
  sourceId: number | null;
  starCount: number;
  forkCount: number;
  /** Of the person for whom the row was read; null when it was read for nobody. */
  role: RepositoryRole | null;
};

/** The select list and joins that make a RepositoryRow; `person` is a parameter such as `$1`. */
export const repositorySelect = (person: string): string => `
SELECT r.id, r."ownerId", o.login AS "ownerLogin", o.type AS "ownerType", o."siteAdmin" AS "ownerSiteAdmin",
  o.description AS "ownerDescription", r.name, r.description, r.homepage, r.private, r.archived, r."defaultBranch",
  r."createdAt", r."updatedAt", r."pushedAt", r.topics,
  r.fork, r."parentId", r."sourceId",
  (SELECT count(*)::int FROM "Star" st WHERE st."repositoryId" = r.id) AS "starCount",
  (SELECT count(*)::int FROM "Repository" fk WHERE fk."parentId" = r.id) AS "forkCount",
  (SELECT COALESCE(sum(oi.total), 0)::int FROM "OpenIssues" oi WHERE oi."repositoryId" = r.id) AS "openIssues",
  (SELECT count(*)::int FROM "PullRequest" p WHERE p."repositoryId" = r.id
    AND (SELECT i.state FROM "Issue" i WHERE i.id = p."issueId") = 'open') AS "openPulls",
  ${roleSql(person)} AS role
FROM "Repository" r JOIN "Account" o ON o.id = r."ownerId"`;

const BY_ID: Statement = { name: "repository-row-by-id", text: `${repositorySelect("$2")} WHERE r.id = $1::int` };
/** A statement of its own, which is planned once: what the other costs depends on whether there is a person. */
const BY_ID_FOR_NOBODY: Statement = {
  name: "repository-row-by-id-for-nobody",
  text: `${repositorySelect("NULL")} WHERE r.id = $1::int`,
};

/** The repository as it is now, with the person's role in it. */
export async function findRepositoryRow(
  repositoryId: number,
  { userId = null, tx }: { userId?: number | null; tx?: Tx } = {},
): Promise<RepositoryRow | null> {
  const [row] =
    userId === null
      ? await rowsOfStatement<RepositoryRow>(BY_ID_FOR_NOBODY, [repositoryId], tx)
      : await rowsOfStatement<RepositoryRow>(BY_ID, [repositoryId, userId], tx);
  return row ?? null;
}

const BY_IDS: Statement = {
  name: "repository-rows-by-ids",
  text: `${repositorySelect("NULL")} WHERE r.id = ANY($1::int[]) ORDER BY r.id`,
};

/** The repositories with these ids, by id. */
export function repositoryRowsById(ids: readonly number[], tx?: Tx): Promise<RepositoryRow[]> {
  return rowsOfStatement<RepositoryRow>(BY_IDS, [ids], tx);
}

/** Like `findRepositoryRow`, for a repository that was there a moment ago.
 *  @throws 404 when it is gone */
export async function requireRepositoryRow(
  repositoryId: number,
  options: { userId?: number | null; tx?: Tx } = {},
): Promise<RepositoryRow> {
  const row = await findRepositoryRow(repositoryId, options);
  if (!row) throw notFound();
  return row;
}

export const ownerOf = (row: RepositoryRow): SimpleAccount => ({
  id: row.ownerId,
  login: row.ownerLogin,
  type: row.ownerType,
  siteAdmin: row.ownerSiteAdmin,
});

export const fullNameOf = ({ ownerLogin, name }: Pick<RepositoryRow, "ownerLogin" | "name">): string =>
  `${ownerLogin}/${name}`;
