import { type InstallationFacts, type RepositoryFacts, selectionCovers } from "@/lib/authorization/facts.ts";
import type { Permissions } from "@/lib/authorization/permissions.ts";
import { pool } from "@/lib/platform/db.ts";

const FACTS = {
  name: "installation-facts",
  text: `SELECT i."accountId", i.permissions, i."repositorySelection", i."suspendedAt" IS NOT NULL AS suspended,
    ARRAY(SELECT r."repositoryId" FROM "InstallationRepository" r WHERE r."installationId" = i.id) AS ids
  FROM "Installation" i WHERE i."integrationId" = $1 AND i."accountId" = $2`,
};

type Row = {
  accountId: number;
  permissions: Permissions;
  repositorySelection: "all" | "selected";
  suspended: boolean;
  ids: number[];
};

/** What the integration's installation on an account grants; null when it is not installed there. */
export async function findInstallationFacts(
  integrationId: number,
  accountId: number,
): Promise<InstallationFacts | null> {
  const { rows } = await pool.query<Row>({ ...FACTS, values: [integrationId, accountId] });
  const row = rows[0];
  if (!row) return null;
  return {
    accountId,
    permissions: row.permissions,
    suspended: row.suspended,
    repositories:
      row.repositorySelection === "all" ? { kind: "all", accountId } : { kind: "selected", ids: new Set(row.ids) },
  };
}

/** Whether the integration is installed on the repository's owner with this repository in the selection. */
export async function reachesRepository(integrationId: number, repository: RepositoryFacts): Promise<boolean> {
  const facts = await findInstallationFacts(integrationId, repository.ownerId);
  return facts !== null && selectionCovers({ accountId: facts.accountId, selection: facts.repositories, repository });
}
