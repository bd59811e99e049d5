import type { OrganizationInvitation } from "@/generated/prisma/client.ts";
import { validationFailed } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction, violatedUniqueIndex } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { checkInput } from "./check-input.ts";
import { recordInvitationEvent } from "./events.ts";
import { findInvitable, findOrganizationRole, primaryEmail, requireAdministrator } from "./queries.ts";
import { storedRole } from "./represent-organization.ts";
import { type InvitationInput, invitationInput } from "./schemas.ts";

/**
 * Asks a person who has an account to join an organization; they are told by mail and answer in their settings.
 * @throws 404 and 403 for those who do not own it; 422 when there is no such person, they belong to it, or are asked already
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
  const organization = await requireAdministrator(viewerId, organizationId);
  const { invitee: wanted, role } = checkInput(invitationInput, input, "OrganizationInvitation");
  try {
    return await transaction(async (tx) => {
      const invitee = await findInvitable(wanted, tx);
      if (!invitee)
        throw refuse(
          "missing",
          `Nobody here has the login or verified address ${wanted}. They have to sign up, or verify it, first.`,
        );
      const userId = invitee.id;
      if (await findOrganizationRole({ organizationId, userId }, tx))
        throw refuse("already_exists", `${invitee.login} belongs to ${organization.login} already.`);
      const invitation = await tx.organizationInvitation.create({
        data: { organizationId, userId, inviterId: viewerId, role: storedRole(role), createdAt: clock.now() },
      });
      const email = await primaryEmail(userId, tx);
      if (email) await queueMail(tx, { to: email.address, ...letter(organization.login, invitee.login) });
      await recordInvitationEvent(tx, { invitation, organization, invitee });
      const data = { user: invitee.login, role };
      await recordAudit(tx, { action: "org.invite_member", actorId: viewerId, accountId: organizationId, data });
      return invitation;
    });
  } catch (error) {
    if (violatedUniqueIndex(error))
      throw refuse("already_exists", `${wanted} is invited already and has not answered yet.`);
    throw error;
  }
}

const refuse = (code: "missing" | "already_exists", message: string) =>
  validationFailed({ resource: "OrganizationInvitation", field: "invitee", code, message });

const letter = (organization: string, login: string) => ({
  subject: `You are invited to join ${organization}`,
  button: "Answer the invitation",
  text: `Hello ${login},

an owner of ${organization} on Mortise invites you to join. Accept or decline here:

${htmlUrl("/settings/organizations")}
`,
});
