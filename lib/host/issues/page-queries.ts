import { rowsOfStatement, type Statement } from "../statement.ts";

/** As many as a choice of authors is useful with. */
const AUTHORS_MAX = 100;

const AUTHORS: Statement = {
  name: "authors-of-issues",
  text: `SELECT a.login FROM "Issue" i JOIN "Account" a ON a.id = i."authorId"
    WHERE i."repositoryId" = $1::int
      AND EXISTS (SELECT FROM "PullRequest" p WHERE p."issueId" = i.id) = $3::boolean GROUP BY a.login ORDER BY count(*) DESC, a.login LIMIT $2::int`,
};

/** The logins of those who opened issues, or pull requests, by login; of very many those who opened most. */
export async function authorsOfIssues(repositoryId: number, kind: "issue" | "pull"): Promise<string[]> {
  const rows = await rowsOfStatement<{ login: string }>(AUTHORS, [repositoryId, AUTHORS_MAX, kind === "pull"]);
  return rows.map(({ login }) => login).toSorted((a, b) => a.localeCompare(b));
}
