import type { RepositoryRole, Team, TeamPrivacy } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { teamSlug } from "../rules.ts";

export type NewTeam = {
  organizationId: number;
  name: string;
  /** Made of the name unless given. */
  slug?: string;
  description?: string | null;
  privacy?: TeamPrivacy;
  notifies?: boolean;
  permission?: RepositoryRole;
  parentId?: number | null;
  memberIds?: readonly number[];
  maintainerIds?: readonly number[];
  repositories?: readonly { repositoryId: number; role: RepositoryRole }[];
};

/** The rows of a team with its members and repositories: no checks, no event, no audit. */
export async function insertTeam(tx: Tx, team: NewTeam): Promise<Team> {
  const now = clock.now();
  const {
    name,
    slug = teamSlug(name),
    description,
    memberIds = [],
    maintainerIds = [],
    repositories = [],
    ...columns
  } = team;
  const inserted = await tx.team.create({
    data: {
      ...columns,
      name,
      slug,
      description: description ?? null,
      createdAt: now,
      updatedAt: now,
      members: {
        create: [
          ...memberIds.map((userId) => ({ userId, createdAt: now })),
          ...maintainerIds.map((userId) => ({ userId, maintainer: true, createdAt: now })),
        ],
      },
      repositories: { create: repositories.map(({ repositoryId, role }) => ({ repositoryId, role, createdAt: now })) },
    },
  });
  await insertAncestors(tx, inserted);
  return inserted;
}

/** Writes which teams are above a team that has none written down: itself, its parent and all above that. */
async function insertAncestors(tx: Tx, { id, parentId }: Pick<Team, "id" | "parentId">): Promise<void> {
  await tx.$executeRaw`INSERT INTO "TeamAncestor" ("teamId", "ancestorId")
    SELECT ${id}::int, ${id}::int UNION
    SELECT ${id}::int, "ancestorId" FROM "TeamAncestor" WHERE "teamId" = ${parentId}::int`;
}
