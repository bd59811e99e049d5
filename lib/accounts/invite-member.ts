import type { Account, OrganizationInvitation, OrganizationRole } from "@/generated/prisma/client.ts";
import { forbidden, validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import type { ActingInOrganization } from "./acting-in-organization.ts";
import { checkInput } from "./check-input.ts";
import { recordInvitationEvent } from "./events.ts";
import { findInvitable, findOrganizationRole, primaryEmail, requireOrganizationManager } from "./queries.ts";
import type { SimpleAccount } from "./represent.ts";
import { storedRole, wireRole } from "./represent-organization.ts";
import { type InvitationInput, invitationInput } from "./schemas.ts";

/**
 * Asks a person who has an account to join an organization, and teams of it; they are told by mail and answer in their
 * settings.
 * @throws 404 and 403 for those who do not own it; 422 when there is no such person or team, they belong to it, or are asked already
 */
export async function inviteMember({
  viewerId,
  organizationId,
  input,
}: {
  viewerId: number;
  organizationId: number;
  input: InvitationInput;
}): Promise<OrganizationInvitation> {
  const organization = await requireOrganizationManager(viewerId, organizationId);
  const { invitee: wanted, role, team_ids: teamIds } = checkInput(invitationInput, input, "OrganizationInvitation");
  try {
    return await transaction(async (tx) => {
      const invitee = await findInvitable(wanted, tx);
      if (!invitee)
        throw refuse(
          "missing",
          `Nobody here has the login or verified address ${wanted}. They have to sign up, or verify it, first.`,
        );
      if (await findOrganizationRole({ organizationId, userId: invitee.id }, tx))
        throw refuse("already_exists", `${invitee.login} belongs to ${organization.login} already.`);
      if ((await tx.team.count({ where: { organizationId, id: { in: teamIds } } })) < teamIds.length)
        throw refuse("invalid", "One of the teams is not of this organization.", "team_ids");
      return writeInvitation(tx, { organization, invitee, inviterId: viewerId, role: storedRole(role), teamIds });
    });
  } catch (error) {
    if (violatedUniqueIndex(error))
      throw refuse("already_exists", `${wanted} is invited already and has not answered yet.`);
    throw error;
  }
}

/**
 * Asks somebody to join a team together with the organization; who is invited already is asked for this team as well.
 * @throws 403 for those who do not own the organization
 */
export async function inviteToTeam(
  tx: Tx,
  {
    acting,
    organizationId,
    invitee,
    teamId,
  }: { acting: ActingInOrganization; organizationId: number; invitee: SimpleAccount; teamId: number },
): Promise<void> {
  if (!acting.isOwner) throw forbidden("Only owners of the organization may invite people to it.");
  const open = await tx.organizationInvitation.findUnique({
    where: { organizationId_userId: { organizationId, userId: invitee.id } },
  });
  if (open) {
    const teamIds = [...new Set([...open.teamIds, teamId])];
    await tx.organizationInvitation.update({ where: { id: open.id }, data: { teamIds } });
    return;
  }
  const organization = await tx.account.findUniqueOrThrow({ where: { id: organizationId } });
  const inviterId = acting.account.id;
  await writeInvitation(tx, { organization, invitee, inviterId, role: "MEMBER", teamIds: [teamId] });
}

async function writeInvitation(
  tx: Tx,
  {
    organization,
    invitee,
    inviterId,
    role,
    teamIds,
  }: {
    organization: Account;
    invitee: SimpleAccount;
    inviterId: number;
    role: OrganizationRole;
    teamIds: number[];
  },
): Promise<OrganizationInvitation> {
  const organizationId = organization.id;
  const userId = invitee.id;
  const invitation = await tx.organizationInvitation.create({
    data: { organizationId, userId, inviterId, role, teamIds, createdAt: clock.now() },
  });
  const email = await primaryEmail(userId, tx);
  if (email) await queueMail(tx, { to: email.address, ...letter(organization.login, invitee.login) });
  await recordInvitationEvent(tx, { invitation, organization, invitee });
  const data = { user: invitee.login, role: wireRole(role) };
  await recordAudit(tx, { action: "org.invite_member", actorId: inviterId, accountId: organizationId, data });
  return invitation;
}

const refuse = (code: "missing" | "already_exists" | "invalid", message: string, field = "invitee") =>
  validationFailed({ resource: "OrganizationInvitation", field, code, message });

const letter = (organization: string, login: string) => ({
  subject: `You are invited to join ${organization}`,
  button: "Answer the invitation",
  text: `Hello ${login},

an owner of ${organization} on Mortise invites you to join. Accept or decline here:

${htmlUrl("/settings/organizations")}
`,
});
