import { z } from "zod";
import { listed, noContent, ok } from "@/lib/api/answer.ts";
import { notFound, Refusal } from "@/lib/api/errors.ts";
import { ACTORS, ANYONE, type OrganizationSubject, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { refuseDecision } from "@/lib/api/refuse-decision.ts";
import { decide } from "@/lib/authorization/decide.ts";
import type { Grant } from "@/lib/authorization/grant.ts";
import type { Requirement } from "@/lib/authorization/requirement.ts";
import { findInstallationFacts } from "@/lib/installations/find-facts.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";
import { apiUrl } from "@/lib/platform/urls.ts";
import { findBelonging, membersOf } from "../people-queries.ts";
import { findAccountByLogin, isMember } from "../queries.ts";
import { representSimpleUser, simpleUserSchema } from "../represent.ts";
import {
  organizationMembershipSchema,
  representOrganizationMembership,
  storedRole,
} from "../represent-organization.ts";

const READ_MEMBERS: Requirement = { anyOf: [{ members: "read" }] };

/**
 * Strangers see public members alone. Who is a stranger is decided as everywhere; a credential that lacks the
 * permission is refused, and not given less.
 */
async function seesConcealed(grant: Grant, { id, role }: OrganizationSubject): Promise<boolean> {
  if (grant.kind === "anonymous") return false;
  const installation =
    grant.kind === "user-via-integration" ? await findInstallationFacts(grant.integrationId, id) : null;
  const facts = { organization: { id }, organizationRole: role, installation };
  const decision = decide(grant, READ_MEMBERS, facts);
  if (decision.outcome === "allow") return true;
  if (decision.reason.rule === "role-too-weak") return false;
  throw refuseDecision(grant, decision);
}

export const listMembers = operation({
  id: "orgs/list-members",
  method: "GET",
  path: "/orgs/{org}/members",
  summary: "List the people of an organization",
  documentation: "/rest/orgs/members#list-organization-members",
  accepts: ANYONE,
  requires: { ...READ_MEMBERS, public: true },
  query: pageQuery.extend({
    role: z.enum(["all", "admin", "member"], { error: "use all, admin or member" }).default("all"),
    filter: z.enum(["all", "2fa_disabled"], { error: "use all or 2fa_disabled" }).default("all"),
  }),
  resource: "OrganizationMember",
  responses: { 200: z.array(simpleUserSchema) },
  example: { params: { org: "acme" } },
  handler: async ({ grant, organization, query, url }) => {
    const page = pageFrom(query);
    const publicOnly = !(await seesConcealed(grant, organization));
    const role = query.role === "all" ? undefined : storedRole(query.role);
    const { members, total } = await membersOf(organization.id, { page, role, publicOnly });
    return listed(
      members.map(({ user }) => representSimpleUser(user)),
      { url, page, total },
    );
  },
});

export const checkMembership = operation({
  id: "orgs/check-membership-for-user",
  method: "GET",
  path: "/orgs/{org}/members/{username}",
  summary: "Say whether somebody belongs to an organization",
  documentation: "/rest/orgs/members#check-organization-membership-for-a-user",
  accepts: ANYONE,
  requires: { ...READ_MEMBERS, public: true },
  responses: { 204: null, 302: null },
  handler: async ({ grant, organization, params }) => {
    if (!(await seesConcealed(grant, organization))) {
      const location = apiUrl(`/orgs/${organization.login}/public_members/${params.username}`);
      return { status: 302, headers: { location } };
    }
    const user = await findAccountByLogin(params.username);
    if (!user || !(await isMember(organization.id, user.id)))
      throw new Refusal(404, "User does not exist or is not a member of the organization");
    return noContent();
  },
});

export const getMembership = operation({
  id: "orgs/get-membership-for-user",
  method: "GET",
  path: "/orgs/{org}/memberships/{username}",
  summary: "Get how somebody belongs to an organization, or is invited to",
  documentation: "/rest/orgs/members#get-organization-membership-for-a-user",
  accepts: ACTORS,
  requires: READ_MEMBERS,
  responses: { 200: organizationMembershipSchema },
  example: { params: { org: "acme", username: "mona" } },
  handler: async ({ organization, params }) => {
    const user = await findAccountByLogin(params.username);
    const belonging = user && (await findBelonging(organization.id, user.id));
    if (!belonging) throw notFound();
    return ok(representOrganizationMembership(belonging));
  },
});
