import type { OrganizationSubject } from "@/lib/api/operation.ts";
import { type Grant, personOf } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { requireTeam, type TeamRow, type TeamViewer } from "../row.ts";

export const READ_TEAMS: Requirement = { anyOf: [{ members: "read" }] };
/** Whether a member may change this team is for the command to know: owners may, and the team's maintainers. */
export const WRITE_TEAMS: Requirement = {
  anyOf: [{ members: "write" }],
  role: { organization: "member" },
  scopes: ["admin:org"],
};

export const viewerOfGrant = (grant: Grant, { role }: Pick<OrganizationSubject, "role">): TeamViewer => ({
  userId: personOf(grant),
  isOwner: role === "admin",
});

/** The team in the path. Throws 404, also for one that the caller may not see. */
export const addressedTeam = (grant: Grant, organization: OrganizationSubject, slug: string): Promise<TeamRow> =>
  requireTeam({ organizationId: organization.id, slug, viewer: viewerOfGrant(grant, organization) });
