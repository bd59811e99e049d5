import { forbidden, notFound } from "@/lib/api/errors.ts";
import type { Actor } from "@/lib/authorization/grant.ts";
import { db } from "@/lib/platform/db.ts";
import { findOrganizationRole } from "./queries.ts";
import { type SimpleAccount, simpleAccount } from "./represent.ts";
import type { TeamViewer } from "./teams/row.ts";

/** Who does something in an organization. A bot's permission was decided before any command runs: it counts as an owner. */
export type ActingInOrganization = {
  readonly account: SimpleAccount;
  readonly isMember: boolean;
  readonly isOwner: boolean;
  readonly isBot: boolean;
};

/** @throws 404 for people who do not belong to the organization */
export async function requireActingInOrganization(
  { accountId }: Actor,
  organizationId: number,
): Promise<ActingInOrganization> {
  const account = await db.account.findUnique({ where: { id: accountId }, select: simpleAccount });
  if (!account) throw new Error(`account ${accountId} is gone`);
  if (account.type === "BOT") return { account, isMember: false, isOwner: true, isBot: true };
  const role = await findOrganizationRole({ organizationId, userId: accountId });
  if (role === null) throw notFound();
  return { account, isMember: true, isOwner: role === "ADMIN", isBot: false };
}

export const viewerOf = ({ account, isOwner, isBot }: ActingInOrganization): TeamViewer => ({
  userId: isBot ? null : account.id,
  isOwner,
});

/** Whether somebody may change a team and who is in it: the organization's owners and the team's maintainers. */
export async function mayMaintain({ account, isOwner }: ActingInOrganization, teamId: number): Promise<boolean> {
  if (isOwner) return true;
  const held = await db.teamMember.findUnique({ where: { teamId_userId: { teamId, userId: account.id } } });
  return held?.maintainer ?? false;
}

/** @throws 403 for everybody but the organization's owners and the team's maintainers */
export async function requireMaintainer(acting: ActingInOrganization, teamId: number): Promise<void> {
  if (await mayMaintain(acting, teamId)) return;
  throw forbidden("Only the organization's owners and the team's maintainers may do this.");
}
