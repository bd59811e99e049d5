import { z } from "zod";
import { accepted, listed, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { ACTORS, ANYONE, type OrganizationSubject, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { impliesScope } from "@/lib/authorization/scopes.ts";
import { requireActor } from "@/lib/host/acting.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { deleteOrganization } from "../delete-organization.ts";
import { countOutsideCollaborators, pageOfOrganizations } from "../people-queries.ts";
import { findAccountById, findAccountByLogin } from "../queries.ts";
import { countRepositories } from "../repository-counts.ts";
import {
  organizationForOwnersSchema,
  organizationSchema,
  representOrganization,
  representOrganizationForOwners,
  representSimpleOrganization,
  simpleOrganizationSchema,
} from "../represent-organization.ts";
import { organizationProfileInput } from "../schemas.ts";
import { updateOrganization } from "../update-organization.ts";
import { reachOf } from "./reach.ts";
import { PEOPLE, requirePerson } from "./require-person.ts";

function seesAsOwner(grant: Grant, { role }: OrganizationSubject): boolean {
  if (role !== "admin") return false;
  return grant.kind === "session" || (grant.kind === "personal-token" && impliesScope(grant.scopes, "admin:org"));
}

export const getOrganization = operation({
  id: "orgs/get",
  method: "GET",
  path: "/orgs/{org}",
  summary: "Get an organization; its owners see more of it",
  documentation: "/rest/orgs/orgs#get-an-organization",
  accepts: ANYONE,
  requires: { anyOf: [{}], public: true },
  responses: { 200: z.union([organizationForOwnersSchema, organizationSchema]) },
  example: { params: { org: "acme" } },
  handler: async ({ grant, organization }) => {
    const asOwner = seesAsOwner(grant, organization);
    return ok(asOwner ? await representForOwners(organization.id) : await representForAll(organization.id));
  },
});

const ADMINISTER: Requirement = {
  anyOf: [{ organization_administration: "write" }],
  role: { organization: "admin" },
  scopes: ["admin:org"],
};

export const updateOrganizationOperation = operation({
  id: "orgs/update",
  method: "PATCH",
  path: "/orgs/{org}",
  summary: "Change what an organization says of itself",
  documentation: "/rest/orgs/orgs#update-an-organization",
  accepts: ACTORS,
  requires: ADMINISTER,
  resource: "Organization",
  body: organizationProfileInput,
  responses: { 200: organizationForOwnersSchema },
  example: { params: { org: "acme" }, body: { location: "Delft" } },
  handler: async ({ grant, organization, body }) => {
    const { accountId } = requireActor(grant);
    await updateOrganization({ viewerId: accountId, organizationId: organization.id, input: body });
    return ok(await representForOwners(organization.id));
  },
});

export const deleteOrganizationOperation = operation({
  id: "orgs/delete",
  method: "DELETE",
  path: "/orgs/{org}",
  summary: "Delete an organization with all that it owns",
  documentation: "/rest/orgs/orgs#delete-an-organization",
  accepts: ACTORS,
  requires: ADMINISTER,
  responses: { 202: z.object({}) },
  example: { params: { org: "acme" }, as: "mona" },
  handler: async ({ grant, organization: { id, login } }) => {
    await deleteOrganization({ viewerId: requireActor(grant).accountId, organizationId: id, confirmation: login });
    return accepted();
  },
});

async function representForAll(id: number) {
  const [account, repositories] = await Promise.all([findAccountById(id), countRepositories(id)]);
  if (!account) throw notFound();
  return representOrganization(account, repositories);
}

async function representForOwners(id: number) {
  const [account, repositories, collaborators] = await Promise.all([
    findAccountById(id),
    countRepositories(id),
    countOutsideCollaborators(id),
  ]);
  if (!account) throw notFound();
  return representOrganizationForOwners(account, { repositories, collaborators });
}

export const listOwnOrganizations = operation({
  id: "orgs/list-for-authenticated-user",
  method: "GET",
  path: "/user/orgs",
  summary: "List the organizations that one belongs to",
  documentation: "/rest/orgs/orgs#list-organizations-for-the-authenticated-user",
  accepts: PEOPLE,
  requires: { anyOf: [{}], scopes: ["read:org", "user"] },
  query: pageQuery,
  responses: { 200: z.array(simpleOrganizationSchema) },
  example: {},
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    const { organizations, total } = await pageOfOrganizations({
      userId: requirePerson(grant),
      page,
      ...reachOf(grant),
    });
    return listed(organizations.map(representSimpleOrganization), { url, page, total });
  },
});

export const listUserOrganizations = operation({
  id: "orgs/list-for-user",
  method: "GET",
  path: "/users/{username}/orgs",
  summary: "List the organizations that somebody shows to belong to",
  documentation: "/rest/orgs/orgs#list-organizations-for-a-user",
  accepts: ANYONE,
  requires: { anyOf: [{}], public: true },
  query: pageQuery,
  responses: { 200: z.array(simpleOrganizationSchema) },
  example: { params: { username: "mona" } },
  handler: async ({ params, query, url }) => {
    const account = await findAccountByLogin(params.username);
    if (!account) throw notFound();
    const page = pageFrom(query);
    const { organizations, total } = await pageOfOrganizations({ userId: account.id, page, publicOnly: true });
    return listed(organizations.map(representSimpleOrganization), { url, page, total });
  },
});
