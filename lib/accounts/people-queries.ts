import type { Account, OrganizationInvitation, OrganizationRole } from "@/generated/prisma/client.ts";
import { db } from "@/lib/platform/db.ts";
import { type Page, rowsOf } from "@/lib/platform/pagination.ts";
import type { Belonging } from "./represent-organization.ts";

export type Member = { user: Account; role: OrganizationRole; since: Date };

/** One page of an organization's people by login, with how many there are in all. */
export async function membersOf(
  organizationId: number,
  {
    page,
    role,
    search,
    publicOnly = false,
  }: { page: Page; role?: OrganizationRole | undefined; search?: string | undefined; publicOnly?: boolean },
): Promise<{ members: Member[]; total: number }> {
  const where = {
    organizationId,
    ...(role && { role }),
    ...(publicOnly && { public: true }),
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

/** One page of an organization's invitations that wait for an answer, the oldest first. */
export async function pageOfInvitations(
  { organizationId, role }: { organizationId: number; role?: OrganizationRole | undefined },
  page: Page,
): Promise<{ invitations: Invitation[]; total: number }> {
  const where = { organizationId, ...(role && { role }) };
  const [invitations, total] = await Promise.all([
    db.organizationInvitation.findMany({
      where,
      include: { user: true, inviter: true },
      orderBy: { id: "asc" },
      ...rowsOf(page),
    }),
    db.organizationInvitation.count({ where }),
  ]);
  return { invitations, total };
}

/** An invitation of an organization that waits for an answer; null when there is none with this id. */
export async function findInvitation(organizationId: number, id: number): Promise<Invitation | null> {
  return db.organizationInvitation.findFirst({ where: { id, organizationId }, include: { user: true, inviter: true } });
}

/** A person's own invitation to an organization; null when they have none. */
export async function findInvitationTo(organizationId: number, userId: number): Promise<OrganizationInvitation | null> {
  return db.organizationInvitation.findUnique({ where: { organizationId_userId: { organizationId, userId } } });
}

/** Whether a person shows to strangers that they belong to an organization. */
export async function isPublicMember(organizationId: number, userId: number): Promise<boolean> {
  return (await db.membership.count({ where: { organizationId, userId, public: true } })) > 0;
}

/** How many organizations wait for a person's answer. */
export async function countInvitationsFor(userId: number): Promise<number> {
  return db.organizationInvitation.count({ where: { userId } });
}

/** One page of the organizations that a person belongs to; narrowed to those with an integration, or to a single one. */
export async function pageOfOrganizations({
  userId,
  page,
  integrationId,
  organizationId,
  publicOnly = false,
}: {
  userId: number;
  page: Page;
  /** Those that strangers may know of. */
  publicOnly?: boolean;
  integrationId?: number;
  organizationId?: number;
}): Promise<{ organizations: Account[]; total: number }> {
  const where = {
    members: { some: { userId, ...(publicOnly && { public: true }) } },
    ...(organizationId !== undefined && { id: organizationId }),
    ...(integrationId !== undefined && { installations: { some: { integrationId } } }),
  };
  const [organizations, total] = await Promise.all([
    db.account.findMany({ where, orderBy: { id: "asc" }, ...rowsOf(page) }),
    db.account.count({ where }),
  ]);
  return { organizations, total };
}

/** People with a role on one of the organization's repositories who do not belong to it. */
export async function countOutsideCollaborators(organizationId: number): Promise<number> {
  return db.account.count({
    where: {
      collaborations: { some: { repository: { ownerId: organizationId } } },
      memberships: { none: { organizationId } },
    },
  });
}

/** How a person belongs to an organization: as a member, or by an invitation that waits; null when in no way. */
export async function findBelonging(organizationId: number, userId: number): Promise<Belonging | null> {
  const which = { organizationId_userId: { organizationId, userId } };
  const include = { organization: true, user: true } as const;
  const membership = await db.membership.findUnique({ where: which, include });
  if (membership) return { ...membership, state: "active" };
  const invitation = await db.organizationInvitation.findUnique({ where: which, include });
  return invitation && { ...invitation, state: "pending" };
}

/** Every way in which a person belongs to organizations, memberships before invitations. */
export async function belongingsOf(userId: number): Promise<Belonging[]> {
  const query = { where: { userId }, include: { organization: true, user: true } } as const;
  const [memberships, invitations] = await Promise.all([
    db.membership.findMany({ ...query, orderBy: { organizationId: "asc" } }),
    db.organizationInvitation.findMany({ ...query, orderBy: { id: "asc" } }),
  ]);
  return [
    ...memberships.map((membership): Belonging => ({ ...membership, state: "active" })),
    ...invitations.map((invitation): Belonging => ({ ...invitation, state: "pending" })),
  ];
}
