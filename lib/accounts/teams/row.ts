import type { Prisma } from "@/generated/prisma/client.ts";
import { notFound } from "@/lib/api/errors.ts";
import { db, type Reader } from "@/lib/platform/db.ts";

/** What a team's representations are made of. */
export const teamParts = {
  parent: true,
  organization: true,
  _count: { select: { members: true, repositories: true } },
} satisfies Prisma.TeamInclude;
export type TeamRow = Prisma.TeamGetPayload<{ include: typeof teamParts }>;

/** Who asks: a bot sees every team, as its permission says; a person those that are not secret, and their own. */
export type TeamViewer = { userId: number | null; isOwner: boolean };

/** The teams that somebody sees, for `where`. */
export function visibleTeams({ userId, isOwner }: TeamViewer): Prisma.TeamWhereInput {
  if (isOwner || userId === null) return {};
  return { OR: [{ privacy: "closed" }, { below: { some: { team: { members: { some: { userId } } } } } }] };
}

/** A team of the organization by the part of its address. Throws 404, also for one that the viewer may not see. */
export async function requireTeam(
  { organizationId, slug, viewer }: { organizationId: number; slug: string; viewer: TeamViewer },
  reader: Reader = db,
): Promise<TeamRow> {
  const team = await reader.team.findFirst({
    where: { organizationId, slug, ...visibleTeams(viewer) },
    include: teamParts,
  });
  if (!team) throw notFound();
  return team;
}

/** The team as it is now, inside a transaction that changed it. Throws 404 when it is gone. */
export async function requireTeamById(teamId: number, reader: Reader = db): Promise<TeamRow> {
  const team = await reader.team.findUnique({ where: { id: teamId }, include: teamParts });
  if (!team) throw notFound();
  return team;
}
