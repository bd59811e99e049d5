import { pool } from "@/lib/platform/db.ts";
import type { RepositoryCounts } from "./represent-organization.ts";

/** What `REPOSITORY_COUNTS_SQL` selects. */
export type RepositoryCountColumns = { publicRepositories: number; privateRepositories: number };

/** How many repositories an account owns, by who may see them: columns of a statement whose account is `a`. */
export const REPOSITORY_COUNTS_SQL = `
  (SELECT count(*)::int FROM "Repository" r WHERE r."ownerId" = a.id AND NOT r.private) AS "publicRepositories",
  (SELECT count(*)::int FROM "Repository" r WHERE r."ownerId" = a.id AND r.private) AS "privateRepositories"`;

const COUNT = {
  name: "repository-counts",
  text: `SELECT ${REPOSITORY_COUNTS_SQL} FROM "Account" a WHERE a.id = $1`,
};

/** None for an account that is gone. */
export async function countRepositories(ownerId: number): Promise<RepositoryCounts> {
  const { rows } = await pool.query<RepositoryCountColumns>({ ...COUNT, values: [ownerId] });
  return repositoryCounts(rows[0] ?? { publicRepositories: 0, privateRepositories: 0 });
}

export function repositoryCounts({
  publicRepositories,
  privateRepositories,
}: RepositoryCountColumns): RepositoryCounts {
  return { public: publicRepositories, private: privateRepositories };
}
