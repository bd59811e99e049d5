import { z } from "zod";
import { notFound, unprocessable } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { checkInput } from "./check-input.ts";
import { recordMembershipEvent } from "./events.ts";
import { requireOrganizationManager } from "./queries.ts";
import { storedRole, wireRole } from "./represent-organization.ts";
import { memberRole } from "./schemas.ts";
import { leaveTeams } from "./teams/join-and-leave.ts";

type Target = { viewerId: number; organizationId: number; userId: number };

/** Makes a member an owner or an owner a member.
 *  @throws 404 when they do not belong to it, 422 for the last owner, 404 and 403 for those who do not own it */
export async function changeMemberRole({ role, ...target }: Target & { role: string }): Promise<void> {
  const { viewerId, organizationId, userId } = target;
  await requireOrganizationManager(viewerId, organizationId);
  const wanted = storedRole(checkInput(z.object({ role: memberRole }), { role }, "OrganizationMembership").role);
  await transaction(async (tx) => {
    const { user, organization, role: held } = await lockMembership(tx, target);
    if (held === wanted) return;
    if (held === "ADMIN") await requireAnotherOwner(tx, { organization, leaver: user });
    await tx.membership.update({
      where: { organizationId_userId: { organizationId, userId } },
      data: { role: wanted },
    });
    await recordAudit(tx, {
      action: "org.update_member",
      actorId: viewerId,
      accountId: organizationId,
      data: { user: user.login, old_permission: wireRole(held), permission: wireRole(wanted) },
    });
  });
}

/**
 * Takes a person out of an organization, of its teams, of the managers of its integrations and of the collaborators of its repositories: an owner removes
 * anybody, everybody removes themselves.
 * @throws 404 when they do not belong to it, 422 for the last owner, 404 and 403 for those who do not own it
 */
export async function removeMember(target: Target): Promise<void> {
  const { viewerId, organizationId, userId } = target;
  if (viewerId !== userId) await requireOrganizationManager(viewerId, organizationId);
  await transaction(async (tx) => {
    const { user, organization, role } = await lockMembership(tx, target);
    if (role === "ADMIN") await requireAnotherOwner(tx, { organization, leaver: user });
    await tx.membership.delete({ where: { organizationId_userId: { organizationId, userId } } });
    await leaveTeams(tx, { organizationId, user, senderId: viewerId });
    await tx.integrationManager.deleteMany({ where: { userId, organizationId } });
    await tx.collaborator.deleteMany({ where: { userId, repository: { ownerId: organizationId } } });
    const membership = { organization, user, role, state: "active" } as const;
    await recordMembershipEvent(tx, { action: "member_removed", membership, senderId: viewerId });
    const data = { user: user.login };
    await recordAudit(tx, { action: "org.remove_member", actorId: viewerId, accountId: organizationId, data });
  });
}

/** The membership, with changes to the organization's owners serialized: two owners cannot both leave at once. */
async function lockMembership(tx: Tx, { organizationId, userId }: Target) {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${organizationId} FOR UPDATE`;
  const membership = await tx.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    include: { user: true, organization: true },
  });
  if (!membership) throw notFound();
  return membership;
}

async function requireAnotherOwner(
  tx: Tx,
  { organization, leaver }: { organization: { id: number; login: string }; leaver: { id: number; login: string } },
): Promise<void> {
  const others = await tx.membership.count({
    where: { organizationId: organization.id, role: "ADMIN", userId: { not: leaver.id } },
  });
  if (others > 0) return;
  throw unprocessable(
    `${leaver.login} is the last owner of ${organization.login}. Make somebody else an owner first, or nobody could administer it.`,
  );
}
