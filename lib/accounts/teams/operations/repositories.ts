import { z } from "zod";
import { listed, noContent, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { mediaFormat } from "@/lib/api/media-type.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { personOf } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { requireActor } from "@/lib/host/acting.ts";
import { roleName } from "@/lib/host/collaborators/represent.ts";
import { requireReachable } from "@/lib/host/repositories/load-facts.ts";
import {
  minimalRepositorySchema,
  permissionsOfRole,
  REPOSITORY_FIELDS_WITHDRAWN,
  representMinimalRepository,
} from "@/lib/host/repositories/represent.ts";
import { repositoryRowsById } from "@/lib/host/repositories/row.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { removeTeamRepository, setTeamRepository } from "../change-repositories.ts";
import { repositoriesOfTeam, teamsOfRepository } from "../queries.ts";
import { representTeam, teamSchema } from "../represent.ts";
import { teamRepositoryInput } from "../schemas.ts";
import { addressedTeam, READ_TEAMS } from "./viewer.ts";

/** What the documentation marks as needed together; a person's role on the repository is for the command to know. */
const GIVE: Requirement = {
  anyOf: [{ members: "read", administration: "write" }],
  role: { organization: "member" },
  scopes: ["admin:org"],
};

const teamRepositorySchema = minimalRepositorySchema.extend({ role_name: z.string() });

export const listTeamRepositories = operation({
  id: "teams/list-repos-in-org",
  method: "GET",
  path: "/orgs/{org}/teams/{team_slug}/repos",
  summary: "List the repositories that a team has a role on",
  documentation: "/rest/teams/teams#list-team-repositories",
  accepts: ACTORS,
  requires: READ_TEAMS,
  query: pageQuery,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 200: z.array(teamRepositorySchema) },
  example: { params: { team_slug: "core" } },
  handler: async ({ grant, organization, params, query, url }) => {
    const page = pageFrom(query);
    const { id: teamId } = await addressedTeam(grant, organization, params.team_slug);
    // A credential that reaches chosen repositories is told of no other.
    const reached =
      "repositories" in grant && grant.repositories.kind === "selected" ? [...grant.repositories.ids] : undefined;
    const { repositories, total } = await repositoriesOfTeam(
      { teamId, ...(reached && { repositoryIds: reached }) },
      page,
    );
    const rows = await repositoryRowsById(repositories.map(({ repositoryId }) => repositoryId));
    const roles = new Map(repositories.map(({ repositoryId, role }) => [repositoryId, role]));
    const body = rows.map((row) => {
      const role = roles.get(row.id) ?? "pull";
      return { ...representMinimalRepository(row, permissionsOfRole(role)), role_name: roleName(role) };
    });
    return listed(body, { url, page, total });
  },
});

export const checkTeamRepository = operation({
  id: "teams/check-permissions-for-repo-in-org",
  method: "GET",
  path: "/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}",
  summary: "Say whether a team has a role on a repository; which one, in the media type of a repository",
  documentation: "/rest/teams/teams#check-team-permissions-for-a-repository",
  accepts: ACTORS,
  requires: READ_TEAMS,
  withdrawn: REPOSITORY_FIELDS_WITHDRAWN,
  responses: { 200: teamRepositorySchema, 204: null },
  example: { params: { team_slug: "core" } },
  handler: async ({ grant, organization, params, headers }) => {
    const { id: teamId } = await addressedTeam(grant, organization, params.team_slug);
    const { id } = await requireReachable({ owner: params.owner, name: params.repo }, grant);
    const { repositories } = await repositoriesOfTeam({ teamId, repositoryIds: [id] }, { page: 1, perPage: 1 });
    const role = repositories[0]?.role;
    const [row] = await repositoryRowsById([id]);
    if (!role || !row) throw notFound();
    if (mediaFormat(headers) !== "repository") return noContent();
    return ok({ ...representMinimalRepository(row, permissionsOfRole(role)), role_name: roleName(role) });
  },
});

export const giveTeamRepository = operation({
  id: "teams/add-or-update-repo-permissions-in-org",
  method: "PUT",
  path: "/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}",
  summary: "Give a team a role on a repository",
  documentation: "/rest/teams/teams#add-or-update-team-repository-permissions",
  accepts: ACTORS,
  requires: GIVE,
  resource: "TeamRepository",
  body: teamRepositoryInput,
  responses: { 204: null },
  example: { params: { team_slug: "core" }, body: { permission: "maintain" } },
  handler: async ({ grant, organization, params, body }) => {
    await setTeamRepository({
      actor: requireActor(grant),
      organizationId: organization.id,
      slug: params.team_slug,
      repository: await requireReachable({ owner: params.owner, name: params.repo }, grant),
      role: body.permission,
    });
    return noContent();
  },
});

export const takeTeamRepository = operation({
  id: "teams/remove-repo-in-org",
  method: "DELETE",
  path: "/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}",
  summary: "Take a repository from a team",
  documentation: "/rest/teams/teams#remove-a-repository-from-a-team",
  accepts: ACTORS,
  requires: GIVE,
  responses: { 204: null },
  example: { params: { team_slug: "core" } },
  handler: async ({ grant, organization, params }) => {
    await removeTeamRepository({
      actor: requireActor(grant),
      organizationId: organization.id,
      slug: params.team_slug,
      repository: await requireReachable({ owner: params.owner, name: params.repo }, grant),
    });
    return noContent();
  },
});

export const listRepositoryTeams = operation({
  id: "repos/list-teams",
  method: "GET",
  path: "/repos/{owner}/{repo}/teams",
  summary: "List the teams that a repository was given to",
  documentation: "/rest/repos/repos#list-repository-teams",
  accepts: ACTORS,
  requires: { anyOf: [{ administration: "read" }], role: "pull" },
  query: pageQuery,
  responses: { 200: z.array(teamSchema) },
  handler: async ({ grant, repository, query, url }) => {
    const page = pageFrom(query);
    const viewer =
      grant.kind === "installation"
        ? { userId: null, isOwner: false }
        : { userId: personOf(grant), isOwner: repository.ownerRole === "admin" };
    const { teams, total } = await teamsOfRepository({ repositoryId: repository.id, viewer }, page);
    return listed(
      teams.map(({ team, role }) => representTeam(team, role)),
      { url, page, total },
    );
  },
});
