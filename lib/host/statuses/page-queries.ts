import type { StatusState } from "@/generated/prisma/client.ts";
import { rowsOfStatement, type Statement } from "../statement.ts";
import { combinedState } from "./rules.ts";

export type CombinedState = ReturnType<typeof combinedState>;

const STATES: Statement = {
  name: "newest-states-of-commits",
  text: `SELECT sha, array_agg(state::text) AS states FROM (
    SELECT DISTINCT ON (s.sha, s.context) s.sha, s.state FROM "CommitStatus" s
    WHERE s."repositoryId" = $1::int AND s.sha = ANY($2::text[]) ORDER BY s.sha, s.context, s.id DESC) newest GROUP BY sha`,
};

/** How the statuses of these commits stand together, by full object name; commits about which nothing was said are missing. */
export async function combinedStatesOf(
  repositoryId: number,
  shas: readonly string[],
): Promise<ReadonlyMap<string, { state: CombinedState; contexts: number }>> {
  if (shas.length === 0) return new Map();
  const rows = await rowsOfStatement<{ sha: string; states: StatusState[] }>(STATES, [repositoryId, [...shas]]);
  return new Map(rows.map(({ sha, states }) => [sha, { state: combinedState(states), contexts: states.length }]));
}
