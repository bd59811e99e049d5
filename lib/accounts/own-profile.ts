import type { Account } from "@/generated/prisma/client.ts";
import { pool } from "@/lib/platform/db.ts";
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
SELECT a.*, e.address, e."verifiedAt" IS NOT NULL AS verified,
  (SELECT count(*)::int FROM "Repository" r WHERE r."ownerId" = a.id AND NOT r.private) AS "publicRepositories",
  (SELECT count(*)::int FROM "Repository" r WHERE r."ownerId" = a.id AND r.private) AS "privateRepositories"
FROM "Account" a LEFT JOIN LATERAL (
  SELECT address, "verifiedAt" FROM "Email" WHERE "accountId" = a.id ORDER BY "primary" DESC, id LIMIT 1) e ON TRUE
WHERE a.id = $1`,
};

type Columns = Account & {
  address: string | null;
  verified: boolean;
  publicRepositories: number;
  privateRepositories: number;
};

/** All that a person is shown of themselves, in one statement; null for an account that is gone. */
export async function findOwnProfile(accountId: number): Promise<OwnProfile | null> {
  const { rows } = await pool.query<Columns>({ ...PROFILE, values: [accountId] });
  const [row] = rows;
  if (!row) return null;
  const { address, verified, publicRepositories, privateRepositories, ...account } = row;
  return {
    account,
    repositories: { public: publicRepositories, private: privateRepositories },
    email: address === null ? null : { address, verified },
  };
}
