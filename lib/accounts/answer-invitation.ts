import type { Account } from "@/generated/prisma/client.ts";
import { notFound } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import { recordMembershipEvent } from "./events.ts";
import { requireOrganizationManager } from "./queries.ts";
import { joinTeams } from "./teams/join-and-leave.ts";

type Answer = { viewerId: number; invitationId: number };

/** Joins the organization that the viewer is invited to; answers the organization.
 *  @throws 404 when they are not, or not any more */
export async function acceptInvitation({ viewerId, invitationId }: Answer): Promise<Account> {
  return transaction(async (tx) => {
    const { organization, user, role, teamIds } = await takeInvitation(tx, { id: invitationId, userId: viewerId });
    const organizationId = organization.id;
    await tx.membership.create({ data: { organizationId, userId: viewerId, role, createdAt: clock.now() } });
    const membership = { organization, user, role, state: "active" } as const;
    await recordMembershipEvent(tx, { action: "member_added", membership, senderId: viewerId });
    const data = { user: user.login, role };
    await recordAudit(tx, { action: "org.add_member", actorId: viewerId, accountId: organizationId, data });
    await joinTeams(tx, { organizationId, teamIds, user });
    return organization;
  });
}

/** Turns down an invitation of the viewer's; answers the organization.
 *  @throws 404 when there is none */
export async function declineInvitation({ viewerId, invitationId }: Answer): Promise<Account> {
  return transaction(async (tx) => {
    const { organization, user } = await takeInvitation(tx, { id: invitationId, userId: viewerId });
    await recordCancelled(tx, { actorId: viewerId, organizationId: organization.id, login: user.login });
    return organization;
  });
}

/** Takes an organization's invitation back; answers who was invited.
 *  @throws 404 when there is none, 404 and 403 for those who do not own the organization */
export async function cancelInvitation({
  viewerId,
  organizationId,
  invitationId,
}: Answer & { organizationId: number }): Promise<Account> {
  await requireOrganizationManager(viewerId, organizationId);
  return transaction(async (tx) => {
    const { user } = await takeInvitation(tx, { id: invitationId, organizationId });
    await recordCancelled(tx, { actorId: viewerId, organizationId, login: user.login });
    return user;
  });
}

/** Removes the invitation, so that of two answers at once only one counts. */
async function takeInvitation(tx: Tx, which: { id: number; userId?: number; organizationId?: number }) {
  const invitation = await tx.organizationInvitation.findFirst({
    where: which,
    include: { organization: true, user: true },
  });
  if (!invitation) throw notFound();
  const { count } = await tx.organizationInvitation.deleteMany({ where: which });
  if (count === 0) throw notFound();
  return invitation;
}

async function recordCancelled(
  tx: Tx,
  { actorId, organizationId, login }: { actorId: number; organizationId: number; login: string },
): Promise<void> {
  await recordAudit(tx, {
    action: "org.cancel_invitation",
    actorId,
    accountId: organizationId,
    data: { user: login },
  });
}
