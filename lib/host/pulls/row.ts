import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import type { representTeam } from "@/lib/accounts/teams/represent.ts";
import { notFound } from "@/lib/api/errors.ts";
import { db, type Tx } from "@/lib/platform/db.ts";
import { accountSql } from "../issues/association-sql.ts";
import { ISSUE_SELECT, type IssueColumns, type IssueRow, withRelated } from "../issues/row.ts";
import { type RepositoryRow, repositoryRowsById } from "../repositories/row.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";

/** What a pull request has beside what every issue has. `id` stays the issue's. */
type PullOnly = {
  pullId: number;
  repositoryId: number;
  baseRef: string;
  baseSha: string;
  headRef: string;
  headSha: string;
  /** Null when the repository that the changes come from is gone. */
  headRepositoryId: number | null;
  draft: boolean;
  maintainerCanModify: boolean;
  mergedBy: SimpleAccount | null;
  mergeCommitSha: string | null;
  /** Null until it was tried for the two commits in `checkedBase` and `checkedHead`. */
  mergeable: boolean | null;
  rebaseable: boolean | null;
  checkedBase: string | null;
  checkedHead: string | null;
  commitCount: number;
  additions: number;
  deletions: number;
  changedFiles: number;
  reviewCommentCount: number;
  /** People whose review is asked for, in the order of asking. */
  reviewers: SimpleAccount[];
  reviewTeamIds: number[];
};
export type PullColumns = IssueColumns & PullOnly;
/** A team as its representation is made of it. */
type ReviewTeam = Parameters<typeof representTeam>[0];
export type PullRow = IssueRow &
  PullOnly & { base: RepositoryRow; headRepository: RepositoryRow | null; reviewTeams: ReviewTeam[] };

/** The select list and joins that make PullColumns. Conditions name `issue` and `pull`. */
export const PULL_SELECT = `
SELECT issue.*, pull."repositoryId", pull."baseRef", pull."baseSha", pull."headRef", pull."headSha",
  pull."headRepositoryId", pull."maintainerCanModify", ${accountSql("merger")} AS "mergedBy", pull."mergeCommitSha",
  pull.mergeable, pull.rebaseable, pull."checkedBase", pull."checkedHead", pull."commitCount", pull.additions, pull.deletions,
  pull."changedFiles", pull."reviewCommentCount",
  coalesce((SELECT json_agg(${accountSql("reviewer")} ORDER BY asked.id) FROM "PullReviewRequest" asked
    JOIN "Account" reviewer ON reviewer.id = asked."userId" WHERE asked."pullId" = pull.id), '[]'::json) AS reviewers,
  ARRAY(SELECT asked."teamId" FROM "PullReviewRequest" asked WHERE asked."pullId" = pull.id AND asked."teamId" IS NOT NULL
    ORDER BY asked.id) AS "reviewTeamIds"
FROM (${ISSUE_SELECT}) issue JOIN "PullRequest" pull ON pull."issueId" = issue.id
  LEFT JOIN "Account" merger ON merger.id = pull."mergedById"`;

const BY_NUMBER: Statement = {
  name: "pull-by-number",
  text: `${PULL_SELECT} WHERE pull."repositoryId" = $1::int AND issue.number = $2::int`,
};

/** One pull request of a repository. Throws 404 when there is none with this number. */
export async function requirePull(repositoryId: number, number: number, tx?: Tx): Promise<PullRow> {
  const rows = await rowsOfStatement<PullColumns>(BY_NUMBER, [repositoryId, number], tx);
  const [pull] = await withRepositories(rows, tx);
  if (!pull) throw notFound();
  return pull;
}

/** Like `requirePull`; nobody else changes the pull request until the transaction ends. */
export async function lockPull(tx: Tx, repositoryId: number, number: number): Promise<PullRow> {
  await tx.$queryRaw`SELECT id FROM "Issue" WHERE "repositoryId" = ${repositoryId}::int AND number = ${number}::int FOR UPDATE`;
  return requirePull(repositoryId, number, tx);
}

const BY_IDS: Statement = {
  name: "pulls-by-ids",
  text: `${PULL_SELECT} WHERE pull.id = ANY($1::int[]) ORDER BY pull.id`,
};

/** The pull requests with these ids, by id. */
export async function pullsById(ids: readonly number[], tx?: Tx): Promise<PullRow[]> {
  return withRepositories(await rowsOfStatement<PullColumns>(BY_IDS, [ids], tx), tx);
}

/** With the integrations they were made through and the repositories at both ends, each in one query. */
export async function withRepositories(rows: readonly PullColumns[], tx?: Tx): Promise<PullRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.flatMap((row) => [
    row.repositoryId,
    ...(row.headRepositoryId === null ? [] : [row.headRepositoryId]),
  ]);
  const repositories = new Map((await repositoryRowsById([...new Set(ids)], tx)).map((row) => [row.id, row]));
  const issues = await withRelated(rows, tx);
  const teams = await teamsById(
    rows.flatMap(({ reviewTeamIds }) => reviewTeamIds),
    tx,
  );
  return rows.map((row, index) => {
    const base = repositories.get(row.repositoryId);
    if (!base) throw notFound();
    const headRepository = row.headRepositoryId === null ? null : (repositories.get(row.headRepositoryId) ?? null);
    return {
      ...row,
      ...(issues[index] as IssueRow),
      pullId: row.pullId,
      base,
      headRepository,
      draft: row.draft,
      reviewTeams: row.reviewTeamIds.flatMap((id) => teams.get(id) ?? []),
    };
  });
}

async function teamsById(ids: readonly number[], tx?: Tx): Promise<ReadonlyMap<number, ReviewTeam>> {
  if (ids.length === 0) return new Map();
  const teams = await (tx ?? db).team.findMany({
    where: { id: { in: [...new Set(ids)] } },
    include: { parent: true, organization: true },
  });
  return new Map(teams.map((team) => [team.id, team]));
}
