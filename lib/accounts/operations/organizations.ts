import { z } from "zod";
import { listed, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { ANYONE, type OrganizationSubject, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import { impliesScope } from "@/lib/authorization/scopes.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
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
    const [account, repositories] = await Promise.all([
      findAccountById(organization.id),
      countRepositories(organization.id),
    ]);
    if (!account) throw notFound();
    if (!seesAsOwner(grant, organization)) return ok(representOrganization(account, repositories));
    const collaborators = await countOutsideCollaborators(account.id);
    return ok(representOrganizationForOwners(account, { repositories, collaborators }));
  },
});

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
