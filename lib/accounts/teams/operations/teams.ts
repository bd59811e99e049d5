import { z } from "zod";
import { created, listed, noContent, ok } from "@/lib/api/answer.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { requireActor } from "@/lib/host/acting.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { countRepositories } from "../../repository-counts.ts";
import { createTeam } from "../create-team.ts";
import { deleteTeam } from "../delete-team.ts";
import { teamsSeen } from "../queries.ts";
import { fullTeamSchema, representFullTeam, representTeam, teamSchema } from "../represent.ts";
import { newTeamInput, teamInput } from "../schemas.ts";
import { updateTeam } from "../update-team.ts";
import { addressedTeam, READ_TEAMS, viewerOfGrant, WRITE_TEAMS } from "./viewer.ts";

export const listTeams = operation({
  id: "teams/list",
  method: "GET",
  path: "/orgs/{org}/teams",
  summary: "List the teams of an organization that the caller sees",
  documentation: "/rest/teams/teams#list-teams",
  accepts: ACTORS,
  requires: READ_TEAMS,
  query: pageQuery,
  responses: { 200: z.array(teamSchema) },
  handler: async ({ grant, organization, query, url }) => {
    const page = pageFrom(query);
    const viewer = viewerOfGrant(grant, organization);
    const { teams, total } = await teamsSeen({ organizationId: organization.id, viewer }, page);
    return listed(
      teams.map((team) => representTeam(team)),
      { url, page, total },
    );
  },
});

export const createTeamOperation = operation({
  id: "teams/create",
  method: "POST",
  path: "/orgs/{org}/teams",
  summary: "Make a team",
  documentation: "/rest/teams/teams#create-a-team",
  accepts: ACTORS,
  requires: { ...WRITE_TEAMS, scopes: ["write:org"] },
  resource: "Team",
  body: newTeamInput,
  responses: { 201: fullTeamSchema },
  example: { body: { name: "Release crew", description: "Who ships", privacy: "closed" } },
  handler: async ({ grant, organization, body }) => {
    const team = await createTeam({ actor: requireActor(grant), organizationId: organization.id, input: body });
    const json = representFullTeam(team, await countRepositories(organization.id));
    return created(json, json.url);
  },
});

export const getTeam = operation({
  id: "teams/get-by-name",
  method: "GET",
  path: "/orgs/{org}/teams/{team_slug}",
  summary: "Read a team",
  documentation: "/rest/teams/teams#get-a-team-by-name",
  accepts: ACTORS,
  requires: READ_TEAMS,
  responses: { 200: fullTeamSchema },
  example: { params: { team_slug: "core" } },
  handler: async ({ grant, organization, params }) => {
    const team = await addressedTeam(grant, organization, params.team_slug);
    return ok(representFullTeam(team, await countRepositories(organization.id)));
  },
});

export const updateTeamOperation = operation({
  id: "teams/update-in-org",
  method: "PATCH",
  path: "/orgs/{org}/teams/{team_slug}",
  summary: "Change a team",
  documentation: "/rest/teams/teams#update-a-team",
  accepts: ACTORS,
  requires: { ...WRITE_TEAMS, scopes: ["write:org"] },
  resource: "Team",
  body: teamInput,
  responses: { 200: fullTeamSchema },
  example: { params: { team_slug: "core" }, body: { description: "The heart of it" } },
  handler: async ({ grant, organization, params, body }) => {
    const team = await updateTeam({
      actor: requireActor(grant),
      organizationId: organization.id,
      slug: params.team_slug,
      input: body,
    });
    return ok(representFullTeam(team, await countRepositories(organization.id)));
  },
});

export const deleteTeamOperation = operation({
  id: "teams/delete-in-org",
  method: "DELETE",
  path: "/orgs/{org}/teams/{team_slug}",
  summary: "Delete a team",
  documentation: "/rest/teams/teams#delete-a-team",
  accepts: ACTORS,
  requires: { ...WRITE_TEAMS, scopes: ["write:org"] },
  responses: { 204: null },
  example: { params: { team_slug: "core" } },
  handler: async ({ grant, organization, params }) => {
    await deleteTeam({ actor: requireActor(grant), organizationId: organization.id, slug: params.team_slug });
    return noContent();
  },
});

export const listChildTeams = operation({
  id: "teams/list-child-in-org",
  method: "GET",
  path: "/orgs/{org}/teams/{team_slug}/teams",
  summary: "List the teams under a team",
  documentation: "/rest/teams/teams#list-child-teams",
  accepts: ACTORS,
  requires: READ_TEAMS,
  query: pageQuery,
  responses: { 200: z.array(teamSchema) },
  example: { params: { team_slug: "core" } },
  handler: async ({ grant, organization, params, query, url }) => {
    const page = pageFrom(query);
    const { id } = await addressedTeam(grant, organization, params.team_slug);
    const viewer = viewerOfGrant(grant, organization);
    const { teams, total } = await teamsSeen({ organizationId: organization.id, viewer, parentId: id }, page);
    return listed(
      teams.map((team) => representTeam(team)),
      { url, page, total },
    );
  },
});
