import { pool } from "@/lib/platform/db.ts";

/** One thing that an integration did on an account, by itself or for a person. */
export type Act = {
  kind: "issue" | "comment" | "deployment" | "deployment_status" | "status";
  at: Date;
  /** "acme/widgets" */
  repository: string;
  /** The number, the deployment's id, or the commit's full name. */
  target: string;
  /** The environment of a deployment, the context of a status. */
  about: string | null;
  /** What a status says: success, failure, … */
  state: string | null;
  /** The person it acted for; null when it acted as itself. */
  forLogin: string | null;
};

/** Each kind by its index, newest first; then the newest of all. $1 integration, $2 its bot, $3 account, $4 how many. */
const RECENT = {
  name: "recent-acts",
  text: `
WITH acts AS (
  (SELECT 'issue' AS kind, x."createdAt" AS at, x."repositoryId", x.number::text AS target, NULL AS about, NULL AS state, x."authorId" AS actor
    FROM "Issue" x JOIN "Repository" r ON r.id = x."repositoryId" AND r."ownerId" = $3
    WHERE x."performedViaIntegrationId" = $1 ORDER BY x.id DESC LIMIT $4)
  UNION ALL
  (SELECT 'comment', x."createdAt", i."repositoryId", i.number::text, NULL, NULL, x."authorId"
    FROM "IssueComment" x JOIN "Issue" i ON i.id = x."issueId" JOIN "Repository" r ON r.id = i."repositoryId" AND r."ownerId" = $3
    WHERE x."performedViaIntegrationId" = $1 ORDER BY x.id DESC LIMIT $4)
  UNION ALL
  (SELECT 'deployment', x."createdAt", x."repositoryId", x.id::text, x.environment, NULL, x."creatorId"
    FROM "Deployment" x JOIN "Repository" r ON r.id = x."repositoryId" AND r."ownerId" = $3
    WHERE x."performedViaIntegrationId" = $1 ORDER BY x.id DESC LIMIT $4)
  UNION ALL
  (SELECT 'deployment_status', x."createdAt", d."repositoryId", d.id::text, x.environment, x.state::text, x."creatorId"
    FROM "DeploymentStatus" x JOIN "Deployment" d ON d.id = x."deploymentId" JOIN "Repository" r ON r.id = d."repositoryId" AND r."ownerId" = $3
    WHERE x."performedViaIntegrationId" = $1 ORDER BY x.id DESC LIMIT $4)
  UNION ALL
  (SELECT 'status', x."createdAt", x."repositoryId", x.sha, x.context, x.state::text, x."creatorId"
    FROM "CommitStatus" x JOIN "Repository" r ON r.id = x."repositoryId" AND r."ownerId" = $3
    WHERE x."creatorId" = $2 ORDER BY x.id DESC LIMIT $4)
)
SELECT a.kind, a.at, o.login || '/' || r.name AS repository, a.target, a.about, a.state,
  CASE WHEN a.actor = $2 THEN NULL ELSE p.login::text END AS "forLogin"
FROM acts a JOIN "Repository" r ON r.id = a."repositoryId" JOIN "Account" o ON o.id = r."ownerId"
  LEFT JOIN "Account" p ON p.id = a.actor
ORDER BY a.at DESC, a.target DESC LIMIT $4`,
};

/** What an integration did last on the account that it is installed on, newest first. */
export async function recentActs(
  {
    integrationId,
    accountId,
    integration,
  }: { integrationId: number; accountId: number; integration: { botId: number } },
  limit = 10,
): Promise<Act[]> {
  const { rows } = await pool.query<Act>({ ...RECENT, values: [integrationId, integration.botId, accountId, limit] });
  return rows;
}
