import { roleSql } from "../repositories/role-sql.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";

/** $1 pull request, $2 the only commit whose approvals count, or null. The newest word of each who may push counts. */
const STANDING: Statement = {
  name: "review-standing",
  text: `SELECT count(*) FILTER (WHERE latest.state = 'APPROVED' AND ($2::text IS NULL OR latest."commitSha" = $2))::int AS approvals,
      count(*) FILTER (WHERE latest.state = 'CHANGES_REQUESTED')::int AS "changesRequested"
    FROM (SELECT DISTINCT ON (v."authorId") v.state, v."commitSha", v."authorId" FROM "PullReview" v
      WHERE v."pullId" = $1::int AND v."authorId" IS NOT NULL AND v.state IN ('APPROVED', 'CHANGES_REQUESTED', 'DISMISSED')
      ORDER BY v."authorId", v.id DESC) latest
    JOIN "PullRequest" pull ON pull.id = $1::int JOIN "Repository" r ON r.id = pull."repositoryId"
    JOIN "Account" author ON author.id = latest."authorId"
    WHERE author.type = 'BOT' OR ${roleSql('latest."authorId"')} >= 'push'`,
};

/**
 * What reviews say of a pull request: how many approve it, on its newest commit alone with `onlyOn`, and whether
 * somebody asks for changes.
 */
export async function reviewStanding(
  pullId: number,
  onlyOn: string | null,
): Promise<{ approvals: number; changesRequested: boolean }> {
  const [row] = await rowsOfStatement<{ approvals: number; changesRequested: number }>(STANDING, [pullId, onlyOn]);
  return { approvals: row?.approvals ?? 0, changesRequested: (row?.changesRequested ?? 0) > 0 };
}
