import type { Tx } from "@/lib/platform/db.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";
import type { ProtectionSettings } from "./rules.ts";

export type ProtectionRow = {
  id: number;
  branch: string;
  settings: ProtectionSettings;
  createdAt: Date;
  updatedAt: Date;
};

const SELECT = `SELECT id, branch, settings, "createdAt", "updatedAt" FROM "BranchProtection" WHERE "repositoryId" = $1::int`;
const BY_BRANCH: Statement = { name: "protection-by-branch", text: `${SELECT} AND branch = $2::text` };
const ALL: Statement = { name: "protections", text: `${SELECT} ORDER BY branch` };

/** The rules of a branch, whether it exists or not; null when it has none. */
export async function findProtection(repositoryId: number, branch: string, tx?: Tx): Promise<ProtectionRow | null> {
  const [row] = await rowsOfStatement<ProtectionRow>(BY_BRANCH, [repositoryId, branch], tx);
  return row ?? null;
}

/** The rules of all branches of a repository, by the name of the branch. */
export async function protectionsOf(repositoryId: number): Promise<ReadonlyMap<string, ProtectionRow>> {
  const rows = await rowsOfStatement<ProtectionRow>(ALL, [repositoryId]);
  return new Map(rows.map((row) => [row.branch, row]));
}

/** What has passed: the newest status of a context, and the newest check run of a name in each integration's suite. */
const MISSING: Statement = {
  name: "missing-checks",
  text: `SELECT wanted.context FROM unnest($3::text[], $4::int[]) AS wanted(context, "integrationId")
    WHERE NOT EXISTS (
      SELECT FROM (SELECT DISTINCT ON (s."creatorId") s.state, s."creatorId" FROM "CommitStatus" s
        WHERE s."repositoryId" = $1::int AND s.sha = $2::text AND s.context = wanted.context
        ORDER BY s."creatorId", s.id DESC) latest
      WHERE latest.state = 'success' AND (wanted."integrationId" IS NULL OR EXISTS (
        SELECT FROM "Integration" n WHERE n.id = wanted."integrationId" AND n."botId" = latest."creatorId")))
    AND NOT EXISTS (
      SELECT FROM (SELECT DISTINCT ON (c.id) run.conclusion, c."integrationId" FROM "CheckSuite" c
        JOIN "CheckRun" run ON run."suiteId" = c.id
        WHERE c."repositoryId" = $1::int AND c."headSha" = $2::text AND run.name = wanted.context
        ORDER BY c.id, run.id DESC) latest
      WHERE latest.conclusion IN ('success', 'neutral', 'skipped')
        AND (wanted."integrationId" IS NULL OR latest."integrationId" = wanted."integrationId"))`,
};

/** The names of required checks that have not passed for a commit. */
export async function missingChecks(
  repositoryId: number,
  { settings, sha }: { settings: ProtectionSettings; sha: string },
): Promise<string[]> {
  const checks = settings.requiredChecks?.checks ?? [];
  if (checks.length === 0) return [];
  const rows = await rowsOfStatement<{ context: string }>(MISSING, [
    repositoryId,
    sha,
    checks.map(({ context }) => context),
    checks.map(({ integrationId }) => integrationId),
  ]);
  return rows.map(({ context }) => context);
}
