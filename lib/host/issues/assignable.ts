import type { SimpleAccount } from "@/lib/accounts/represent.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type CountedRow, pageOfRows, rowsOfStatement, type Statement } from "../statement.ts";

/** Everybody with a role on the repository $1, by any way there is; what `reachableSql` asks of one person. */
const PEOPLE = `
SELECT r."ownerId" AS id FROM "Repository" r WHERE r.id = $1::int
UNION SELECT m."userId" FROM "Membership" m JOIN "Repository" r ON r."ownerId" = m."organizationId" WHERE r.id = $1::int
UNION SELECT c."userId" FROM "Collaborator" c WHERE c."repositoryId" = $1::int
UNION SELECT m."userId" FROM "TeamRepository" t JOIN "TeamMember" m ON m."teamId" = t."teamId" WHERE t."repositoryId" = $1::int`;

const ASSIGNABLE: Statement = {
  name: "assignable-people",
  text: `WITH people AS (SELECT a.id, a.login, a.type, a."siteAdmin" FROM "Account" a
      WHERE a.type = 'USER' AND a.id IN (${PEOPLE}))
    SELECT counted.total, listed.* FROM (SELECT count(*)::int AS total FROM people) counted
    LEFT JOIN LATERAL (SELECT * FROM people ORDER BY login LIMIT $2::int OFFSET $3::int) listed ON TRUE`,
};

/** A page of the people who can be assigned to a repository's issues, by login, and how many there are. */
export async function listAssignable(
  repositoryId: number,
  page: Page,
): Promise<{ total: number; people: SimpleAccount[] }> {
  const { skip, take } = rowsOf(page);
  const counted = await rowsOfStatement<CountedRow<SimpleAccount>>(ASSIGNABLE, [repositoryId, take, skip]);
  const { total, rows } = pageOfRows<SimpleAccount>(counted);
  return { total, people: rows };
}
