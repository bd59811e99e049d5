import type { Account } from "@/generated/prisma/client.ts";
import { pool } from "@/lib/platform/db.ts";
import { PRIMARY_FIRST_SQL } from "./primary-first.ts";
import { REPOSITORY_COUNTS_SQL, type RepositoryCountColumns, repositoryCounts } from "./repository-counts.ts";
import type { RepositoryCounts } from "./represent-organization.ts";

type OwnProfile = {
  account: Account;
  repositories: RepositoryCounts;
  /** The address that mail goes to; null for people who gave none. */
  email: { address: string; verified: boolean } | null;
};

const PROFILE = {
  name: "own-profile",
  text: `
SELECT a.*, e.address, e."verifiedAt" IS NOT NULL AS verified, ${REPOSITORY_COUNTS_SQL}
FROM "Account" a LEFT JOIN LATERAL (
  SELECT address, "verifiedAt" FROM "Email" WHERE "accountId" = a.id ORDER BY ${PRIMARY_FIRST_SQL} LIMIT 1) e ON TRUE
WHERE a.id = $1`,
};

type Columns = Account & RepositoryCountColumns & { address: string | null; verified: boolean };

/** All that a person is shown of themselves, in one statement; null for an account that is gone. */
export async function findOwnProfile(accountId: number): Promise<OwnProfile | null> {
  const { rows } = await pool.query<Columns>({ ...PROFILE, values: [accountId] });
  const [row] = rows;
  if (!row) return null;
  const { address, verified, publicRepositories, privateRepositories, ...account } = row;
  return {
    account,
    repositories: repositoryCounts({ publicRepositories, privateRepositories }),
    email: address === null ? null : { address, verified },
  };
}
