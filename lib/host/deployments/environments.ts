import { rowsOfStatement, type Statement } from "../statement.ts";

/** Where something was deployed to: by the first deployment there and the newest. */
export type EnvironmentRow = { id: number; name: string; createdAt: Date; updatedAt: Date };

const ENVIRONMENTS: Statement = {
  name: "environments",
  text: `SELECT min(id) AS id, environment AS name, min("createdAt") AS "createdAt", max("updatedAt") AS "updatedAt"
    FROM "Deployment" WHERE "repositoryId" = $1::int GROUP BY environment ORDER BY environment`,
};

/** The environments of a repository, by name. */
export function environmentsOf(repositoryId: number): Promise<EnvironmentRow[]> {
  return rowsOfStatement<EnvironmentRow>(ENVIRONMENTS, [repositoryId]);
}
