import { z } from "zod";
import { listed, noContent } from "@/lib/api/answer.ts";
import { forbidden, Refusal } from "@/lib/api/errors.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { isPublicMember, membersOf } from "../people-queries.ts";
import { findAccountByLogin } from "../queries.ts";
import { representSimpleUser, simpleUserSchema } from "../represent.ts";
import { setMembershipPublic } from "../set-membership.ts";
import { PEOPLE, requirePerson } from "./require-person.ts";

const READ: Requirement = { anyOf: [{ members: "read" }], public: true };
const WRITE: Requirement = {
  anyOf: [{ members: "write" }],
  role: { organization: "member" },
  scopes: ["admin:org", "user"],
};

export const listPublicMembers = operation({
  id: "orgs/list-public-members",
  method: "GET",
  path: "/orgs/{org}/public_members",
  summary: "List the people who show that they belong to an organization",
  documentation: "/rest/orgs/members#list-public-organization-members",
  accepts: ANYONE,
  requires: READ,
  query: pageQuery,
  responses: { 200: z.array(simpleUserSchema) },
  example: { params: { org: "acme" } },
  handler: async ({ organization, query, url }) => {
    const page = pageFrom(query);
    const { members, total } = await membersOf(organization.id, { page, publicOnly: true });
    return listed(
      members.map(({ user }) => representSimpleUser(user)),
      { url, page, total },
    );
  },
});

export const checkPublicMember = operation({
  id: "orgs/check-public-membership-for-user",
  method: "GET",
  path: "/orgs/{org}/public_members/{username}",
  summary: "Say whether somebody shows that they belong to an organization",
  documentation: "/rest/orgs/members#check-public-organization-membership-for-a-user",
  accepts: ANYONE,
  requires: READ,
  responses: { 204: null },
  handler: async ({ organization, params }) => {
    const user = await findAccountByLogin(params.username);
    if (!user || !(await isPublicMember(organization.id, user.id)))
      throw new Refusal(404, "User does not exist or is not a public member of the organization");
    return noContent();
  },
});

/** Everybody decides for themselves alone who knows. */
async function requireOneself(grant: Grant, login: string): Promise<number> {
  const userId = requirePerson(grant);
  const named = await findAccountByLogin(login);
  if (named?.id !== userId) throw forbidden("You cannot publicize or conceal somebody else's membership.");
  return userId;
}

export const publicizeMembership = operation({
  id: "orgs/set-public-membership-for-authenticated-user",
  method: "PUT",
  path: "/orgs/{org}/public_members/{username}",
  summary: "Show that one belongs to an organization",
  documentation: "/rest/orgs/members#set-public-organization-membership-for-the-authenticated-user",
  accepts: PEOPLE,
  requires: WRITE,
  responses: { 204: null },
  example: { as: "mona", params: { username: "mona" } },
  handler: async ({ grant, organization, params }) => {
    const userId = await requireOneself(grant, params.username);
    await setMembershipPublic({ userId, organizationId: organization.id, isPublic: true });
    return noContent();
  },
});

export const concealMembership = operation({
  id: "orgs/remove-public-membership-for-authenticated-user",
  method: "DELETE",
  path: "/orgs/{org}/public_members/{username}",
  summary: "Show no longer that one belongs to an organization",
  documentation: "/rest/orgs/members#remove-public-organization-membership-for-the-authenticated-user",
  accepts: PEOPLE,
  requires: WRITE,
  responses: { 204: null },
  example: { as: "mona", params: { username: "mona" } },
  handler: async ({ grant, organization, params }) => {
    const userId = await requireOneself(grant, params.username);
    await setMembershipPublic({ userId, organizationId: organization.id, isPublic: false });
    return noContent();
  },
});
