import type { Account, OrganizationInvitation, OrganizationRole, Team } from "@/generated/prisma/client.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";

export type Member = { user: Account; role: OrganizationRole; since: Date };

/** One page of an organization's people by login, with how many there are in all. */
export async function membersOf(
  organizationId: number,
  { page, role, search }: { page: Page; role?: OrganizationRole | undefined; search?: string | undefined },
): Promise<{ members: Member[]; total: number }> {
  const where = {
    organizationId,
    ...(role && { role }),
    ...(search && {
      user: {
        OR: [
          { login: { contains: search, mode: "insensitive" as const } },
          { name: { contains: search, mode: "insensitive" as const } },
        ],
      },
    }),
  };
  const [rows, total] = await Promise.all([
    db.membership.findMany({ where, include: { user: true }, orderBy: { user: { login: "asc" } }, ...rowsOf(page) }),
    db.membership.count({ where }),
  ]);
  return { members: rows.map(({ user, role: held, createdAt }) => ({ user, role: held, since: createdAt })), total };
}

export async function countOwners(organizationId: number): Promise<number> {
  return db.membership.count({ where: { organizationId, role: "ADMIN" } });
}

export type Invitation = OrganizationInvitation & { user: Account; inviter: Account };

/** The invitations of an organization that wait for an answer, the newest first. */
export async function invitationsOf(organizationId: number): Promise<Invitation[]> {
  return db.organizationInvitation.findMany({
    where: { organizationId },
    include: { user: true, inviter: true },
    orderBy: { id: "desc" },
  });
}

export type ReceivedInvitation = OrganizationInvitation & { organization: Account; inviter: Account };

/** The organizations that wait for a person's answer, the newest invitation first. */
export async function invitationsFor(userId: number): Promise<ReceivedInvitation[]> {
  return db.organizationInvitation.findMany({
    where: { userId },
    include: { organization: true, inviter: true },
    orderBy: { id: "desc" },
  });
}

export type TeamSummary = Team & { _count: { members: number; repositories: number } };

/** One page of an organization's teams by name, with how many there are in all. */
export async function teamsOf(organizationId: number, page: Page): Promise<{ teams: TeamSummary[]; total: number }> {
  const [teams, total] = await Promise.all([
    db.team.findMany({
      where: { organizationId },
      include: { _count: { select: { members: true, repositories: true } } },
      orderBy: { name: "asc" },
      ...rowsOf(page),
    }),
    db.team.count({ where: { organizationId } }),
  ]);
  return { teams, total };
}

/** How many organizations wait for a person's answer. */
export async function countInvitationsFor(userId: number): Promise<number> {
  return db.organizationInvitation.count({ where: { userId } });
}
