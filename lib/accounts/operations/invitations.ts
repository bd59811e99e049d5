import { z } from "zod";
import { created, listed, noContent } from "@/lib/api/answer.ts";
import { notFound, validationFailed } from "@/lib/api/errors.ts";
import { idParam, idValue } from "@/lib/api/id-param.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { requireActor } from "@/lib/host/acting.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { cancelInvitation } from "../answer-invitation.ts";
import { inviteMember } from "../invite-member.ts";
import { findInvitation, pageOfInvitations } from "../people-queries.ts";
import { findAccountById } from "../queries.ts";
import { invitationSchema, representInvitation } from "../represent-invitation.ts";
import { storedRole } from "../represent-organization.ts";
import { teamsById } from "../teams/queries.ts";
import { representTeam, teamSchema } from "../teams/represent.ts";

const READ: Requirement = { anyOf: [{ members: "read" }], role: { organization: "admin" }, scopes: ["admin:org"] };
const WRITE: Requirement = { ...READ, anyOf: [{ members: "write" }] };

const invitationParams = z.object({ invitation_id: idParam });
const invitedRole = z.enum(["admin", "direct_member"], { error: "use admin or direct_member" });
const memberRoleOf = (role: "admin" | "direct_member") => (role === "admin" ? "admin" : "member");

export const listInvitations = operation({
  id: "orgs/list-pending-invitations",
  method: "GET",
  path: "/orgs/{org}/invitations",
  summary: "List the invitations of an organization that wait for an answer",
  documentation: "/rest/orgs/members#list-pending-organization-invitations",
  accepts: ACTORS,
  requires: READ,
  resource: "OrganizationInvitation",
  query: pageQuery.extend({
    role: z.enum(["all", "admin", "direct_member"], { error: "use all, admin or direct_member" }).default("all"),
  }),
  responses: { 200: z.array(invitationSchema) },
  handler: async ({ organization, query, url }) => {
    const page = pageFrom(query);
    const role = query.role === "all" ? undefined : storedRole(memberRoleOf(query.role));
    const { invitations, total } = await pageOfInvitations({ organizationId: organization.id, role }, page);
    const body = invitations.map(({ user, inviter, ...row }) => representInvitation(row, { invitee: user, inviter }));
    return listed(body, { url, page, total });
  },
});

export const createInvitation = operation({
  id: "orgs/create-invitation",
  method: "POST",
  path: "/orgs/{org}/invitations",
  summary: "Invite somebody who has an account here to an organization",
  documentation: "/rest/orgs/members#create-an-organization-invitation",
  accepts: ACTORS,
  requires: WRITE,
  resource: "OrganizationInvitation",
  body: z.object({
    invitee_id: idValue.optional(),
    email: z.string().optional(),
    role: invitedRole.default("direct_member"),
    team_ids: z.array(idValue).max(100, "Give at most 100 teams.").default([]),
  }),
  responses: { 201: invitationSchema },
  example: { body: { email: "lisa@example.test" } },
  handler: async ({ grant, organization, body }) => {
    const invitee = await named(body);
    const row = await inviteMember({
      viewerId: requireActor(grant).accountId,
      organizationId: organization.id,
      input: { invitee, role: memberRoleOf(body.role), team_ids: body.team_ids },
    });
    const invitation = await findInvitation(organization.id, row.id);
    if (!invitation) throw notFound();
    return created(representInvitation(row, { invitee: invitation.user, inviter: invitation.inviter }));
  },
});

async function named({ invitee_id, email }: { invitee_id?: number | undefined; email?: string | undefined }) {
  const account = invitee_id === undefined ? null : await findAccountById(invitee_id);
  const invitee = account?.login ?? email;
  if (invitee) return invitee;
  throw validationFailed({
    resource: "OrganizationInvitation",
    field: invitee_id === undefined ? "email" : "invitee_id",
    code: invitee_id === undefined ? "missing_field" : "missing",
    message: invitee_id === undefined ? "Give invitee_id or email." : "There is no such person.",
  });
}

export const cancelInvitationOperation = operation({
  id: "orgs/cancel-invitation",
  method: "DELETE",
  path: "/orgs/{org}/invitations/{invitation_id}",
  summary: "Take an invitation to an organization back",
  documentation: "/rest/orgs/members#cancel-an-organization-invitation",
  accepts: ACTORS,
  requires: WRITE,
  params: invitationParams,
  responses: { 204: null },
  handler: async ({ grant, organization, params }) => {
    const viewerId = requireActor(grant).accountId;
    await cancelInvitation({ viewerId, organizationId: organization.id, invitationId: params.invitation_id });
    return noContent();
  },
});

export const listInvitationTeams = operation({
  id: "orgs/list-invitation-teams",
  method: "GET",
  path: "/orgs/{org}/invitations/{invitation_id}/teams",
  summary: "List the teams that somebody joins by accepting an invitation",
  documentation: "/rest/orgs/members#list-organization-invitation-teams",
  accepts: ACTORS,
  requires: READ,
  params: invitationParams,
  query: pageQuery,
  responses: { 200: z.array(teamSchema) },
  handler: async ({ organization, params, query, url }) => {
    const page = pageFrom(query);
    const invitation = await findInvitation(organization.id, params.invitation_id);
    if (!invitation) throw notFound();
    const { teams, total } = await teamsById(organization.id, invitation.teamIds, page);
    return listed(
      teams.map((team) => representTeam(team)),
      { url, page, total },
    );
  },
});
