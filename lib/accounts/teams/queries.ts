import type { Prisma, RepositoryRole } from "@/generated/prisma/client.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import { type SimpleAccount, simpleAccount } from "../represent.ts";
import type { TeamMembership } from "./represent.ts";
import { type TeamRow, type TeamViewer, teamParts, visibleTeams } from "./row.ts";

/** How a team is addressed by names, for paths that have its id; null when there is none. */
export async function findTeamAddress(
  teamId: number,
): Promise<{ organizationId: number; organization: string; slug: string } | null> {
  const team = await db.team.findUnique({
    where: { id: teamId },
    select: { organizationId: true, slug: true, organization: { select: { login: true } } },
  });
  return team && { ...team, organization: team.organization.login };
}

type TeamPage = { teams: TeamRow[]; total: number };

async function pageOfTeams(where: Prisma.TeamWhereInput, page: Page): Promise<TeamPage> {
  const [teams, total] = await Promise.all([
    db.team.findMany({ where, include: teamParts, orderBy: [{ name: "asc" }, { id: "asc" }], ...rowsOf(page) }),
    db.team.count({ where }),
  ]);
  return { teams, total };
}

/** One page of an organization's teams that the viewer sees, by name; of those under one team when `parentId` is given. */
export function teamsSeen(
  { organizationId, viewer, parentId }: { organizationId: number; viewer: TeamViewer; parentId?: number },
  page: Page,
): Promise<TeamPage> {
  return pageOfTeams({ organizationId, ...(parentId !== undefined && { parentId }), AND: visibleTeams(viewer) }, page);
}

/** One page of the teams that a person is in; narrowed to the organizations given. */
export function teamsOfPerson(
  { userId, organizationIds }: { userId: number; organizationIds?: readonly number[] },
  page: Page,
): Promise<TeamPage> {
  return pageOfTeams(
    {
      members: { some: { userId } },
      ...(organizationIds && { organizationId: { in: [...organizationIds] } }),
    },
    page,
  );
}

/** One page of these teams of an organization; those that are gone are left out. */
export function teamsById(organizationId: number, ids: readonly number[], page: Page): Promise<TeamPage> {
  return pageOfTeams({ organizationId, id: { in: [...ids] } }, page);
}

/** One page of the teams that a repository was given to, each with its role there. */
export async function teamsOfRepository(
  { repositoryId, viewer }: { repositoryId: number; viewer: TeamViewer },
  page: Page,
): Promise<{ teams: { team: TeamRow; role: RepositoryRole }[]; total: number }> {
  const where = { repositoryId, team: visibleTeams(viewer) };
  const [rows, total] = await Promise.all([
    db.teamRepository.findMany({
      where,
      select: { role: true, team: { include: teamParts } },
      orderBy: { team: { name: "asc" } },
      ...rowsOf(page),
    }),
    db.teamRepository.count({ where }),
  ]);
  return { teams: rows, total };
}

/** The teams that another one may be put under, by name: those that every member sees, and not itself or one below it. */
export async function possibleParents(
  organizationId: number,
  teamId?: number,
): Promise<{ id: number; name: string }[]> {
  return db.team.findMany({
    where: {
      organizationId,
      privacy: "closed",
      ...(teamId !== undefined && { above: { none: { ancestorId: teamId } } }),
    },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

export type TeamPerson = SimpleAccount & { name: string | null; maintainer: boolean };

/** One page of the people of a team and of the teams under it, by login; `maintainer` narrows to the team's own. */
export async function peopleOfTeam(
  { teamId, maintainer }: { teamId: number; maintainer?: boolean },
  page: Page,
): Promise<{ people: TeamPerson[]; total: number }> {
  const own = { some: { teamId, ...(maintainer !== undefined && { maintainer }) } };
  const below = { some: { team: { above: { some: { ancestorId: teamId } } } } };
  const where: Prisma.AccountWhereInput = {
    teamMemberships: maintainer === true ? own : below,
    ...(maintainer === false && { NOT: { teamMemberships: { some: { teamId, maintainer: true } } } }),
  };
  const [rows, total] = await Promise.all([
    db.account.findMany({
      where,
      select: { ...simpleAccount, name: true, teamMemberships: { where: { teamId }, select: { maintainer: true } } },
      orderBy: { login: "asc" },
      ...rowsOf(page),
    }),
    db.account.count({ where }),
  ]);
  const people = rows.map(({ teamMemberships, ...person }) => ({
    ...person,
    maintainer: teamMemberships.some((membership) => membership.maintainer),
  }));
  return { people, total };
}

/** How somebody belongs to a team: in it or in one below it, or by an invitation that waits; null when in no way. */
export async function findTeamMembership(
  { id, organizationId }: Pick<TeamRow, "id" | "organizationId">,
  login: string,
): Promise<TeamMembership | null> {
  const person = await db.account.findUnique({
    where: { login },
    select: {
      login: true,
      teamMemberships: { where: { team: { above: { some: { ancestorId: id } } } } },
      invitations: { where: { organizationId, teamIds: { has: id } } },
    },
  });
  if (!person) return null;
  const { teamMemberships, invitations } = person;
  if (teamMemberships.length > 0) {
    const maintainer = teamMemberships.some((held) => held.teamId === id && held.maintainer);
    return { login: person.login, maintainer, state: "active" };
  }
  return invitations.length > 0 ? { login: person.login, maintainer: false, state: "pending" } : null;
}

export type TeamRepositoryRow = { repositoryId: number; role: RepositoryRole };

/** One page of what a team has a role on, itself and by the teams above it, by id; narrowed to `repositoryIds`. */
export async function repositoriesOfTeam(
  { teamId, repositoryIds }: { teamId: number; repositoryIds?: readonly number[] },
  page: Page,
): Promise<{ repositories: TeamRepositoryRow[]; total: number }> {
  const where = {
    team: { below: { some: { teamId } } },
    ...(repositoryIds && { repositoryId: { in: [...repositoryIds] } }),
  };
  const all = await db.teamRepository.groupBy({ by: ["repositoryId"], where, orderBy: { repositoryId: "asc" } });
  const { skip, take } = rowsOf(page);
  const ids = all.slice(skip, skip + take).map(({ repositoryId }) => repositoryId);
  const roles = await db.teamRepository.findMany({
    where: { ...where, repositoryId: { in: ids } },
    select: { repositoryId: true, role: true },
    // Enum values compare by their position: the strongest last, so that it is the one that stays.
    orderBy: { role: "asc" },
  });
  const strongest = new Map(roles.map(({ repositoryId, role }) => [repositoryId, role]));
  const repositories = ids.map((repositoryId) => ({
    repositoryId,
    role: strongest.get(repositoryId) ?? "pull",
  }));
  return { repositories, total: all.length };
}
