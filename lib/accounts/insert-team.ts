import type { RepositoryRole, Team } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { teamSlug } from "./rules.ts";

export type NewTeam = {
  organizationId: number;
  name: string;
  /** Made of the name unless given. */
  slug?: string;
  description?: string | null;
  memberIds?: readonly number[];
  repositories?: readonly { repositoryId: number; role: RepositoryRole }[];
};

/** The rows of a team with its members and repositories: no checks, no event, no audit. */
export async function insertTeam(tx: Tx, team: NewTeam): Promise<Team> {
  const now = clock.now();
  const { organizationId, name, slug = teamSlug(name), description, memberIds = [], repositories = [] } = team;
  return tx.team.create({
    data: {
      organizationId,
      name,
      slug,
      description: description ?? null,
      createdAt: now,
      updatedAt: now,
      members: { create: memberIds.map((userId) => ({ userId, createdAt: now })) },
      repositories: { create: repositories.map(({ repositoryId, role }) => ({ repositoryId, role, createdAt: now })) },
    },
  });
}
