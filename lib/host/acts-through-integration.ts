import { pool } from "@/lib/platform/db.ts";
import { reachableSql } from "./repositories/role-sql.ts";

/** Something that an integration did as a person. */
export type ActAsPerson = {
  kind: "issue" | "comment" | "deployment" | "deployment_status";
  repository: string;
  /** Of the issue or the deployment. */
  number: number;
  title: string;
  at: Date;
};

const ACTS_SHOWN_MAX = 50;

/** $1 person, $2 integration. What lies in repositories that the person has lost is theirs no more to look at. */
const ACTS = {
  name: "acts-through-integration",
  text: `
SELECT act.kind, o.login || '/' || r.name AS repository, act.number, act.title, act.at FROM (
  SELECT 'issue' AS kind, "repositoryId", number, title, "createdAt" AS at FROM "Issue"
    WHERE "authorId" = $1 AND "performedViaIntegrationId" = $2
  UNION ALL
  SELECT 'comment', i."repositoryId", i.number, i.title, c."createdAt" FROM "IssueComment" c JOIN "Issue" i ON i.id = c."issueId"
    WHERE c."authorId" = $1 AND c."performedViaIntegrationId" = $2
  UNION ALL
  SELECT 'deployment', "repositoryId", id, ref || ' to ' || environment, "createdAt" FROM "Deployment"
    WHERE "creatorId" = $1 AND "performedViaIntegrationId" = $2
  UNION ALL
  SELECT 'deployment_status', d."repositoryId", d.id, d.environment || ': ' || s.state::text, s."createdAt"
    FROM "DeploymentStatus" s JOIN "Deployment" d ON d.id = s."deploymentId"
    WHERE s."creatorId" = $1 AND s."performedViaIntegrationId" = $2
) act JOIN "Repository" r ON r.id = act."repositoryId" JOIN "Account" o ON o.id = r."ownerId"
WHERE NOT r.private OR ${reachableSql("$1")}
ORDER BY act.at DESC LIMIT ${ACTS_SHOWN_MAX}`,
};

/** What an integration did as a person, newest first, fifty at most. */
export async function actsThroughIntegration(person: {
  userId: number;
  integrationId: number;
}): Promise<ActAsPerson[]> {
  const { rows } = await pool.query<ActAsPerson>({ ...ACTS, values: [person.userId, person.integrationId] });
  return rows;
}
