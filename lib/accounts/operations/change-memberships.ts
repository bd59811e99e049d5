import { z } from "zod";
import { noContent, ok } from "@/lib/api/answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { ACTORS, operation } from "@/lib/api/operation.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { requireActor } from "@/lib/host/acting.ts";
import { removeMember } from "../change-membership.ts";
import { findBelonging } from "../people-queries.ts";
import { findAccountByLogin } from "../queries.ts";
import {
  organizationMembershipSchema,
  representOrganizationMembership,
  storedRole,
} from "../represent-organization.ts";
import { memberRole } from "../schemas.ts";
import { removeMembership, setMembership } from "../set-membership.ts";

const WRITE: Requirement = {
  anyOf: [{ members: "write" }],
  role: { organization: "admin" },
  scopes: ["admin:org"],
};

export const setMembershipOperation = operation({
  id: "orgs/set-membership-for-user",
  method: "PUT",
  path: "/orgs/{org}/memberships/{username}",
  summary: "Give somebody a role in an organization; who does not belong to it is invited",
  documentation: "/rest/orgs/members#set-organization-membership-for-a-user",
  accepts: ACTORS,
  requires: WRITE,
  resource: "OrganizationMembership",
  body: z.object({ role: memberRole.default("member") }),
  responses: { 200: organizationMembershipSchema },
  example: { params: { username: "lisa" }, body: { role: "member" } },
  handler: async ({ grant, organization, params, body }) => {
    const target = { viewerId: requireActor(grant).accountId, organizationId: organization.id, login: params.username };
    await setMembership({ ...target, role: storedRole(body.role) });
    const user = await findAccountByLogin(params.username);
    const belonging = user && (await findBelonging(organization.id, user.id));
    if (!belonging) throw notFound();
    return ok(representOrganizationMembership(belonging));
  },
});

export const removeMembershipOperation = operation({
  id: "orgs/remove-membership-for-user",
  method: "DELETE",
  path: "/orgs/{org}/memberships/{username}",
  summary: "Take somebody out of an organization, or take an invitation back",
  documentation: "/rest/orgs/members#remove-organization-membership-for-a-user",
  accepts: ACTORS,
  requires: WRITE,
  responses: { 204: null },
  example: { params: { username: "lisa" } },
  handler: async ({ grant, organization, params }) => {
    const viewerId = requireActor(grant).accountId;
    await removeMembership({ viewerId, organizationId: organization.id, login: params.username });
    return noContent();
  },
});

export const removeMemberOperation = operation({
  id: "orgs/remove-member",
  method: "DELETE",
  path: "/orgs/{org}/members/{username}",
  summary: "Take a member out of an organization",
  documentation: "/rest/orgs/members#remove-an-organization-member",
  accepts: ACTORS,
  requires: WRITE,
  responses: { 204: null },
  example: { params: { username: "hubot" } },
  handler: async ({ grant, organization, params }) => {
    const user = await findAccountByLogin(params.username);
    if (!user) throw notFound();
    const viewerId = requireActor(grant).accountId;
    await removeMember({ viewerId, organizationId: organization.id, userId: user.id });
    return noContent();
  },
});
