import type { DeploymentState } from "@/generated/prisma/client.ts";
import type { Page } from "@/lib/platform/pagination.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";
import { type DeploymentFilter, type DeploymentRow, listDeployments } from "./row.ts";

/** As many environments as a page of tabs holds. */
const ENVIRONMENTS_MAX = 20;

const ENVIRONMENTS: Statement = {
  name: "environments",
  text: `SELECT environment AS name, count(*)::int AS deployments FROM "Deployment"
    WHERE "repositoryId" = $1::int GROUP BY environment ORDER BY max(id) DESC LIMIT $2::int`,
};

/** Where a repository was deployed to, the most recently used first, and how often. */
export function environmentsOf(repositoryId: number): Promise<{ name: string; deployments: number }[]> {
  return rowsOfStatement(ENVIRONMENTS, [repositoryId, ENVIRONMENTS_MAX]);
}

export type LastStatus = { state: DeploymentState; environmentUrl: string; logUrl: string; createdAt: Date };

const LAST_STATUSES: Statement = {
  name: "last-deployment-statuses",
  text: `SELECT DISTINCT ON (s."deploymentId") s."deploymentId", s.state, s."environmentUrl", s."logUrl", s."createdAt"
    FROM "DeploymentStatus" s WHERE s."deploymentId" = ANY($1::int[]) ORDER BY s."deploymentId", s.id DESC`,
};

/** A page of deployments, the newest first, each with what was said of it last; null when nothing was. */
export async function deploymentsWithState(
  repositoryId: number,
  filter: DeploymentFilter & { page: Page },
): Promise<{ total: number; deployments: (DeploymentRow & { last: LastStatus | null })[] }> {
  const { total, deployments } = await listDeployments(repositoryId, filter);
  const rows = await rowsOfStatement<LastStatus & { deploymentId: number }>(LAST_STATUSES, [
    deployments.map(({ id }) => id),
  ]);
  const lastOf = new Map(rows.map((row) => [row.deploymentId, row]));
  return { total, deployments: deployments.map((row) => ({ ...row, last: lastOf.get(row.id) ?? null })) };
}
