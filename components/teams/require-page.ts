import { boundText } from "@/components/accounts/bound-text.ts";
import { type MemberOnPage, orNotFound, requireMembershipPage } from "@/components/accounts/require-page.ts";
import { mayMaintain, requireActingInOrganization } from "@/lib/accounts/acting-in-organization.ts";
import { requireTeam, type TeamRow } from "@/lib/accounts/teams/row.ts";

export type TeamOnPage = MemberOnPage & { team: TeamRow; maintains: boolean };

/** A team in the address and whether the viewer may change it; the page does not exist for those who may not see it. */
export async function requireTeamPage({ org, team: slug }: { org: string; team: string }): Promise<TeamOnPage> {
  const member = await requireMembershipPage(org);
  const { organization, viewer, role } = member;
  const seenBy = { userId: viewer.id, isOwner: role === "ADMIN" };
  const team = await orNotFound(() =>
    requireTeam({ organizationId: organization.id, slug: boundText(slug), viewer: seenBy }),
  );
  const acting = await requireActingInOrganization({ accountId: viewer.id }, organization.id);
  return { ...member, team, maintains: await mayMaintain(acting, team.id) };
}
