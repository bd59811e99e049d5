import { notFound, unprocessable } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Tx, transaction } from "@/lib/platform/db.ts";
import {
  type ActingInOrganization,
  requireActingInOrganization,
  requireMaintainer,
  viewerOf,
} from "../acting-in-organization.ts";
import { inviteToTeam } from "../invite-member.ts";
import { findAccountByLogin } from "../queries.ts";
import type { SimpleAccount } from "../represent.ts";
import { recordTeamMembershipEvent } from "./events.ts";
import type { TeamMembership } from "./represent.ts";
import { requireTeam, type TeamRow } from "./row.ts";

type Target = { actor: Actor; organizationId: number; slug: string; login: string };

/**
 * Puts somebody into a team, or changes their role in it. Owners of the organization invite those who do not belong
 * to it; they join the team with the organization.
 * @throws 404; 403 for everybody but owners and maintainers, and for maintainers who name a stranger; 422 for an
 * organization
 */
export async function setTeamMember({
  actor,
  organizationId,
  slug,
  login,
  maintainer,
}: Target & { maintainer: boolean }): Promise<{ team: TeamRow; membership: TeamMembership }> {
  const acting = await requireActingInOrganization(actor, organizationId);
  return transaction(async (tx) => {
    const team = await requireTeam({ organizationId, slug, viewer: viewerOf(acting) }, tx);
    await requireMaintainer(acting, team.id);
    const person = await requireTeamPerson(tx, login);
    const key = { organizationId_userId: { organizationId, userId: person.id } };
    const membership = await tx.membership.findUnique({ where: key });
    if (!membership) {
      await inviteToTeam(tx, { acting, organizationId, invitee: person, teamId: team.id });
      return { team, membership: { login: person.login, maintainer: false, state: "pending" } };
    }
    // Owners of the organization may do everything in its teams: they are maintainers wherever they are.
    const isMaintainer = maintainer || membership.role === "ADMIN";
    await putMember(tx, { team, person, maintainer: isMaintainer, acting });
    return { team, membership: { login: person.login, maintainer: isMaintainer, state: "active" } };
  });
}

async function putMember(
  tx: Tx,
  {
    team,
    person,
    maintainer,
    acting,
  }: { team: TeamRow; person: SimpleAccount; maintainer: boolean; acting: ActingInOrganization },
): Promise<void> {
  const teamId_userId = { teamId: team.id, userId: person.id };
  const before = await tx.teamMember.findUnique({ where: { teamId_userId } });
  if (before?.maintainer === maintainer) return;
  await tx.teamMember.upsert({
    where: { teamId_userId },
    create: { ...teamId_userId, maintainer, createdAt: clock.now() },
    update: { maintainer },
  });
  const sender = acting.account;
  if (!before) await recordTeamMembershipEvent(tx, { action: "added", team, member: person, sender });
  const action = before ? (maintainer ? "team.promote_maintainer" : "team.demote_maintainer") : "team.add_member";
  await recordAudit(tx, {
    action,
    actorId: sender.id,
    accountId: team.organizationId,
    data: { team: team.slug, user: person.login },
  });
}

/**
 * Takes somebody out of a team, or the team out of their invitation: owners and maintainers anybody, everybody
 * themselves. @throws 404 for those who are not in it; 403
 */
export async function removeTeamMember({ actor, organizationId, slug, login }: Target): Promise<void> {
  const acting = await requireActingInOrganization(actor, organizationId);
  await transaction(async (tx) => {
    const team = await requireTeam({ organizationId, slug, viewer: viewerOf(acting) }, tx);
    const person = await requireTeamPerson(tx, login);
    if (person.id !== acting.account.id) await requireMaintainer(acting, team.id);
    const { count } = await tx.teamMember.deleteMany({ where: { teamId: team.id, userId: person.id } });
    if (count === 0) return leaveInvitation(tx, { organizationId, userId: person.id, teamId: team.id });
    await recordTeamMembershipEvent(tx, { action: "removed", team, member: person, sender: acting.account });
    await recordAudit(tx, {
      action: "team.remove_member",
      actorId: acting.account.id,
      accountId: organizationId,
      data: { team: team.slug, user: person.login },
    });
  });
}

async function leaveInvitation(
  tx: Tx,
  { organizationId, userId, teamId }: { organizationId: number; userId: number; teamId: number },
): Promise<void> {
  const invitation = await tx.organizationInvitation.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
  });
  if (!invitation?.teamIds.includes(teamId)) throw notFound();
  await tx.organizationInvitation.update({
    where: { id: invitation.id },
    data: { teamIds: invitation.teamIds.filter((id) => id !== teamId) },
  });
}

async function requireTeamPerson(tx: Tx, login: string): Promise<SimpleAccount> {
  const account = await findAccountByLogin(login, tx);
  if (!account) throw notFound();
  if (account.type === "ORGANIZATION") throw unprocessable("Cannot add an organization as a member.");
  if (account.type === "BOT") throw unprocessable("Cannot add a bot as a member.");
  return account;
}
