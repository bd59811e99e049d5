import type { OrganizationRole } from "@/generated/prisma/client.ts";
import { notFound, unprocessable } from "@/lib/api/errors.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { cancelInvitation } from "./answer-invitation.ts";
import { changeMemberRole, removeMember } from "./change-membership.ts";
import { inviteMember } from "./invite-member.ts";
import { findInvitationTo } from "./people-queries.ts";
import { findAccountByLogin, requireOrganizationManager } from "./queries.ts";
import { wireRole } from "./represent-organization.ts";

type Target = { viewerId: number; organizationId: number; login: string };

/**
 * Gives somebody a role in an organization: a member's changes, an invitation's as well, and who is neither is invited.
 * @throws 404 for nobody of this login; 422 for what is no person and for the last owner; 404 and 403 for those who do not own it
 */
export async function setMembership({ role, ...target }: Target & { role: OrganizationRole }): Promise<void> {
  const { viewerId, organizationId } = target;
  await requireOrganizationManager(viewerId, organizationId);
  const userId = await requireUserId(target.login);
  const key = { organizationId_userId: { organizationId, userId } };
  if (await db.membership.findUnique({ where: key }))
    return changeMemberRole({ viewerId, organizationId, userId, role: wireRole(role) });
  const { count } = await transaction((tx) =>
    tx.organizationInvitation.updateMany({ where: { organizationId, userId }, data: { role } }),
  );
  if (count > 0) return;
  await inviteMember({ viewerId, organizationId, input: { invitee: target.login, role: wireRole(role) } });
}

/**
 * Takes somebody out of an organization, or their invitation back.
 * @throws 404 for those who neither belong to it nor are invited, else as `removeMember`
 */
export async function removeMembership({ viewerId, organizationId, login }: Target): Promise<void> {
  const userId = await requireUserId(login);
  const invitation = await findInvitationTo(organizationId, userId);
  if (!invitation) return removeMember({ viewerId, organizationId, userId });
  await cancelInvitation({ viewerId, organizationId, invitationId: invitation.id });
}

/** Lets strangers see that a person belongs to an organization, or no longer. @throws 404 for those who do not */
export async function setMembershipPublic({
  userId,
  organizationId,
  isPublic,
}: {
  userId: number;
  organizationId: number;
  isPublic: boolean;
}): Promise<void> {
  const { count } = await transaction((tx) =>
    tx.membership.updateMany({ where: { organizationId, userId }, data: { public: isPublic } }),
  );
  if (count === 0) throw notFound();
}

async function requireUserId(login: string): Promise<number> {
  const account = await findAccountByLogin(login);
  if (!account) throw notFound();
  if (account.type !== "USER") throw unprocessable("Only people can belong to an organization.");
  return account.id;
}
