import type { Account, OrganizationInvitation } from "@/generated/prisma/client.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { nodeId } from "@/lib/platform/ids.ts";
import { timestamp } from "@/lib/platform/timestamp.ts";
import { apiUrl } from "@/lib/platform/urls.ts";
import { recordEvent } from "@/lib/webhooks/record-event.ts";
import { representSimpleUser, simpleAccount } from "./represent.ts";
import { type Belonging, payloadMembership, representSimpleOrganization } from "./represent-organization.ts";

/** Tells who listens to an organization that somebody joined or left it. */
export async function recordMembershipEvent(
  tx: Tx,
  event: { action: "member_added" | "member_removed"; membership: Belonging; senderId: number },
): Promise<void> {
  const { action, membership, senderId } = event;
  const { organization } = membership;
  await recordEvent(tx, {
    name: "organization",
    action,
    accountId: organization.id,
    payload: {
      action,
      membership: payloadMembership(membership),
      organization: representSimpleOrganization(organization),
      sender: await senderOf(tx, senderId),
    },
  });
}

/** Tells who listens to an organization that somebody was invited to it. */
export async function recordInvitationEvent(
  tx: Tx,
  event: { invitation: OrganizationInvitation; organization: Account; invitee: Account },
): Promise<void> {
  const { invitation, organization, invitee } = event;
  const inviter = await senderOf(tx, invitation.inviterId);
  await recordEvent(tx, {
    name: "organization",
    action: "member_invited",
    accountId: organization.id,
    payload: {
      action: "member_invited",
      invitation: {
        id: invitation.id,
        node_id: nodeId("OrganizationInvitation", invitation.id),
        login: invitee.login,
        email: null,
        role: invitation.role === "ADMIN" ? "admin" : "direct_member",
        created_at: timestamp(invitation.createdAt),
        failed_at: null,
        failed_reason: null,
        inviter,
        team_count: 0,
        invitation_teams_url: apiUrl(`/organizations/${organization.id}/invitations/${invitation.id}/teams`),
        invitation_source: "member",
      },
      user: representSimpleUser(invitee),
      organization: representSimpleOrganization(organization),
      sender: inviter,
    },
  });
}

async function senderOf(tx: Tx, senderId: number) {
  return representSimpleUser(await tx.account.findUnique({ where: { id: senderId }, select: simpleAccount }));
}
