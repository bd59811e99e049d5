import { z } from "zod";
import { listed, noContent, ok } from "@/lib/api/answer.ts";
import { forbidden, notFound } from "@/lib/api/errors.ts";
import { ACTORS, operation, type RepositorySubject } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { hasRepositoryRole, REPOSITORY_ROLES } from "@/lib/authorization/roles.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { addCollaborator } from "../add-collaborator.ts";
import { COLLABORATOR_AFFILIATIONS, findRoleOn, listCollaborators, requirePerson } from "../queries.ts";
import { removeCollaborator } from "../remove-collaborator.ts";
import {
  collaboratorPermissionSchema,
  collaboratorSchema,
  representCollaborator,
  representCollaboratorPermission,
} from "../represent.ts";
import { addCollaboratorInput } from "../schemas.ts";

/** Who works on a repository is for those who do; an installation was granted it. */
function requirePushToView(grant: Grant, { role }: RepositorySubject, what: string): void {
  if (grant.kind !== "installation" && !hasRepositoryRole(role, "push"))
    throw forbidden(`Must have push access to view ${what}.`);
}

export const listCollaboratorsOperation = operation({
  id: "repos/list-collaborators",
  method: "GET",
  path: "/repos/{owner}/{repo}/collaborators",
  summary: "List the people who work on a repository",
  documentation: "/rest/collaborators/collaborators#list-repository-collaborators",
  accepts: ACTORS,
  requires: { anyOf: [{ metadata: "read" }] },
  resource: "Repository",
  query: pageQuery.extend({
    affiliation: z
      .enum(COLLABORATOR_AFFILIATIONS, { error: `use one of ${COLLABORATOR_AFFILIATIONS.join(", ")}` })
      .default("all"),
    permission: z.enum(REPOSITORY_ROLES, { error: `use one of ${REPOSITORY_ROLES.join(", ")}` }).optional(),
  }),
  responses: { 200: z.array(collaboratorSchema) },
  handler: async ({ grant, repository, query, url }) => {
    requirePushToView(grant, repository, "repository collaborators");
    const page = pageFrom(query);
    const { affiliation, permission: role = null } = query;
    const { total, collaborators } = await listCollaborators(repository.id, { page, affiliation, role });
    return listed(collaborators.map(representCollaborator), { url, page, total });
  },
});

export const checkCollaborator = operation({
  id: "repos/check-collaborator",
  method: "GET",
  path: "/repos/{owner}/{repo}/collaborators/{username}",
  summary: "Say whether somebody works on a repository",
  documentation: "/rest/collaborators/collaborators#check-if-a-user-is-a-repository-collaborator",
  accepts: ACTORS,
  requires: { anyOf: [{ metadata: "read" }] },
  responses: { 204: null },
  example: { params: { username: "mona" } },
  handler: async ({ grant, repository, params }) => {
    requirePushToView(grant, repository, "repository collaborators");
    const person = await requirePerson(params.username);
    if ((await findRoleOn(repository.id, person.id)) === null) throw notFound();
    return noContent();
  },
});

export const getCollaboratorPermission = operation({
  id: "repos/get-collaborator-permission-level",
  method: "GET",
  path: "/repos/{owner}/{repo}/collaborators/{username}/permission",
  summary: "Read what somebody may do with a repository",
  documentation: "/rest/collaborators/collaborators#get-repository-permissions-for-a-user",
  accepts: ACTORS,
  requires: { anyOf: [{ metadata: "read" }] },
  responses: { 200: collaboratorPermissionSchema },
  example: { params: { username: "mona" } },
  handler: async ({ grant, repository, params }) => {
    requirePushToView(grant, repository, "collaborator permission");
    const person = await requirePerson(params.username);
    const role = await findRoleOn(repository.id, person.id);
    return ok(representCollaboratorPermission(person, role ?? (repository.private ? null : "pull")));
  },
});

export const addCollaboratorOperation = operation({
  id: "repos/add-collaborator",
  method: "PUT",
  path: "/repos/{owner}/{repo}/collaborators/{username}",
  summary: "Give somebody a role on a repository, at once",
  documentation: "/rest/collaborators/collaborators#add-a-repository-collaborator",
  accepts: ACTORS,
  requires: { anyOf: [{ administration: "write" }], role: "admin" },
  resource: "Repository",
  body: addCollaboratorInput,
  responses: { 204: null },
  example: { params: { username: "lisa" }, body: { permission: "push" } },
  handler: async ({ grant, repository, params, body }) => {
    const person = await requirePerson(params.username);
    await addCollaborator({ actor: requireActor(grant), repository, person, input: body });
    return noContent();
  },
});

export const removeCollaboratorOperation = operation({
  id: "repos/remove-collaborator",
  method: "DELETE",
  path: "/repos/{owner}/{repo}/collaborators/{username}",
  summary: "End somebody's role on a repository",
  documentation: "/rest/collaborators/collaborators#remove-a-repository-collaborator",
  accepts: ACTORS,
  requires: { anyOf: [{ administration: "write" }], role: "admin" },
  responses: { 204: null },
  example: { params: { username: "lisa" } },
  handler: async ({ grant, repository, params }) => {
    const person = await requirePerson(params.username);
    await removeCollaborator({ actor: requireActor(grant), repository, person });
    return noContent();
  },
});
