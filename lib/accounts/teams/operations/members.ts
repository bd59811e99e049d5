import { z } from "zod";
import { listed, noContent, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { requireActor } from "@/lib/host/acting.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { representSimpleUser, simpleUserSchema } from "../../represent.ts";
import { removeTeamMember, setTeamMember } from "../change-members.ts";
import { findTeamMembership, peopleOfTeam } from "../queries.ts";
import { representTeamMembership, teamMembershipSchema } from "../represent.ts";
import { teamMembershipInput } from "../schemas.ts";
import { addressedTeam, READ_TEAMS, WRITE_TEAMS } from "./viewer.ts";

export const listTeamMembers = operation({
  id: "teams/list-members-in-org",
  method: "GET",
  path: "/orgs/{org}/teams/{team_slug}/members",
  summary: "List the people of a team and of the teams under it",
  documentation: "/rest/teams/members#list-team-members",
  accepts: ACTORS,
  requires: READ_TEAMS,
  resource: "TeamMember",
  query: pageQuery.extend({
    role: z.enum(["all", "member", "maintainer"], { error: "use all, member or maintainer" }).default("all"),
  }),
  responses: { 200: z.array(simpleUserSchema) },
  example: { params: { team_slug: "core" } },
  handler: async ({ grant, organization, params, query, url }) => {
    const page = pageFrom(query);
    const { id: teamId } = await addressedTeam(grant, organization, params.team_slug);
    const narrowed = query.role === "all" ? {} : { maintainer: query.role === "maintainer" };
    const { people, total } = await peopleOfTeam({ teamId, ...narrowed }, page);
    return listed(people.map(representSimpleUser), { url, page, total });
  },
});

export const getTeamMembership = operation({
  id: "teams/get-membership-for-user-in-org",
  method: "GET",
  path: "/orgs/{org}/teams/{team_slug}/memberships/{username}",
  summary: "Read how somebody belongs to a team, or is invited to",
  documentation: "/rest/teams/members#get-team-membership-for-a-user",
  accepts: ACTORS,
  requires: READ_TEAMS,
  responses: { 200: teamMembershipSchema },
  example: { params: { team_slug: "core", username: "hubot" } },
  handler: async ({ grant, organization, params }) => {
    const team = await addressedTeam(grant, organization, params.team_slug);
    const membership = await findTeamMembership(team, params.username);
    if (!membership) throw notFound();
    return ok(representTeamMembership(team, membership));
  },
});

export const setTeamMembership = operation({
  id: "teams/add-or-update-membership-for-user-in-org",
  method: "PUT",
  path: "/orgs/{org}/teams/{team_slug}/memberships/{username}",
  summary: "Put somebody into a team, or change their role in it",
  documentation: "/rest/teams/members#add-or-update-team-membership-for-a-user",
  accepts: ACTORS,
  requires: WRITE_TEAMS,
  resource: "TeamMember",
  body: teamMembershipInput,
  responses: { 200: teamMembershipSchema },
  example: { params: { team_slug: "core", username: "mona" }, body: { role: "maintainer" } },
  handler: async ({ grant, organization, params, body }) => {
    const { team, membership } = await setTeamMember({
      actor: requireActor(grant),
      organizationId: organization.id,
      slug: params.team_slug,
      login: params.username,
      maintainer: body.role === "maintainer",
    });
    return ok(representTeamMembership(team, membership));
  },
});

export const removeTeamMembership = operation({
  id: "teams/remove-membership-for-user-in-org",
  method: "DELETE",
  path: "/orgs/{org}/teams/{team_slug}/memberships/{username}",
  summary: "Take somebody out of a team",
  documentation: "/rest/teams/members#remove-team-membership-for-a-user",
  accepts: ACTORS,
  requires: WRITE_TEAMS,
  responses: { 204: null },
  example: { params: { team_slug: "core", username: "hubot" } },
  handler: async ({ grant, organization, params }) => {
    await removeTeamMember({
      actor: requireActor(grant),
      organizationId: organization.id,
      slug: params.team_slug,
      login: params.username,
    });
    return noContent();
  },
});
