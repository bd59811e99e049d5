import { installationsForPerson } from "@/lib/installations/queries.ts";
import { db } from "@/lib/platform/db.ts";

/** One account where an integration is installed. */
export type Reached = { login: string; repositories: "all" | number; suspended: boolean };

const SHOWN_MAX = 10;

/** Where an integration could act as a person: the installations that they have to do with, a few of them by name. */
export async function reachOfPerson(person: {
  userId: number;
  integrationId: number;
}): Promise<{ total: number; reached: Reached[] }> {
  const { total, installations } = await installationsForPerson(person, { page: 1, perPage: SHOWN_MAX });
  const counts = await db.installationRepository.groupBy({
    by: ["installationId"],
    where: { installationId: { in: installations.map(({ id }) => id) } },
    _count: true,
  });
  const countOf = new Map(counts.map(({ installationId, _count }) => [installationId, _count]));
  return {
    total,
    reached: installations.map(({ id, account, repositorySelection, suspendedAt }) => ({
      login: account.login,
      repositories: repositorySelection === "all" ? "all" : (countOf.get(id) ?? 0),
      suspended: suspendedAt !== null,
    })),
  };
}
