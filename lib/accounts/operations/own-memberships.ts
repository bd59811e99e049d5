import { z } from "zod";
import { listed, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { acceptInvitation } from "../answer-invitation.ts";
import { belongingsOf, findBelonging, findInvitationTo } from "../people-queries.ts";
import { findAccountByLogin } from "../queries.ts";
import { organizationMembershipSchema, representOrganizationMembership } from "../represent-organization.ts";
import { PEOPLE, requirePerson } from "./require-person.ts";

export const listOwnMemberships = operation({
  id: "orgs/list-memberships-for-authenticated-user",
  method: "GET",
  path: "/user/memberships/orgs",
  summary: "List how one belongs to organizations, or is invited to",
  documentation: "/rest/orgs/members#list-organization-memberships-for-the-authenticated-user",
  accepts: PEOPLE,
  requires: { anyOf: [{}], scopes: ["read:org"] },
  resource: "OrganizationMembership",
  query: pageQuery.extend({
    state: z.enum(["active", "pending"], { error: "use active or pending" }).optional(),
  }),
  responses: { 200: z.array(organizationMembershipSchema) },
  example: {},
  handler: async ({ grant, query, url }) => {
    const page = pageFrom(query);
    const all = await belongingsOf(requirePerson(grant));
    const wanted = all.filter(({ state }) => query.state === undefined || state === query.state);
    const shown = onPage(wanted, page);
    return listed(shown.map(representOrganizationMembership), { url, page, total: wanted.length });
  },
});

export const getOwnMembership = operation({
  id: "orgs/get-membership-for-authenticated-user",
  method: "GET",
  path: "/user/memberships/orgs/{org}",
  summary: "Get how one belongs to an organization, or is invited to",
  documentation: "/rest/orgs/members#get-an-organization-membership-for-the-authenticated-user",
  accepts: PEOPLE,
  requires: { anyOf: [{ members: "read" }], scopes: ["read:org"] },
  responses: { 200: organizationMembershipSchema },
  example: { params: { org: "acme" } },
  handler: async ({ grant, params }) => {
    const organization = await findAccountByLogin(params.org);
    const belonging = organization && (await findBelonging(organization.id, requirePerson(grant)));
    if (!belonging) throw notFound();
    return ok(representOrganizationMembership(belonging));
  },
});

export const acceptOwnMembership = operation({
  id: "orgs/update-membership-for-authenticated-user",
  method: "PATCH",
  path: "/user/memberships/orgs/{org}",
  summary: "Accept an invitation to an organization",
  documentation: "/rest/orgs/members#update-an-organization-membership-for-the-authenticated-user",
  accepts: PEOPLE,
  requires: { anyOf: [{ members: "write" }], scopes: ["write:org"] },
  resource: "OrganizationMembership",
  body: z.object({ state: z.literal("active", { error: "use active" }) }),
  responses: { 200: organizationMembershipSchema },
  example: { as: "hubot", params: { org: "acme" }, body: { state: "active" } },
  handler: async ({ grant, params }) => {
    const userId = requirePerson(grant);
    const organization = await findAccountByLogin(params.org);
    if (!organization) throw notFound();
    const invitation = await findInvitationTo(organization.id, userId);
    if (invitation) await acceptInvitation({ viewerId: userId, invitationId: invitation.id });
    const belonging = await findBelonging(organization.id, userId);
    if (!belonging) throw notFound();
    return ok(representOrganizationMembership(belonging));
  },
});
