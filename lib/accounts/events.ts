import type { Account, OrganizationInvitation } from "@/generated/prisma/client.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { recordEvent } from "@/lib/webhooks/record-event.ts";
import { representSimpleUser, type SimpleAccount, simpleAccount } from "./represent.ts";
import { representInvitation } from "./represent-invitation.ts";
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

/** Tells who listens to an organization that it has another login, or that it is deleted, which is told before it is. */
export async function recordOrganizationEvent(
  tx: Tx,
  event: {
    action: "renamed" | "deleted";
    organization: Account;
    senderId: number;
    changes?: { login: { from: string } };
  },
): Promise<void> {
  const { action, organization, senderId, changes } = event;
  await recordEvent(tx, {
    name: "organization",
    action,
    accountId: organization.id,
    payload: {
      action,
      ...(changes && { changes }),
      organization: representSimpleOrganization(organization),
      sender: await senderOf(tx, senderId),
    },
  });
}

/** Tells who listens to an organization that somebody was invited to it. */
export async function recordInvitationEvent(
  tx: Tx,
  event: { invitation: OrganizationInvitation; organization: Account; invitee: SimpleAccount },
): Promise<void> {
  const { invitation, organization, invitee } = event;
  const inviterAccount = await tx.account.findUnique({ where: { id: invitation.inviterId }, select: simpleAccount });
  await recordEvent(tx, {
    name: "organization",
    action: "member_invited",
    accountId: organization.id,
    payload: {
      action: "member_invited",
      invitation: representInvitation(invitation, { invitee, inviter: inviterAccount }),
      user: representSimpleUser(invitee),
      organization: representSimpleOrganization(organization),
      sender: representSimpleUser(inviterAccount),
    },
  });
}

async function senderOf(tx: Tx, senderId: number) {
  return representSimpleUser(await tx.account.findUnique({ where: { id: senderId }, select: simpleAccount }));
}
