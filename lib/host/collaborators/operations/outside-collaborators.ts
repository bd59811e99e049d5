import { z } from "zod";
import { representSimpleUser, simpleUserSchema } from "@/lib/accounts/represent.ts";
import { listed, noContent } from "@/lib/api/answer.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { requireActor } from "../../acting.ts";
import { outsideCollaboratorsOf, removeOutsideCollaborator } from "../outside.ts";
import { requirePerson } from "../queries.ts";

export const listOutsideCollaborators = operation({
  id: "orgs/list-outside-collaborators",
  method: "GET",
  path: "/orgs/{org}/outside_collaborators",
  summary: "List the people with a role on an organization's repositories who do not belong to it",
  documentation: "/rest/orgs/outside-collaborators#list-outside-collaborators-for-an-organization",
  accepts: ACTORS,
  requires: { anyOf: [{ members: "read" }] },
  query: pageQuery,
  responses: { 200: z.array(simpleUserSchema) },
  handler: async ({ organization, query, url }) => {
    const page = pageFrom(query);
    const { people, total } = await outsideCollaboratorsOf(organization.id, page);
    return listed(people.map(representSimpleUser), { url, page, total });
  },
});

export const removeOutsideCollaboratorOperation = operation({
  id: "orgs/remove-outside-collaborator",
  method: "DELETE",
  path: "/orgs/{org}/outside_collaborators/{username}",
  summary: "End every role of somebody who does not belong to an organization on its repositories",
  documentation: "/rest/orgs/outside-collaborators#remove-outside-collaborator-from-an-organization",
  accepts: ACTORS,
  requires: { anyOf: [{ members: "write" }], role: { organization: "admin" }, scopes: ["admin:org"] },
  responses: { 204: null },
  example: { params: { username: "lisa" } },
  handler: async ({ grant, organization, params }) => {
    const person = await requirePerson(params.username);
    await removeOutsideCollaborator({ actor: requireActor(grant), organizationId: organization.id, person });
    return noContent();
  },
});
